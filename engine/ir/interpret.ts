/**
 * What a program means: runs functions of a module operation by operation, slowly and obviously. The oracle of
 * tests. Knows every operation but `derive`, which transform expands; scalar functions come from the host.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { localOperation } from "./localOperation.ts";
import { asNumber, copyOf, type Datum } from "./structure.ts";
import { functionNamed } from "./traverse.ts";
import type {
  Block,
  CallOp,
  Func,
  InputOp,
  LoopOp,
  Module,
  Op,
  OpBase,
  PrintOp,
  ThrowOp,
  Value,
} from "./types.ts";

/** What a program needs from outside. */
export interface Host {
  /** The value function of a scalar primitive. */
  readonly primitive: (name: string) => (...args: number[]) => number;
  readonly print?: (values: readonly Datum[], op: PrintOp) => void;
  readonly input?: (name: InputOp["name"]) => number;
  /** Runs a function that is not lowered, on copies of its arguments. */
  readonly native?: (name: string, args: readonly Datum[]) => Datum;
  /** Operations that may be executed in all; default 10⁷. */
  readonly steps?: number;
  /** Told what happens, for tools that follow values through a run. */
  readonly watch?: Watch;
}

/** One activation of a function: values have one meaning in it at a time. */
export type Activation = ReadonlyMap<Value, Datum>;

export interface Watch {
  /** An operation that holds no blocks and calls nothing lowered has been executed in this activation. */
  executed(op: Op, args: readonly Datum[], results: readonly Datum[], func: Func, where: Activation): void;
  /** The values `to` are given what `from` hold: arguments and results of calls, what blocks yield, what loops carry. */
  passed(from: readonly Value[], there: Activation, to: readonly Value[], here: Activation): void;
  /** The function that was run gives these. */
  returned(values: readonly Value[], where: Activation): void;
  /** A group goes onto the tape, or the last one comes back. */
  taped(direction: "push" | "pop", values: readonly Value[], where: Activation): void;
}

/** The user's own `throw` reached the outside. */
export class UserThrow extends Error {
  readonly errorName: string;
  readonly thrown: Datum;
  readonly span: Span;
  constructor(errorName: string, thrown: Datum, span: Span) {
    super(typeof thrown === "string" ? `${errorName}: ${thrown}` : errorName);
    this.name = "UserThrow";
    this.errorName = errorName;
    this.thrown = thrown;
    this.span = span;
  }
}

/**
 * Runs the function of that name once on an empty tape; its results. Objects among the arguments are used, not copied.
 * Raises DiagnosticError (index-out-of-range, store-out-of-range, pop-of-empty, undefined-value, bad-length), UserThrow;
 * InvariantError where the program is broken, its steps are used up, or the tape is not empty at the end.
 */
export function interpret(
  module: Module,
  name: string,
  args: readonly Datum[],
  host: Host,
): readonly Datum[] {
  const interpreter = new Interpreter(module, host);
  const results = interpreter.run(name, args);
  if (interpreter.tapeGroups > 0)
    throw new InvariantError(`${interpreter.tapeGroups} groups were left on the tape`);
  return results;
}

type Environment = Map<Value, Datum>;

/** Keeps its tape from run to run, so that a forward sweep and its reverse sweep can be run apart. */
export class Interpreter {
  readonly #module: Module;
  readonly #host: Host;
  readonly #tape: (readonly Datum[])[] = [];
  #stepsLeft: number;

  constructor(module: Module, host: Host) {
    this.#module = module;
    this.#host = host;
    this.#stepsLeft = host.steps ?? 1e7;
  }

  /** Whether a run ended because its steps were used up. */
  get isUsedUp(): boolean {
    return this.#stepsLeft < 0;
  }

  /** How many groups were pushed and not yet popped. */
  get tapeGroups(): number {
    return this.#tape.length;
  }

  run(name: string, args: readonly Datum[]): readonly Datum[] {
    const func = functionNamed(this.#module, name);
    const env: Environment = new Map();
    const results = this.#run(func, args, env);
    this.#host.watch?.returned(func.body.yields, env);
    return results;
  }

  #run(func: Func, args: readonly Datum[], env: Environment): readonly Datum[] {
    return this.#block(func.body, args, env, func);
  }

  #block(block: Block, params: readonly Datum[], env: Environment, func: Func): readonly Datum[] {
    bind(block.params, params, env);
    for (const op of block.ops) {
      if (--this.#stepsLeft < 0) throw new InvariantError("the interpreter's steps are used up");
      this.#execute(op, env, func);
    }
    return block.yields.map((value) => read(value, env));
  }

  #execute(op: Op, env: Environment, func: Func): void {
    const args = op.args.map((value) => read(value, env));
    const { watch } = this.#host;
    switch (op.kind) {
      case "if": {
        const taken = args[0] === true ? op.then : op.else;
        bind(op.results, this.#block(taken, [], env, func), env);
        watch?.passed(taken.yields, env, op.results, env);
        return;
      }
      case "loop":
        bind(op.results, this.#loop(op, args, env, func), env);
        return;
      case "call":
        bind(op.results, this.#call(op, args, env), env);
        return;
      default: {
        const results = this.#operation(op, args, func);
        bind(op.results, results, env);
        if (op.kind === "tapePush") watch?.taped("push", op.args, env);
        else if (op.kind === "tapePop") watch?.taped("pop", op.results, env);
        else watch?.executed(op, args, results, func, env);
      }
    }
  }

  #call(op: CallOp, args: readonly Datum[], env: Environment): readonly Datum[] {
    const own = op.boundary?.mode === "rule" ? op.boundary.captures + op.boundary.explicit : args.length;
    const callee = functionNamed(this.#module, op.callee);
    const inner: Environment = new Map();
    this.#host.watch?.passed(op.args.slice(0, own), env, callee.body.params, inner);
    const results = this.#run(callee, args.slice(0, own), inner);
    this.#host.watch?.passed(callee.body.yields, inner, op.results, env);
    return results;
  }

  #operation(op: PlainOp, args: readonly Datum[], func: Func): readonly Datum[] {
    switch (op.kind) {
      case "callNative":
        return [this.#native(op.native, op, args)];
      case "derive":
        throw new InvariantError("a derivative must be expanded before it is interpreted");
      case "prim":
        return [this.#host.primitive(op.name)(...args.map(asNumber))];
      case "input":
        if (this.#host.input === undefined) throw new InvariantError(`the host has no input for ${op.name}`);
        return [this.#host.input(op.name)];
      case "print":
        // The cotangent of a value is printed by the reverse sweep, not by the program itself.
        if (op.what === "primal" || isReverse(op.role ?? func.role)) this.#host.print?.(args, op);
        return [];
      case "tapePush":
        this.#tape.push(args);
        return [];
      case "tapePop":
        return this.#pop(op.results.length);
      case "throw":
        throw thrown(op, args);
      default:
        return localOperation(op, args);
    }
  }

  #loop(op: LoopOp, init: readonly Datum[], env: Environment, func: Func): readonly Datum[] {
    const { watch } = this.#host;
    watch?.passed(op.args, env, op.cond.params, env);
    let carried = init;
    for (;;) {
      const [goOn] = this.#block(op.cond, carried, env, func);
      if (goOn !== true) {
        watch?.passed(op.cond.params, env, op.results, env);
        return carried;
      }
      watch?.passed(op.cond.params, env, op.body.params, env);
      carried = this.#block(op.body, carried, env, func);
      watch?.passed(op.body.yields, env, op.cond.params, env);
      if (--this.#stepsLeft < 0) throw new InvariantError("the interpreter's steps are used up");
    }
  }

  #native(name: string, op: OpBase, args: readonly Datum[]): Datum {
    if (this.#host.native === undefined) throw new InvariantError(`the host does not run ${name}`);
    const copies = args.map((arg, index) => copyOf(op.args[index]!.type, arg));
    return this.#host.native(name, copies);
  }

  #pop(size: number): readonly Datum[] {
    const group = this.#tape.pop();
    if (group === undefined) throw new InvariantError("the tape is empty");
    if (group.length !== size)
      throw new InvariantError(`a group of ${group.length} is popped as one of ${size}`);
    return group;
  }
}

function isReverse(role: Func["role"]): boolean {
  return role === "reverse" || role === "wrapper";
}

function bind(values: readonly Value[], data: readonly Datum[], env: Environment): void {
  if (values.length !== data.length)
    throw new InvariantError(`${data.length} values for ${values.length} names`);
  values.forEach((value, index) => env.set(value, data[index]));
}

function read(value: Value, env: Environment): Datum {
  if (!env.has(value)) throw new InvariantError(`%${value.id} is read before it has a value`);
  return env.get(value);
}

type PlainOp = Exclude<Op, { kind: "if" | "loop" | "call" }>;

function thrown(op: ThrowOp, args: readonly Datum[]): UserThrow {
  const message = args.map((piece) => String(piece as string | number)).join("");
  return new UserThrow(op.errorName, args.length > 1 ? message : args[0], op.span);
}
