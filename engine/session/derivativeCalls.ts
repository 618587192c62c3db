/**
 * Calls of derivative functions: describes the call, compiles what is not compiled yet, runs it, and keeps a
 * report of the first run of each call in a cell. What goes wrong is told at the call.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { DiagnosticError, InvariantError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ModeChoice, TieChoice } from "../ir/types.ts";
import type { Program } from "../parse/program.ts";
import type { DerivativeReport, ModeName, PlainValue } from "../protocol.ts";
import { Recorded } from "../record/recorded.ts";
import { Reader } from "../record/wording.ts";
import { describe, type Description } from "../run/describe.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import type { ExecutionHost } from "../run/host.ts";
import { isSomewhere, type Span } from "../source/span.ts";
import { CompileCache } from "./compileCache.ts";
import type { Compiled, DerivativeCompiler, RunHost } from "./compiler.ts";
import { diagnoseOwn, DiagnosticsError, ForeignError } from "./failures.ts";
import type { CallPlace } from "./place.ts";
import { primalEntryOf } from "../trace/primalEntry.ts";
import { blameRule } from "./ruleBlame.ts";
import type { RuleWatch } from "./ruleWatch.ts";
import { isFinite } from "./finite.ts";
import { toPlain, type PlainLimits } from "./plainValue.ts";
import { RecordableCache } from "./recordable.ts";
import type { RunningCell } from "./runningCell.ts";

export interface DerivativeRequest {
  /** The registered function that is applied: `gradient(f)`, or the pullback of `vjp(f)`. */
  readonly applied: AnyFunction;
  readonly transform: string;
  readonly entryName: string;
  readonly args: readonly unknown[];
  readonly place: CallPlace;
  readonly budgetBytes: number;
  /** Measure this call whether or not it is the first. */
  readonly measure: boolean;
  /** Say where a result that is not finite comes from. */
  readonly follow: boolean;
  /** The function ran before, at this point, for its value: what it prints has been printed. */
  readonly again?: boolean;
}

export interface DerivativeOutcome {
  readonly value: unknown;
  /** Of this run, where it was measured. */
  readonly report: DerivativeReport | undefined;
}

/** A call of what `record(f)` gave. */
export interface RecordRequest {
  /** The function to record. */
  readonly applied: AnyFunction;
  readonly entryName: string;
  readonly args: readonly unknown[];
  readonly place: CallPlace;
  /** How its derivatives decide ties. */
  readonly ties: TieChoice;
}

export interface RecordedCall {
  /** The functions that it reaches. */
  readonly functions: readonly AnyFunction[];
  readonly recorded: Recorded;
  /** What of the arguments was compiled for. */
  readonly structure: string;
  readonly reader: Reader;
  /** For what is run of the recording; prints no primals again. */
  readonly host: ExecutionHost;
}

interface ToldCall extends Pick<DerivativeRequest, "place" | "transform"> {
  /** What is reached by a recording, of which one may have a rule that fails. */
  readonly functions?: readonly AnyFunction[];
}

/** The tape's budget unless an option says otherwise: 256 MiB. */
export const defaultBudgetBytes = 256 * 2 ** 20;

/** Straight lines of so many operations are compiled in seconds; longer ones would keep a reader waiting. */
export const longestCode = 100_000;

export class DerivativeCalls {
  readonly #registry: FunctionRegistry;
  readonly #compiler: DerivativeCompiler;
  readonly #program: Program;
  readonly #world: Omit<RunHost, "native">;
  readonly #current: () => RunningCell | undefined;
  /** Recordings of more operations are differentiated by sweeps over their lists, where that can be. */
  sweepBeyond = longestCode;
  readonly #limits: PlainLimits;
  readonly #cache: CompileCache;
  /** Told which rules a derivative reaches. */
  rules: RuleWatch | undefined;
  readonly #recordables = new RecordableCache();

  constructor(
    registry: FunctionRegistry,
    compiler: DerivativeCompiler,
    program: Program,
    world: Omit<RunHost, "native">,
    current: () => RunningCell | undefined,
    limits: PlainLimits,
  ) {
    this.#limits = limits;
    this.#registry = registry;
    this.#compiler = compiler;
    this.#program = program;
    this.#world = world;
    this.#current = current;
    this.#cache = new CompileCache(compiler);
  }

  /** Runs a call. Raises DiagnosticError at the call; errors of the user's own functions come out as they are. */
  call(request: DerivativeRequest): DerivativeOutcome {
    return this.#told(request, () => this.#call(request));
  }

  /** Runs and records a call; to be called within `told`. */
  record({ applied, entryName, args, place, ties }: RecordRequest): RecordedCall {
    const description = describe(this.#registry, applied, args, place.span, "record");
    const { functions } = description;
    const result = this.#recordables.get(this.#program, description.entry, ties);
    if (!result.ok)
      throw this.#blamed(functions, new DiagnosticsError(result.diagnostics[0]!, result.diagnostics));
    const { recordable } = result;
    const host = recordable.hostOf(this.#hostOf(description, this.#world));
    const globals = recordable.globals.map(({ instance, name }) => description.captured(instance, name));
    const run = this.#blaming(functions, () =>
      recordable.record(globals, args, { host, span: place.span, name: entryName }),
    );
    return {
      functions,
      recorded: new Recorded(run, (name) => host.native(name)),
      structure: structureOf(description),
      reader: new Reader(textsOf(this.#program)),
      host: { ...host, print: (event) => (event.what === "cotangent" ? host.print(event) : undefined) },
    };
  }

  /** What a recording has to be recorded anew for, where it differs. */
  structureOf({ applied, args, place }: RecordRequest): string {
    return structureOf(describe(this.#registry, applied, args, place.span, "record"));
  }

  /** Words of Mixtape's own on the console of the cell that runs. */
  remark(text: string, span: Span): void {
    this.#current()?.console.print("note", [text], span);
  }

  /** Does something with a recording; raises as `call` does. */
  told<T>(request: ToldCall, act: () => T): T {
    const { functions = [], place } = request;
    return this.#told(request, () => this.#blaming(functions, () => owned(place.span, act)));
  }

  /** Tells at the call what goes wrong. */
  #told<T>(request: ToldCall, act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof DiagnosticsError)
        throw new DiagnosticsError(
          atCall(error.diagnostic, request),
          error.all.map((each) => atCall(each, request)),
        );
      if (error instanceof DiagnosticError) throw new DiagnosticError(atCall(error.diagnostic, request));
      throw error;
    }
  }

  #call(request: DerivativeRequest): DerivativeOutcome {
    const { applied, transform, args, place } = request;
    const description = describe(this.#registry, applied, args, place.span, transform);
    return this.#blaming(description.functions, () => this.#run(request, description));
  }

  /** A fault inside a rule of one of these functions tells whose it is, and where it is used. */
  #blaming<T>(functions: readonly AnyFunction[], act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw error instanceof DiagnosticError ? this.#blamed(functions, error) : error;
    }
  }

  #blamed(functions: readonly AnyFunction[], error: DiagnosticError): DiagnosticError {
    const blame = (each: Diagnostic): Diagnostic => blameRule(each, functions, this.#registry, this.#program);
    if (error instanceof DiagnosticsError)
      return new DiagnosticsError(blame(error.diagnostic), error.all.map(blame));
    const blamed = blame(error.diagnostic);
    return blamed === error.diagnostic ? error : new DiagnosticError(blamed);
  }

  #run(request: DerivativeRequest, description: Description): DerivativeOutcome {
    const { transform, args, place } = request;
    const cell = this.#current();
    const seen = cell?.calls.enter(place, `${transform} ${literalOf(description)}`);
    if (seen?.isFirst) this.#tellRules(description, args);
    const overrides = (seen && cell?.overrides[seen.id]) ?? {};
    const compiled = owned(place.span, () => this.#compile(description, overrides));
    const measure = request.measure || (seen?.isFirst ?? false);
    const globals = globalsOf(compiled, description);
    const world = request.again === true ? this.#worldSeenBefore(place.span, request.entryName) : this.#world;
    const host = this.#hostOf(description, world);
    const { value, measured, inputs } = owned(place.span, () =>
      compiled.run(globals, args, host, {
        measure,
        keepInputs: request.follow,
        budgetBytes: request.budgetBytes,
        span: place.span,
        name: request.entryName,
      }),
    );
    if (cell && seen && !cell.calls.hasNonFinite(seen.id) && !isFinite(value) && isFinite(args)) {
      const follow = () => compiled.follow(globals, args, silent(host), inputs);
      const way = request.follow ? owned(place.span, follow) : undefined;
      const state = request.follow ? (way ? "followed" : "tooLong") : "seen";
      const [point, result] = [args.map((each) => this.#plain(each)), this.#plain(value)];
      const note = { path: [], cut: 0, ...way, call: seen.count, state, point, result } as const;
      cell.calls.noteNonFinite(seen.id, note);
    }
    if (!measure || measured === undefined || !seen || !cell) return { value, report: undefined };
    const facts = {
      id: seen.id,
      cell: cell.id,
      span: place.span,
      transform,
      entryName: request.entryName,
      args,
      result: value,
      overrides,
      budgetBytes: request.budgetBytes,
    };
    const report = owned(place.span, () => this.#compiler.report(compiled, measured, facts));
    const full = { ...report, result: this.#plain(value) };
    if (seen.isFirst) cell.calls.keep(full);
    return { value, report: full };
  }

  #plain(value: unknown): PlainValue {
    return toPlain(value, this.#registry, this.#limits);
  }

  #tellRules({ entry, functions }: Description, args: readonly unknown[]): void {
    const primal = primalEntryOf(entry, () => undefined);
    if (primal) this.rules?.reached(functions, functions[primal.entry.callee.instance], primal.pick(args));
  }

  #compile(description: Description, overrides: Readonly<Record<string, ModeName>>): Compiled {
    const plan = Object.fromEntries(Object.entries(overrides).filter(isChoice));
    const result = this.#cache.compile(this.#program, description.entry, { plan });
    if (result.ok) return result.compiled;
    const [first] = result.diagnostics;
    if (!first) throw new InvariantError("a compilation failed without a word");
    throw new DiagnosticsError(first, result.diagnostics);
  }

  #hostOf({ functions }: Description, world: Omit<RunHost, "native">): RunHost {
    return {
      ...world,
      native: (instance) => {
        const value = functions[instance];
        if (!value) throw new InvariantError(`there is no function ${String(instance)}`);
        return foreign(value as (...args: readonly unknown[]) => unknown);
      },
    };
  }

  /** Nothing is printed twice; numbers drawn anew would belong to another value. */
  #worldSeenBefore(span: Span, name: string): Omit<RunHost, "native"> {
    return {
      print: (event) => {
        if (event.what === "cotangent") this.#world.print(event);
      },
      input: (input) =>
        input === "random" ? refuse("pullback-draws", span, { name }) : this.#world.input(input),
    };
  }
}

/** Runs what is the engine's own: what breaks there is told as that, and what the user's functions throw passes. */
function owned<T>(span: Span, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ForeignError) throw error.thrown;
    if (error instanceof DiagnosticError || !(error instanceof Error)) throw error;
    throw new DiagnosticError(diagnoseOwn(error, span));
  }
}

/** The user's function, marking what it throws. */
function foreign(f: (...args: readonly unknown[]) => unknown): (...args: readonly unknown[]) => unknown {
  return (...args) => {
    try {
      return f(...args);
    } catch (error) {
      throw error instanceof DiagnosticError ? error : new ForeignError(error);
    }
  };
}

function structureOf({ entry }: Description): string {
  return JSON.stringify(entry.args);
}

/** The texts as they are now, whatever becomes of the cells. */
function textsOf({ sources }: Program): (source: string) => string | undefined {
  const kept = new Map(sources);
  return (source) => kept.get(source)?.text;
}

/** What a run that is only looked at may do to the world: nothing. */
function silent(host: RunHost): RunHost {
  return { ...host, print: () => undefined };
}

function globalsOf(compiled: Compiled, { captured }: Description): unknown[] {
  return compiled.globals.map(({ instance, name }) => captured(instance, name));
}

/** The function that is differentiated, to tell apart what one call site differentiates in turn. */
function literalOf({ entry }: Description): string {
  let at = entry.instances[entry.callee.instance];
  while (at?.kind === "wrapper") {
    const inner: unknown = at.inner[0]?.[1];
    at = isFunctionShape(inner) ? entry.instances[inner.instance] : undefined;
  }
  return at?.kind === "literal" ? at.literal : "";
}

function isFunctionShape(shape: unknown): shape is { readonly instance: number } {
  return typeof shape === "object" && shape !== null && "instance" in shape;
}

const choices: ReadonlySet<string> = new Set<ModeChoice>([
  "reverse",
  "forward-late",
  "forward-preaccumulate",
  "checkpoint",
  "implicit",
  "rule",
  "nondifferentiable",
]);

function isChoice(entry: readonly [string, ModeName]): entry is [string, ModeChoice] {
  return choices.has(entry[1]);
}

/** A diagnostic that says which call led to it; what has no place in the user's text stands at the call. */
function atCall(diagnostic: Diagnostic, { place: { span }, transform }: ToldCall): Diagnostic {
  if (!isSomewhere(diagnostic.span)) return { ...diagnostic, span };
  if (contains(span, diagnostic.span)) return diagnostic;
  return {
    ...diagnostic,
    related: [
      ...diagnostic.related,
      { span, message: `in this call of a function made by \`${transform}\`` },
    ],
  };
}

function contains(outer: Span, inner: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;
}
