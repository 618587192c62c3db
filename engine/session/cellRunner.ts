/**
 * Runs one cell: refuses it with all that is wrong before its first statement, or runs it to its end or its
 * first uncaught exception. Whatever happens, there is a result.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { instrument, type Instrumented, type OutsideName } from "../parse/instrument.ts";
import type { ParsedSource } from "../parse/program.ts";
import type { CellResult } from "../protocol.ts";
import type { FunctionRegistry } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { diagnoseUnread, type Cell } from "./cell.ts";
import { CellScope } from "./cellRuntime.ts";
import { consoleAt } from "./consoleCapture.ts";
import type { Evaluations } from "./evaluations.ts";
import { diagnoseThrown } from "./failures.ts";
import { languageNames } from "./knownNames.ts";
import type { CellOrder } from "./order.ts";
import { toPlain, type PlainLimits } from "./plainValue.ts";
import type { RunningCell } from "./runningCell.ts";

/** What a run left behind for other cells. */
export interface Outcome {
  readonly ok: boolean;
  /** The present value of each name that the cell defines; throws where it has none. */
  readonly names: ReadonlyMap<string, () => unknown>;
}

export interface RunnerParts {
  readonly registry: FunctionRegistry;
  readonly evaluations: Evaluations;
  readonly ambient: ReadonlyMap<string, unknown>;
  readonly current: () => RunningCell | undefined;
  readonly limits: PlainLimits;
  readonly textOf: (source: string) => string | undefined;
  readonly now: () => number;
}

type Reader = () => unknown;

export class CellRunner {
  readonly #parts: RunnerParts;
  readonly #math = frozenMath();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  run(
    cell: Cell,
    faults: readonly Diagnostic[],
    running: RunningCell,
    order: CellOrder,
    outcomes: ReadonlyMap<string, Outcome>,
  ): { readonly result: CellResult; readonly outcome: Outcome } {
    const start = this.#parts.now();
    const { scope, diagnostics } =
      faults.length > 0 || !cell.source
        ? { scope: undefined, diagnostics: faults }
        : this.#evaluate(cell, cell.source, running, readersFor(cell, order, outcomes));
    const ok = diagnostics.length === 0;
    const names = cell.defines.map(({ name }) => name);
    const result: CellResult = {
      cell: cell.id,
      status: ok ? "ok" : "error",
      value:
        ok && scope?.hasValue ? toPlain(scope.value, this.#parts.registry, this.#parts.limits) : undefined,
      console: running.console.lines(),
      reports: running.calls.reports(),
      diagnostics,
      defines: names,
      needs: cell.source && cell.needs.map(({ name }) => name),
      milliseconds: this.#parts.now() - start,
      inputs: running.inputs,
      shown: running.live.shown(),
      checks: running.checks,
    };
    const missing: Reader = () => {
      throw new ReferenceError("the cell that defines this did not finish");
    };
    return {
      result,
      outcome: { ok, names: new Map(names.map((name, i) => [name, scope?.readers[i] ?? missing])) },
    };
  }

  #evaluate(
    cell: Cell,
    source: ParsedSource,
    running: RunningCell,
    outside: ReadonlyMap<string, Outside>,
  ): { readonly scope: CellScope | undefined; readonly diagnostics: readonly Diagnostic[] } {
    let instrumented: Instrumented;
    try {
      const ways = new Map([...outside].map(([name, { how }]) => [name, how]));
      instrumented = instrument(source, ways, (name) => languageNames.has(name));
    } catch (error) {
      return { scope: undefined, diagnostics: diagnoseUnread(error, wholeOf(cell)) };
    }
    if (instrumented.refused.length > 0) return { scope: undefined, diagnostics: instrumented.refused };
    const live = new Map(
      [...outside].flatMap(([name, { how, read }]) => (how === "live" ? [[name, read]] : [])),
    );
    const { current, evaluations, textOf } = this.#parts;
    const scope = new CellScope(instrumented, live, current);
    try {
      this.#call(cell, instrumented, scope, outside);
      running.live.settle();
      return { scope, diagnostics: [] };
    } catch (thrown) {
      const diagnostics = diagnoseThrown(thrown, evaluations, textOf, running.thrownAt, wholeOf(cell));
      // What filled the memory must not stay there with the names that hold it.
      const isFull = diagnostics.some(({ code }) => code === "memory-budget");
      return { scope: isFull ? undefined : scope, diagnostics };
    }
  }

  #call(
    cell: Cell,
    instrumented: Instrumented,
    scope: CellScope,
    outside: ReadonlyMap<string, Outside>,
  ): void {
    const given = new Map<string, unknown>([
      ...cell.needs.flatMap(({ name }) => {
        const value = this.#ambientNamed(name);
        return value && !outside.has(name) ? [[name, value.value] as const] : [];
      }),
      ...instrumented.parameters.map((name) => [name, outside.get(name)?.read()] as const),
    ]);
    const parameters = [instrumented.runtimeName, ...given.keys()];
    const run = this.#make(cell, instrumented, parameters);
    run.call(undefined, scope, ...given.values());
  }

  #make(cell: Cell, { rewritten }: Instrumented, parameters: readonly string[]) {
    try {
      return this.#parts.evaluations.make(cell.id, rewritten, parameters);
    } catch (error) {
      // What the parser lets through and the JavaScript engine does not, such as a wrong regular expression.
      const problem = error instanceof Error ? error.message : "the JavaScript engine does not take it";
      return refuse("syntax-error", wholeOf(cell), { problem, advice: "Look for it in this cell." });
    }
  }

  #ambientNamed(name: string): { readonly value: unknown } | undefined {
    if (name === "Math") return { value: this.#math };
    if (name === "console") return { value: consoleAt(() => this.#parts.current()?.console, undefined) };
    return this.#parts.ambient.has(name) ? { value: this.#parts.ambient.get(name) } : undefined;
  }
}

interface Outside {
  readonly how: OutsideName;
  readonly read: Reader;
}

/** The names of other cells that a cell needs. */
function readersFor(
  cell: Cell,
  { definer }: CellOrder,
  outcomes: ReadonlyMap<string, Outcome>,
): ReadonlyMap<string, Outside> {
  return new Map(
    cell.needs.flatMap(({ name }) => {
      const source = definer.get(name);
      const read = source && source.id !== cell.id ? outcomes.get(source.id)?.names.get(name) : undefined;
      if (!read || !source) return [];
      const defined = source.defines.find((each) => each.name === name);
      const how: OutsideName =
        !defined || defined.reassigned ? "live" : defined.isFunction ? "function" : "constant";
      return [[name, { how, read }] as const];
    }),
  );
}

/** A place for what has none: the first line of the cell that says anything. */
function wholeOf({ id, text }: Cell): Span {
  const line = /\S[^\r\n]*/.exec(text);
  return { source: id, start: line?.index ?? 0, end: line ? line.index + line[0].length : text.length };
}

/** `Math` as cells see it: what they store into it reaches nobody else. */
function frozenMath(): object {
  const prototype: object = Object.create(Object.prototype, {
    constructor: { value: { name: "Math" } },
  }) as object;
  return Object.freeze(Object.create(prototype, Object.getOwnPropertyDescriptors(Math)) as object);
}
