/**
 * The pipeline as a session uses it: compiles a derivative call together with its primal, runs both when
 * figures are wanted, and has the report written.
 */
import { analyseActivity, type Activity } from "../analyse/activity.ts";
import { analyseAliases } from "../analyse/aliases.ts";
import { findStoreTargets } from "../analyse/storeTargets.ts";
import { emitModule } from "../emit/emitModule.ts";
import { isDifferentiable } from "../ir/shadow.ts";
import { copyOf, type Datum } from "../ir/structure.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { CallOp, Func, ModeChoice, Module, Type } from "../ir/types.ts";
import type { GlobalBinding } from "../lower/shape.ts";
import type { Program } from "../parse/program.ts";
import { compile, type CallPlace, type Story } from "../pipeline.ts";
import type { DerivativeReport, RunSteps } from "../protocol.ts";
import type { Recordable } from "../record/recordRun.ts";
import { FunctionRegistry } from "../run/functionRegistry.ts";
import type { ExecutionHost } from "../run/host.ts";
import { instantiate, type Executable, type Execution } from "../run/instantiate.ts";
import { indexLines, positionAt, type LineIndex } from "../source/lines.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { followNonFinite } from "../trace/nonFinite.ts";
import { primalEntryOf, type PrimalEntry } from "../trace/primalEntry.ts";
import { ruledFunctions } from "../trace/ruledFunctions.ts";
import { ProbeCounts, probeName, withProbes, type Probed } from "../trace/probe.ts";
import { reportOf, type MeasuredRun } from "../trace/report.ts";
import { shapeNoteOf } from "../trace/shapeNote.ts";
import type { CallFacts, Compiled, DerivativeCompiler, RunHost, RunOptions, RunResult } from "./compiler.ts";
import { DiagnosticError, InvariantError } from "../diagnostics/diagnostic.ts";
import { pageLimits, toPlain } from "./plainValue.ts";
import { recordableOf } from "./recordable.ts";
import { runSteps } from "./runSteps.ts";

export const storyCompiler: DerivativeCompiler = {
  compile(program, entry, options) {
    const derivative = compile(program, entry, options);
    if (!derivative.ok) return derivative;
    const primalEntry = primalEntryOf(entry, (id) => program.literals.get(id)?.node.params.length);
    if (primalEntry === undefined) throw new InvariantError("a derivative call without a primal");
    const primal = compile(program, primalEntry.entry, { ...options, ties: primalEntry.ties });
    if (!primal.ok) return primal;
    return { ok: true, compiled: new CompiledCall(program, derivative.story, primal.story, primalEntry) };
  },
  report(compiled, measured, facts) {
    if (!(compiled instanceof CompiledCall) || !isMeasured(measured))
      throw new InvariantError("a report of another's run");
    return compiled.report(measured, facts);
  },
};

/** What a measured run keeps for its report. */
interface Measured {
  readonly derivative: MeasuredRun;
  readonly primal: MeasuredRun;
  readonly primalResult: unknown;
  readonly probes: ProbeCounts;
  /** The run as steps, given how many operations it was and how many numbers it was given. */
  readonly steps: (operations: number, numbers: number) => RunSteps;
}

/** The primal as it is measured: the module that it was made from, its code, and what that tells. */
interface ProbedPrimal {
  readonly module: Story["expanded"];
  readonly executable: Executable;
  readonly probed: Omit<Probed, "module">;
}

function isMeasured(measured: unknown): measured is Measured {
  return typeof measured === "object" && measured !== null && "derivative" in measured;
}

class CompiledCall implements Compiled {
  readonly globals: readonly GlobalBinding[];
  readonly natives: readonly number[];
  readonly #program: Program;
  readonly #derivative: Story;
  readonly #primal: Story;
  readonly #primalEntry: PrimalEntry;
  #probed: ProbedPrimal | undefined;
  #recordable: Recordable | undefined;
  readonly #lines = new Map<string, LineIndex>();

  constructor(program: Program, derivative: Story, primal: Story, primalEntry: PrimalEntry) {
    this.#program = program;
    this.#derivative = derivative;
    this.#primal = primal;
    this.#primalEntry = primalEntry;
    const own = derivative.globals;
    this.globals = [...own, ...primal.globals.filter((binding) => indexOf(own, binding) < 0)];
    this.natives = [...derivative.expanded.natives.values()].map(({ instance }) => instance);
  }

  run(globals: readonly unknown[], args: readonly unknown[], host: RunHost, options: RunOptions): RunResult {
    const { span, name, budgetBytes } = options;
    const call = { span, name, budgetBytes };
    const inputs: number[] = [];
    const world = hostOf(this.#derivative, host, inputs, options.measure || options.keepInputs);
    const own = [...globals.slice(0, this.#derivative.globals.length), ...args];
    const { results, measurement } = this.#run(own, options.measure, world, call);
    if (measurement === undefined) return { value: results[0], inputs };
    const { module, executable, probed } = this.#probe();
    const probes = new ProbeCounts(probed);
    const bound = this.#primal.globals.map((binding) => globals[indexOf(this.globals, binding)]);
    const primal = executable.run([...bound, ...this.#primalEntry.pick(args)], {
      host: replayingHost(this.#primal, host, inputs, probes),
      budget: options.budgetBytes,
      span: call.span,
      name: call.name,
    });
    if (primal.measurement === undefined) throw new InvariantError("a measured run without a measurement");
    const measured: Measured = {
      derivative: {
        module: this.#derivative.expanded,
        emitted: this.#derivative.executable(true).emitted,
        measurement,
      },
      primal: { module, emitted: executable.emitted, measurement: primal.measurement },
      primalResult: primal.results[0],
      probes,
      steps: (operations, numbers) => {
        const given = { globals: bound, args: this.#primalEntry.pick(args), drawn: inputs };
        return runSteps({ ...given, ...this.#stepped(), span, name }, operations, numbers);
      },
    };
    return { value: results[0], measured, inputs };
  }

  follow(globals: readonly unknown[], args: readonly unknown[], host: RunHost, inputs: readonly number[]) {
    const { expanded, root } = this.#derivative;
    const params = functionNamed(expanded, root).body.params;
    const given = [...globals.slice(0, this.#derivative.globals.length), ...args];
    let next = 0;
    return followNonFinite(
      expanded,
      root,
      params.map(({ type }, index) => datumOf(type, given[index])),
      {
        primitive: (name) => primitiveNamed(name).value,
        input: (name) => inputs[next++] ?? host.input(name),
        native: (name, natives) => nativeOf(this.#derivative, host, name)(...natives) as Datum,
      },
    );
  }

  /** Fast code does not know who holds the tape: where it is full, measured code runs into the same wall and says. */
  #run(args: readonly unknown[], measure: boolean, host: ExecutionHost, call: CallPlace): Execution {
    try {
      return this.#derivative.run(args, measure, host, call);
    } catch (error) {
      const isFull = error instanceof DiagnosticError && error.diagnostic.code === "tape-budget";
      if (!isFull || measure) throw error;
      this.#derivative.run(args, true, { ...host, print: () => undefined }, call);
      throw error;
    }
  }

  /** The primal, measured, with what tells the sizes of its calls. */
  #probe(): ProbedPrimal {
    const { expanded, lowered, root } = this.#primal;
    if (this.#probed === undefined) {
      const activity = this.#activityOf(expanded);
      const ruled = ruledFunctions(lowered, root);
      const { module, ...probed } = withProbes(expanded, activity, (func) => ruled.has(func));
      const aliases = analyseAliases(module, root);
      const executable = instantiate(emitModule(module, root, { measured: true, aliases }));
      this.#probed = { module: lowered, executable, probed };
    }
    return this.#probed;
  }

  /** What all runs have in common that are stepped through. */
  #stepped() {
    this.#recordable ??= recordableOf(this.#primal);
    const textOf = (source: string) => this.#program.sources.get(source)?.text;
    return { recordable: this.#recordable, wrt: wrtOf(this.#options()), textOf };
  }

  report(measured: Measured, facts: CallFacts): DerivativeReport {
    const report = this.#report(measured, facts);
    return { ...report, steps: measured.steps(report.work.primal, report.input.leaves) };
  }

  #report(measured: Measured, facts: CallFacts) {
    const { lowered, root } = this.#primal;
    const entry = entryOf(lowered.functions, functionNamed(lowered, root));
    const plan = this.#derivative.options.plan;
    return reportOf(measured.derivative, measured.primal, {
      id: facts.id,
      cell: facts.cell,
      span: facts.span,
      transform: facts.transform,
      entryName: facts.entryName,
      whole: sweptBack(measured.derivative) ? "reverse" : "forward",
      chunk: numberOption(this.#options()["chunk"]),
      policy: this.#options()["tape"] === "everything" ? "everything" : "needed",
      input: shapeNoteOf(this.#primalEntry.pick(facts.args)[0]),
      output: shapeNoteOf(measured.primalResult),
      result: toPlain(facts.result, new FunctionRegistry(), pageLimits),
      overrides: facts.overrides,
      plan,
      asked: {
        plan: (this.#options()["plan"] ?? {}) as Readonly<Record<string, ModeChoice>>,
        reverse: this.#options()["mode"] === "reverse",
      },
      budgetBytes: facts.budgetBytes,
      entry,
      activity: this.#activityOf(lowered),
      listings: this.#derivative.executable(false).emitted.listings,
      probes: measured.probes,
      refusedAsBoundary: (func) => mutationOf(this.#primal, func),
      lineOf: (source, offset) => this.#lineOf(source, offset),
    });
  }

  /** Activity in one of the primal's modules. */
  #activityOf(module: Module): Activity {
    const { root, globals } = this.#primal;
    const activeParams = activeParamsOf(functionNamed(module, root), globals.length, this.#options());
    const boundaryOf = (op: CallOp) => op.boundary;
    return analyseActivity(analyseAliases(module, root), root, { activeParams, boundaryOf });
  }

  #options(): Readonly<Record<string, unknown>> {
    const { entry } = this.#derivative;
    const instance = entry.instances[entry.callee.instance];
    return instance?.kind === "wrapper" ? (instance.options as Readonly<Record<string, unknown>>) : {};
  }

  #lineOf(source: string, offset: number): number {
    const known = this.#lines.get(source) ?? indexLines(this.#program.sources.get(source)?.text ?? "");
    this.#lines.set(source, known);
    return positionAt(known, offset).line;
  }
}

/** Whether a reverse sweep ran; code that chooses at run time may hold both. */
function sweptBack({ emitted, measurement }: MeasuredRun): boolean {
  return emitted.blocks.some(({ role }, block) => role === "reverse" && (measurement.counts[block] ?? 0) > 0);
}

function indexOf(bindings: readonly GlobalBinding[], { instance, name }: GlobalBinding): number {
  return bindings.findIndex((other) => other.instance === instance && other.name === name);
}

function numberOption(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** The user's own function: what a root that only calls it calls, else the root itself. */
function entryOf(functions: ReadonlyMap<string, Func>, root: Func): Func {
  const [result] = root.body.yields;
  const call = root.body.ops.find((op) => op.kind === "call" && op.results[0] === result);
  return (call?.kind === "call" ? functions.get(call.callee) : undefined) ?? root;
}

/** The arguments that are differentiated by, counted from 0; the first where nothing is said. */
function wrtOf({ wrt }: Readonly<Record<string, unknown>>): readonly number[] {
  return Array.isArray(wrt) ? (wrt as readonly number[]) : [numberOption(wrt) ?? 0];
}

/** The root's params that are differentiated: by `wrt`, counted after the globals; the first where nothing is said. */
function activeParamsOf(
  root: Func,
  globals: number,
  options: Readonly<Record<string, unknown>>,
): readonly number[] {
  return wrtOf(options)
    .map((index) => globals + index)
    .filter((index) => {
      const param = root.body.params[index];
      return param !== undefined && isDifferentiable(param.type);
    });
}

/** Why a function cannot be kept by its inputs alone: it stores into what it is given. */
function mutationOf(story: Story, func: string): string | undefined {
  const { lowered } = story;
  if (!lowered.functions.has(func)) return undefined;
  const targets = findStoreTargets(analyseAliases(lowered, func));
  const stores = functionNamed(lowered, func).body.params.some((param) => targets.isTarget(param));
  return stores
    ? "It stores into memory that it is given, so it cannot be run again from its inputs alone."
    : undefined;
}

/** The user's value as the interpreter takes it: a copy; functions are known when compiling. */
function datumOf(type: Type, value: unknown): Datum {
  const isFunction = type.kind === "record" && type.flavor === "closure";
  return isFunction ? {} : copyOf(type, value as Datum);
}

function hostOf(story: Story, host: RunHost, inputs: number[], keep: boolean): ExecutionHost {
  return {
    print: (event) => {
      host.print(event);
    },
    input: (name) => {
      const value = host.input(name);
      if (keep) inputs.push(value);
      return value;
    },
    native: (name) => nativeOf(story, host, name),
  };
}

/** Prints nothing again, and gives the primal the numbers from outside that the derivative's own primal was given. */
function replayingHost(
  story: Story,
  host: RunHost,
  inputs: readonly number[],
  probes: ProbeCounts,
): ExecutionHost {
  let next = 0;
  return {
    print: () => undefined,
    input: (name) => inputs[next++] ?? host.input(name),
    native: (name) =>
      name === probeName
        ? (...args: unknown[]) => {
            probes.note(Number(args[0]), Number(args[1]), Number(args[2]));
          }
        : nativeOf(story, host, name),
  };
}

function nativeOf(story: Story, host: RunHost, name: string): (...args: unknown[]) => unknown {
  const native = story.expanded.natives.get(name);
  if (native === undefined) throw new InvariantError(`there is no native ${name}`);
  return host.native(native.instance) as (...args: unknown[]) => unknown;
}
