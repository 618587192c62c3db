/**
 * A program inside the engine, as a session holds it, without reports and with every module verified: its `f` as a registered function, Mixtape's
 * functions to apply to it, and the same call by the interpreter.
 */
import { InvariantError, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { interpret } from "../../ir/interpret.ts";
import { toDatum } from "../../ir/testing/toDatum.ts";
import { functionNamed } from "../../ir/traverse.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import type { EntryShape } from "../../lower/shape.ts";
import type { FunctionLiteral, ParsedSource, Program } from "../../parse/program.ts";
import { compile, type Compilation, type Story } from "../../pipeline.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { describe, type Description } from "../../run/describe.ts";
import { FunctionRegistry, type AnyFunction } from "../../run/functionRegistry.ts";
import type { ExecutionHost } from "../../run/host.ts";
import { OwnFunctions } from "../../session/ownFunctions.ts";
import { bareSurroundings } from "../../session/testing/bareSurroundings.ts";
import { createAmbient, ownNames } from "../../session/ambient.ts";
import { analyseCell } from "../../session/cell.ts";
import { CellRunner } from "../../session/cellRunner.ts";
import type { Compiled, DerivativeCompiler, RunHost } from "../../session/compiler.ts";
import { defaultBudgetBytes, DerivativeCalls, longestCode } from "../../session/derivativeCalls.ts";
import { Evaluations } from "../../session/evaluations.ts";
import { orderCells } from "../../session/order.ts";
import { pageLimits } from "../../session/plainValue.ts";
import { beginCell } from "../../session/runningCell.ts";

import { outsideNumbers } from "./outsideNumbers.ts";

/** What was wrong before or while `f` was made. */
export class RefusedProgram extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.name = "RefusedProgram";
    this.diagnostics = diagnostics;
  }
}

type Callable = (...args: readonly unknown[]) => unknown;

const cellId = "program";
const place = { span: { source: cellId, start: 0, end: 0 }, ordinal: 0 };

/** What `record(f)(x)` gives, for programs that nobody has typed. */
interface Recording {
  replay(...args: readonly unknown[]): unknown;
  jacobian(...args: readonly unknown[]): number[][];
}

export class Workbench {
  readonly f: AnyFunction;
  readonly #registry = new FunctionRegistry();
  readonly #program: Program;
  readonly #ambient: ReadonlyMap<string, unknown>;
  readonly #primals = new Map<string, Story>();
  /** For recordings alone: each compiled run gets numbers of its own. */
  #outside = outsideNumbers();
  #recording: Recording | undefined;
  readonly #calls: DerivativeCalls;

  /** Runs the program's text; `name` is what is called `f` from here on. Raises RefusedProgram. */
  constructor(text: string, name = "f") {
    const cell = analyseCell({ id: cellId, text }, ownNames);
    if (cell.source === undefined) throw new RefusedProgram(cell.faults);
    this.#program = programOf(cell.source);
    const world: Omit<RunHost, "native"> = { print: () => undefined, input: () => this.#outside() };
    this.#calls = new DerivativeCalls(
      this.#registry,
      bareCompiler,
      this.#program,
      world,
      () => undefined,
      pageLimits,
    );
    const own = new OwnFunctions(this.#registry, this.#calls, () => place, bareSurroundings);
    this.#ambient = createAmbient(own, () => undefined);
    const runner = new CellRunner({
      registry: this.#registry,
      evaluations: new Evaluations(),
      ambient: this.#ambient,
      current: () => undefined,
      limits: pageLimits,
      textOf: () => text,
      now: () => 0,
    });
    const running = beginCell(cellId, { registry: this.#registry });
    const { result, outcome } = runner.run(cell, cell.faults, running, orderCells([cell]), new Map());
    if (!outcome.ok) throw new RefusedProgram(result.diagnostics);
    this.f = outcome.names.get(name)?.() as AnyFunction;
  }

  /** A function of Mixtape's applied to a function: `apply("gradient", f, { mode: "forward" })`. */
  apply(name: string, f: AnyFunction = this.f, options?: object): AnyFunction & Callable {
    const make = this.#ambient.get(name) as (f: AnyFunction, options?: object) => AnyFunction & Callable;
    return options === undefined ? make(f) : make(f, options);
  }

  /** `f` recorded, when it is first asked for at these arguments; numbers from outside begin anew. */
  recording(args: readonly unknown[]): Recording {
    this.#outside = outsideNumbers();
    return (this.#recording ??= this.apply("record")(...args) as Recording);
  }

  /** The Jacobian of that recording by sweeps over its list; by code where it holds calls. */
  swept(args: readonly unknown[]): number[][] {
    const recording = this.recording(args);
    this.#calls.sweepBeyond = 0;
    try {
      return recording.jacobian(...args);
    } finally {
      this.#calls.sweepBeyond = longestCode;
    }
  }

  /** `f` compiled without any derivative, and run on copies. */
  primal(args: readonly unknown[]): unknown {
    const { story, globals } = this.#compilePrimal(args);
    const host = hostOf(story, () => this.f);
    return story.run([...globals, ...args], false, host, {
      span: place.span,
      name: "f",
      budgetBytes: defaultBudgetBytes,
    }).results[0];
  }

  /** The same by the interpreter. */
  interpreted(args: readonly unknown[]): unknown {
    const { story, globals } = this.#compilePrimal(args);
    const { params } = functionNamed(story.expanded, story.root).body;
    const data = params.map(({ type }, index) => toDatum([...globals, ...args][index], type));
    const primitive = (name: string) => primitiveNamed(name).value;
    return interpret(story.expanded, story.root, data, { primitive, input: outsideNumbers() })[0];
  }

  #compilePrimal(args: readonly unknown[]): { readonly story: Story; readonly globals: readonly unknown[] } {
    const described = describe(this.#registry, this.f, args, place.span, "f");
    const key = JSON.stringify(described.entry);
    const story = this.#primals.get(key) ?? this.#compile(described.entry);
    this.#primals.set(key, story);
    return { story, globals: globalsOf(story, described) };
  }

  #compile(entry: EntryShape): Story {
    const compilation = compile(this.#program, entry, { plan: {} });
    if (!compilation.ok) throw new RefusedProgram(compilation.diagnostics);
    assertSound(compilation.story);
    return compilation.story;
  }
}

function programOf(source: ParsedSource): Program {
  const literals = new Map<string, FunctionLiteral>(source.literals.map((each) => [each.id, each]));
  return { sources: new Map([[source.id, source]]), literals };
}

function globalsOf(story: Story, { captured }: Description): readonly unknown[] {
  return story.globals.map(({ instance, name }) => captured(instance, name));
}

function assertSound({ lowered, expanded }: Story): void {
  const arityOf = (name: string) => primitiveNamed(name).arity;
  assertWellFormed(lowered, "lowering", arityOf);
  assertWellFormed(expanded, "expanding derivatives", arityOf);
}

/** Compiles derivatives alone: no primal beside them, no figures. */
const bareCompiler: DerivativeCompiler = {
  compile: (program: Program, entry: EntryShape, options) => {
    const compilation: Compilation = compile(program, entry, options);
    if (compilation.ok) assertSound(compilation.story);
    return compilation.ok ? { ok: true, compiled: bareCall(compilation.story) } : compilation;
  },
  report: () => {
    throw new InvariantError("nothing is measured here");
  },
};

function bareCall(story: Story): Compiled {
  return {
    globals: story.globals,
    natives: [...story.expanded.natives.values()].map(({ instance }) => instance),
    run: (globals, args, host, options) => {
      const execution = story.run(
        [...globals, ...args],
        false,
        hostOf(story, (instance) => host.native(instance)),
        options,
      );
      return { value: execution.results[0], inputs: [] };
    },
    follow: () => {
      throw new InvariantError("nothing is followed here");
    },
  };
}

function hostOf(story: Story, functionOf: (instance: number) => AnyFunction): ExecutionHost {
  return {
    print: () => undefined,
    input: outsideNumbers(),
    native: (name) => {
      const native = story.expanded.natives.get(name);
      if (native === undefined) throw new InvariantError(`there is no native ${name}`);
      return functionOf(native.instance) as Callable;
    },
  };
}
