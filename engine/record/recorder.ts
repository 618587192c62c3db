/**
 * Runs a function operation by operation, as `ir/interpret.ts` says what it means, and writes down what happens to
 * numbers that depend on the inputs. What does not depend on them happens and leaves no trace.
 */
import { type DiagnosticError, InvariantError } from "../diagnostics/diagnostic.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import { Interpreter } from "../ir/interpret.ts";
import type { Datum } from "../ir/structure.ts";
import { functionNamed } from "../ir/traverse.ts";
import type {
  Block,
  CallNativeOp,
  CallOp,
  Func,
  LoopOp,
  Module,
  Op,
  OwnerId,
  PrintOp,
  ThrowOp,
  Type,
  Value,
} from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { faultError } from "../run/faults.ts";
import type { ExecutionHost } from "../run/host.ts";
import { UserThrow } from "../run/userThrow.ts";
import { isSomewhere, nowhere, type Span } from "../source/span.ts";
import { CallMemory } from "./callMemory.ts";
import { localOperation, type Machine, type TracedOp } from "./localOperations.ts";
import { isOnlyShown } from "./shownText.ts";
import { mapNumbers } from "./structures.ts";
import {
  asTracedNumber,
  datumOf,
  enter,
  numberOf,
  Sym,
  userValueOf,
  type StructureNote,
  type Traced,
  type TracedNumber,
} from "./traced.ts";
import { WengertList, type Entry, type Operand } from "./wengertList.ts";

export interface RecorderOptions {
  readonly host: ExecutionHost;
  /** Most entries that are kept. */
  readonly limit: number;
  /** What a person calls the function, for messages. */
  readonly name: string;
  /** Whether a call of a function that a rule answers for stays a call. Default: each does. */
  readonly staysWhole?: ((name: string, span: Span) => boolean) | undefined;
}

type Environment = Map<Value, Traced>;

/** Raises what the program itself would raise, and `recording-too-long`, `boundary-mutates`. */
export class Recorder implements Machine {
  readonly list = new WengertList();
  readonly #module: Module;
  readonly #options: RecorderOptions;
  readonly #tape: (readonly Traced[])[] = [];
  readonly #counts: number[] = [];
  readonly #concrete: Interpreter;
  #memory: CallMemory | undefined;
  #op: Op | undefined;
  /** The innermost call in the user's text: where what Mixtape's own functions do stands for people. */
  #site: Span = nowhere;

  constructor(module: Module, options: RecorderOptions) {
    this.#module = module;
    this.#options = options;
    this.#concrete = new Interpreter(module, {
      primitive: (name) => primitiveNamed(name).value,
      print: (values, op) => {
        options.host.print({ values, what: op.what, label: op.label, span: op.span });
      },
      input: () => refuse("recording-draws", this.#op?.span ?? nowhere, { name: options.name }),
      native: (name, args) => options.host.native(name)(...args) as Datum,
      steps: Infinity,
    });
  }

  /** The number of an argument. */
  input(argument: number, path: string, value: number): Sym {
    return this.#add({ kind: "input", argument, path, ...this.#here([]), name: path }, value);
  }

  /** Records the function of that name, which reaches everything else. */
  record(name: string, args: readonly Traced[]): readonly Traced[] {
    this.#memory = new CallMemory(this.#module, name);
    return this.#run(name, args);
  }

  #run(name: string, args: readonly Traced[]): readonly Traced[] {
    const func = functionNamed(this.#module, name);
    return this.#block(func.body, args, new Map(), func);
  }

  #block(block: Block, params: readonly Traced[], env: Environment, func: Func): readonly Traced[] {
    bind(block.params, params, env);
    for (const op of block.ops) bind(op.results, this.#operation(op, env, func), env);
    return block.yields.map((value) => read(value, env));
  }

  #operation(op: Op, env: Environment, func: Func): readonly Traced[] {
    const args = op.args.map((value) => read(value, env));
    this.#op = op;
    switch (op.kind) {
      case "if":
        return this.#block(args[0] === true ? op.then : op.else, [], env, func);
      case "loop":
        return this.#loop(op, args, env, func);
      case "call":
        return this.#call(op, args);
      case "callNative":
        return this.#native(op, args);
      case "derive":
        throw new InvariantError("a derivative must be expanded before it is recorded");
      case "prim":
        return [this.prim(op.name, args.map(asTracedNumber))];
      case "input": {
        const value = this.#options.host.input(op.name);
        return [this.#add({ kind: "draw", source: op.name, ...this.#here([]) }, value)];
      }
      case "stopGradient":
        return [this.stop(op.args[0]!.type, args[0])];
      case "print":
        this.#print(op, args, func);
        return [];
      case "throw":
        throw thrown(op, args);
      case "tapePush":
        this.#tape.push(args);
        return [];
      case "tapePop":
        return this.#tape.pop() ?? [];
      case "text":
        if (!isOnlyShown(op.results[0]!, func)) this.#restOn(args);
        return localOperation(this, op, args);
      default:
        return localOperation(this, op satisfies TracedOp, args);
    }
  }

  #loop(op: LoopOp, init: readonly Traced[], env: Environment, func: Func): readonly Traced[] {
    let carried = init;
    for (;;) {
      const [goOn] = this.#block(op.cond, carried, env, func);
      if (goOn !== true) return carried;
      carried = this.#block(op.body, carried, env, func);
    }
  }

  #print(op: PrintOp, args: readonly Traced[], func: Func): void {
    const role = op.role ?? func.role;
    if (op.what === "primal" || role === "reverse" || role === "wrapper") {
      const values = args.map((value, index) => userValueOf(op.args[index]!.type, value, numberOf));
      this.#options.host.print({ values, what: op.what, label: op.label, span: op.span });
      return;
    }
    const [shown] = args;
    if (shown instanceof Sym) this.#add({ kind: "print", op, ...this.#here([shown]) }, NaN);
  }

  // --- Numbers -------------------------------------------------------------------------------------

  prim(primitive: string, args: readonly TracedNumber[]): TracedNumber {
    const value = primitiveNamed(primitive).value(...args.map(numberOf));
    if (!args.some((arg) => arg instanceof Sym)) return value;
    return this.#add({ kind: "prim", primitive, ...this.#here(args) }, value);
  }

  /** The value without a derivative. */
  stop(type: Type, value: Traced): Traced {
    return mapNumbers(type, value, (number) =>
      number instanceof Sym
        ? this.#add({ kind: "stopGradient", ...this.#here([number]) }, number.value)
        : number,
    );
  }

  /** A number that decides which number is meant, or how many: it has to be the same again. */
  exactly(number: TracedNumber): number {
    if (number instanceof Sym) this.#guard("exactly", [number], number.value);
    return numberOf(number);
  }

  /** Numbers that stand in a text which decides something: they have to be the same again. */
  #restOn(args: readonly Traced[]): void {
    for (const arg of args) if (arg instanceof Sym) this.exactly(arg);
  }

  decide(test: Parameters<Machine["decide"]>[0], args: readonly Traced[], outcome: boolean): boolean {
    const numbers = args.filter((arg) => typeof arg === "number" || arg instanceof Sym);
    if (numbers.some((arg) => arg instanceof Sym)) this.#guard(test, numbers, outcome);
    return outcome;
  }

  // --- Calls ---------------------------------------------------------------------------------------

  #call(op: CallOp, args: readonly Traced[]): readonly Traced[] {
    const { boundary, callee } = op;
    if (boundary?.mode === "nondifferentiable") return this.#callStopped(op, args);
    if (boundary?.mode !== "rule" && boundary?.mode !== "implicit") return this.#inside(op, args);
    const own = args.slice(0, boundary.mode === "rule" ? boundary.captures + boundary.explicit : args.length);
    if (!dependsOnInputs(op, args)) return this.#inside(op, own);
    if (!this.#staysWhole(op) && boundary.mode === "rule") return this.#inside(op, own);
    this.#memory?.refuseSharing(op);
    const results = functionNamed(this.#module, callee).body.yields;
    const data = this.#data(op, args).slice(0, own.length);
    const given = this.#concrete.run(callee, data);
    const types = results.map(({ type }) => type);
    return this.#whole(op, args, given, types);
  }

  #inside({ callee, span }: CallOp, args: readonly Traced[]): readonly Traced[] {
    const outer = this.#site;
    if (isSomewhere(span)) this.#site = span;
    const results = this.#run(callee, args);
    this.#site = outer;
    return results;
  }

  #staysWhole({ callee }: CallOp): boolean {
    const { name, span } = this.#module.owners[functionNamed(this.#module, callee).owner]!;
    return this.#options.staysWhole?.(name, span) ?? true;
  }

  #callStopped(op: CallOp, args: readonly Traced[]): readonly Traced[] {
    this.#memory?.refuseSharing(op);
    const results = this.#inside(op, args);
    return results.map((value, index) => this.stop(op.results[index]!.type, value));
  }

  #native(op: CallNativeOp, args: readonly Traced[]): readonly Traced[] {
    const given = this.#options.host.native(op.native)(...this.#data(op, args)) as Datum;
    const [{ type }] = op.results as readonly [Value];
    if (dependsOnInputs(op, args)) return this.#whole(op, args, [given], [type]);
    const number = (value: number): number => value;
    const entering = { number, note: () => undefined, span: op.span, known: new Map<unknown, Traced>() };
    return [enter(type, given, op.native, entering)];
  }

  #data(op: Op, args: readonly Traced[]): Datum[] {
    return args.map((value, index) => datumOf(op.args[index]!.type, value, numberOf));
  }

  /** A call that stays a call: its operands are put together again, and its results taken apart. */
  #whole(
    op: CallOp | CallNativeOp,
    args: readonly Traced[],
    given: readonly Datum[],
    types: readonly Type[],
  ): readonly Traced[] {
    const notes: StructureNote[] = [];
    const operands = args.map((value, index) => mapNumbers(op.args[index]!.type, value, (number) => number));
    const call = this.#add({ kind: "call", op, operands, notes, ...this.#here([]) }, NaN).entry;
    let leaf = 0;
    const number = (value: number) =>
      this.#add({ kind: "leaf", leaf: leaf++, ...this.#here([]), args: [call] }, value);
    const note = (each: StructureNote): void => void notes.push(each);
    const entering = { number, note, span: op.span, known: new Map<unknown, Traced>() };
    return given.map((value, index) => enter(types[index]!, value, "the result", entering));
  }

  // -------------------------------------------------------------------------------------------------

  #guard(
    test: Parameters<Machine["decide"]>[0] | "exactly",
    args: readonly TracedNumber[],
    outcome: boolean | number,
  ): void {
    const { span, isWithin } = this.#place();
    this.list.guards.push({
      at: this.list.entries.length,
      test,
      args: args.map((arg) => this.#operand(arg)),
      outcome,
      span,
      isWithin,
    });
  }

  #operand(number: TracedNumber): Operand {
    return number instanceof Sym ? number.entry : this.list.constant(number);
  }

  #here(args: readonly TracedNumber[]) {
    const op = this.#op;
    const { span, isWithin } = this.#place();
    return {
      args: args.map((arg) => this.#operand(arg)),
      span,
      owner: op?.owner ?? 0,
      name: isWithin ? undefined : op?.results[0]?.name,
    };
  }

  /** Where the operation stands for people, and whether it is one of a function that is called there. */
  #place(): { readonly span: Span; readonly isWithin: boolean } {
    const span = this.#op?.span ?? nowhere;
    const isWithin = !isSomewhere(span) && isSomewhere(this.#site);
    return { span: isWithin ? this.#site : span, isWithin };
  }

  #add(entry: Entry, value: number): Sym {
    const { limit } = this.#options;
    this.#counts[entry.owner] = (this.#counts[entry.owner] ?? 0) + 1;
    if (this.list.entries.length >= limit) this.#refuseLength(limit);
    return new Sym(this.list.add(entry, value), value);
  }

  #refuseLength(limit: number): never {
    const largest = this.#counts.reduce<OwnerId>(
      (best, count, owner) => (count > (this.#counts[best] ?? 0) ? owner : best),
      0,
    );
    const { name: holder, span } = this.#module.owners[largest]!;
    const { name } = this.#options;
    const share = Math.round((100 * (this.#counts[largest] ?? 0)) / this.list.entries.length);
    return refuse("recording-too-long", span, { name, limit: limit.toLocaleString("en"), holder, share });
  }
}

function dependsOnInputs(op: Op, args: readonly Traced[]): boolean {
  let found = false;
  args.forEach((value, index) => {
    mapNumbers(op.args[index]!.type, value, (number) => {
      found ||= number instanceof Sym;
      return number;
    });
  });
  return found;
}

function thrown(op: ThrowOp, args: readonly Traced[]): DiagnosticError {
  const pieces = args.map((value, index) => userValueOf(op.args[index]!.type, value, numberOf));
  if (op.fault !== undefined) return faultError(op.fault, op.span, pieces);
  return new UserThrow(op.errorName, pieces.length > 1 ? pieces.join("") : pieces[0], op.span);
}

function bind(values: readonly Value[], data: readonly Traced[], env: Environment): void {
  for (let i = 0; i < values.length; i++) env.set(values[i]!, data[i]);
}

function read(value: Value, env: Environment): Traced {
  const known = env.get(value);
  if (known === undefined && !env.has(value))
    throw new InvariantError(`%${value.id} is read before it has a value`);
  return known;
}
