/**
 * What a session asks of the pipeline: to compile a derivative call, to run it, to tell what it did. A session
 * knows no more of differentiation than this.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { InputOp, ModeChoice } from "../ir/types.ts";
import type { EntryShape, GlobalBinding } from "../lower/shape.ts";
import type { Program } from "../parse/program.ts";
import type { DerivativeReport, ModeName } from "../protocol.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { PrintEvent } from "../run/host.ts";
import type { Span } from "../source/span.ts";
import type { Way } from "../trace/nonFinite.ts";

export interface CompileOptions {
  /** Modes by owner key, which override what the code says. */
  readonly plan: Readonly<Record<string, ModeChoice>>;
}

export type CompileResult<C extends Compiled> =
  | { readonly ok: true; readonly compiled: C }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A compiled derivative call; independent of the lengths of its arguments. */
export interface Compiled {
  /** The captured variables that it takes before its arguments. */
  readonly globals: readonly GlobalBinding[];
  /** The instances whose functions it calls as they stand. */
  readonly natives: readonly number[];
  run(globals: readonly unknown[], args: readonly unknown[], host: RunHost, options: RunOptions): RunResult;
  /** The way of a result that is not finite, given the numbers from outside that its run was given. */
  follow(
    globals: readonly unknown[],
    args: readonly unknown[],
    host: RunHost,
    inputs: readonly number[],
  ): Way | undefined;
}

export interface RunOptions {
  readonly measure: boolean;
  /** Keep the numbers from outside, for `follow`. */
  readonly keepInputs: boolean;
  readonly budgetBytes: number;
  /** Where the call stands, and what a person calls the function that runs: for what has no place of its own. */
  readonly span: Span;
  readonly name: string;
}

export interface RunResult {
  readonly value: unknown;
  /** Present when measured; for `report` to read. */
  readonly measured?: unknown;
  /** Numbers from outside, in the order in which they were asked for, where they were to be kept. */
  readonly inputs: readonly number[];
}

/** What compiled code can reach of the world. */
export interface RunHost {
  print(event: PrintEvent): void;
  /** An inactive number from outside. */
  input(name: InputOp["name"]): number;
  /** The function value of an instance of the entry. */
  native(instance: number): AnyFunction;
}

/** What a report says that only the session knows. */
export interface CallFacts {
  readonly id: string;
  readonly cell: string;
  readonly span: Span;
  readonly transform: string;
  readonly entryName: string;
  readonly args: readonly unknown[];
  readonly result: unknown;
  readonly overrides: Readonly<Record<string, ModeName>>;
  readonly budgetBytes: number;
}

export interface DerivativeCompiler {
  compile(program: Program, entry: EntryShape, options: CompileOptions): CompileResult<Compiled>;
  report(compiled: Compiled, measured: unknown, facts: CallFacts): DerivativeReport;
}
