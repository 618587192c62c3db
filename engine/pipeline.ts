/**
 * The story on one page: how a call of a derivative function becomes code that runs, and what the run tells.
 *
 *   source → parse → lower → analyse → plan → transform → emit → run → trace → view
 *
 * Source and parse happen cell by cell, when a cell is run (`session`); the rest here, once for each kind of call.
 * Every intermediate result is kept in the `Story`, for the views.
 */
import { analyseAliases, type Aliases } from "./analyse/aliases.ts";
import { diagnose } from "./diagnostics/diagnose.ts";
import { DiagnosticError, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { isOverflow } from "./diagnostics/overflow.ts";
import type { Emitted } from "./emit/emitted.ts";
import { emitModule } from "./emit/emitModule.ts";
import type { Module, ModeChoice, TieChoice } from "./ir/types.ts";
import { lowerEntry } from "./lower/lowerEntry.ts";
import type { EntryShape, GlobalBinding } from "./lower/shape.ts";
import type { Program } from "./parse/program.ts";
import { refuseUnknownPlanKeys } from "./plan/planKeys.ts";
import type { ExecutionHost } from "./run/host.ts";
import { instantiate, type Executable, type Execution } from "./run/instantiate.ts";
import { nowhere, type Span } from "./source/span.ts";
import { chooseTies } from "./transform/chooseTies.ts";
import { expandDerivatives } from "./transform/expand.ts";
import { forgetUnread } from "./transform/simplify/forgetUnread.ts";
import { separateReaders } from "./transform/simplify/separateReaders.ts";
import { simplify } from "./transform/simplify/simplify.ts";

export interface CompileOptions {
  /** Modes by owner key, which override what the code says. */
  readonly plan: Readonly<Record<string, ModeChoice>>;
  /** How ties are decided where no derivative call inside says it. */
  readonly ties?: TieChoice;
  /** How often the function itself may be differentiated later on, as a recording is; default 0. */
  readonly differentiatedAfter?: number;
}

/** Everything that was made on the way from a call's shapes to its code. Lengths and numbers play no part in it. */
export class Story {
  readonly entry: EntryShape;
  readonly options: CompileOptions;
  /** The captured variables of the entry's functions that the root takes before its arguments. */
  readonly globals: readonly GlobalBinding[];
  readonly root: string;
  /** As written, derivatives still symbolic. */
  readonly lowered: Module;
  /** Derivatives written out and simplified. */
  readonly expanded: Module;
  readonly aliases: Aliases;
  readonly #executables = new Map<boolean, Executable>();

  constructor(program: Program, entry: EntryShape, options: CompileOptions) {
    this.entry = entry;
    this.options = options;
    const lowered = lowerEntry(program, entry, options.differentiatedAfter);
    if (!lowered.ok) throw new CompileError(lowered.diagnostics);
    this.globals = lowered.globals;
    this.root = lowered.root;
    this.lowered = chooseTies(lowered.module, lowered.root, options.ties);
    const names = new Set([...program.literals.values()].map(({ name }) => name));
    refuseUnknownPlanKeys(this.lowered, lowered.root, names);
    const tidy = separateReaders(simplify(this.lowered, lowered.root), lowered.root);
    const expanded = simplify(expandDerivatives(tidy, lowered.root, options), lowered.root);
    this.expanded = forgetUnread(expanded, lowered.root);
    this.aliases = analyseAliases(this.expanded, this.root);
  }

  /** Code that does the work alone, or that also counts it; both give the same bits. Emitted when first asked for. */
  executable(measured: boolean): Executable {
    const known = this.#executables.get(measured);
    if (known !== undefined) return known;
    const made = instantiate(this.emit(measured));
    this.#executables.set(measured, made);
    return made;
  }

  emit(measured: boolean): Emitted {
    return emitModule(this.expanded, this.root, { measured, aliases: this.aliases });
  }

  /** `args`: the values of `globals`, then the arguments of the call. See `Executable.run` for what it raises. */
  run(args: readonly unknown[], measured: boolean, host: ExecutionHost, call: CallPlace): Execution {
    return this.executable(measured).run(args, {
      host,
      budget: call.budgetBytes,
      span: call.span,
      name: call.name,
    });
  }
}

export interface CallPlace {
  readonly span: Span;
  readonly name: string;
  readonly budgetBytes: number;
}

/** What is wrong with a program, found before any of it ran. */
class CompileError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
    this.name = "CompileError";
    this.diagnostics = diagnostics;
  }
}

export type Compilation =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Compiles a call of these shapes. What the user did wrong comes back as diagnostics; only broken invariants throw. */
export function compile(program: Program, entry: EntryShape, options: CompileOptions): Compilation {
  try {
    return { ok: true, story: new Story(program, entry, options) };
  } catch (error) {
    if (error instanceof CompileError) return { ok: false, diagnostics: error.diagnostics };
    if (error instanceof DiagnosticError) return { ok: false, diagnostics: [error.diagnostic] };
    if (error instanceof Error && isOverflow(error.name, error.message))
      return { ok: false, diagnostics: [diagnose("code-too-deep", nowhere, { name: "this function" })] };
    throw error;
  }
}
