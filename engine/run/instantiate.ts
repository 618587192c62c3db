/** Emitted text → a function that can be run, again and again, on one tape. */
import type { Emitted, Layout } from "../emit/emitted.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { LibraryFault } from "../library/libraryFault.ts";
import { isSomewhere, type Span } from "../source/span.ts";
import { Entrance, leave } from "./convert.ts";
import { budgetFault, type BudgetHolder } from "./faults.ts";
import { closedHost, type ExecutionHost } from "./host.ts";
import { NamedModule } from "./modulePlaces.ts";
import { Recorder, type Measurement } from "./recorder.ts";
import { createScope, type Current, type Scope } from "./scope.ts";
import { seeingFar } from "./stacks.ts";
import { defaultBudget, Tape, TapeExceeded } from "./tape.ts";

export interface ExecutionOptions {
  readonly host?: ExecutionHost;
  /** Most bytes on the tape; default 256 MiB. */
  readonly budget?: number;
  /** Where the call stands, for what has no place of its own. */
  readonly span: Span;
  /** What a person calls the function that runs, likewise. */
  readonly name: string;
}

export interface Execution {
  /** One for each result of the root, as the user knows it. */
  readonly results: readonly unknown[];
  /** Of measured code. */
  readonly measurement: Measurement | undefined;
}

export interface Executable {
  readonly emitted: Emitted;
  /**
   * Runs the root on the user's values, which are never changed. Raises DiagnosticError for what the program does wrong
   * (`tape-budget` included) and UserThrow for its own `throw`; errors of natives and stack overflows come out as they are.
   */
  run(args: readonly unknown[], options: ExecutionOptions): Execution;
}

/** Evaluates the text once. Runs may be nested (by natives) as long as they use the same tape. */
export function instantiate(emitted: Emitted, tape: Tape = new Tape()): Executable {
  return new Instance(emitted, tape);
}

class Instance implements Executable {
  readonly emitted: Emitted;
  readonly #tape: Tape;
  readonly #current: Current = { host: closedHost, recorder: undefined };
  readonly #scope: Scope;
  readonly #module: NamedModule;
  readonly #root: (...args: unknown[]) => unknown;

  constructor(emitted: Emitted, tape: Tape) {
    this.emitted = emitted;
    this.#tape = tape;
    this.#scope = createScope(emitted, tape, this.#current);
    this.#module = new NamedModule(emitted);
    const factory = new Function("rt", this.#module.text) as (rt: Scope) => (...args: unknown[]) => unknown;
    this.#root = factory(this.#scope);
  }

  run(args: readonly unknown[], options: ExecutionOptions): Execution {
    const outer = { ...this.#current };
    const mark = this.#tape.mark();
    const isOutermost = this.#tape.bytes === 0;
    if (isOutermost) this.#tape.budget = options.budget ?? defaultBudget;
    this.#current.host = options.host ?? closedHost;
    this.#current.recorder = this.emitted.measured ? new Recorder(this.emitted, this.#tape) : undefined;
    try {
      return this.#execute(args, options);
    } finally {
      Object.assign(this.#current, outer);
      this.#scope.outReferences.length = 0;
      if (isOutermost) this.#tape.release();
      else this.#tape.rewind(mark);
    }
  }

  #execute(args: readonly unknown[], options: ExecutionOptions): Execution {
    const { params, results } = this.emitted;
    const entrance = new Entrance(params, options.span);
    const entered = params.map((layout, index) => entrance.enter(layout, args[index]));
    try {
      const first = seeingFar(() => this.#root(...entered));
      const values = results.map((layout, index) =>
        leave(layout, index === 0 ? first : this.#outResult(layout, index)),
      );
      return { results: values, measurement: this.#current.recorder?.finish() };
    } catch (error) {
      if (error instanceof TapeExceeded)
        throw budgetFault(options.budget ?? this.#tape.budget, this.#holder(options, error.bytes));
      throw error instanceof DiagnosticError ? this.#placed(error) : error;
    }
  }

  /** What ended in Mixtape's own TypeScript is told at the user's call that led there. */
  #placed(error: DiagnosticError): DiagnosticError {
    if (isSomewhere(error.diagnostic.span)) return error;
    const call = this.#module.callOf(error);
    if (call === undefined) return error;
    const { span, called } = call;
    const told = error instanceof LibraryFault && called !== undefined ? error.of(called) : error;
    return new DiagnosticError({ ...told.diagnostic, span });
  }

  #outResult(layout: Layout, index: number): unknown {
    const { out, outReferences } = this.#scope;
    if (layout.kind === "num") return out[index];
    return layout.kind === "bool" ? out[index] !== 0 : outReferences[index];
  }

  /** Who holds most of the tape; in fast code, which does not know, the function that was called. */
  #holder({ name, span }: ExecutionOptions, bytes: number): BudgetHolder {
    return this.#current.recorder?.largestHolder() ?? { name, span, bytes };
  }
}
