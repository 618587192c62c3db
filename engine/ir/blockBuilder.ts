/**
 * Writes the operations of one block in order, giving each the current span and owner and its results
 * the right types. It folds nothing and checks only what it needs for a result's type; the rest is `verify.ts`.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { shadowType } from "./shadow.ts";
import { typeText } from "./typeText.ts";
import { bool, num, str, undef } from "./types.ts";
import type {
  Block,
  Boundary,
  Func,
  InputOp,
  ListType,
  Op,
  OpBase,
  OwnerId,
  RecordType,
  Repeats,
  TestName,
  TextForm,
  ThrownFault,
  Transform,
  Type,
  Value,
} from "./types.ts";

/** Where fresh values come from; a `ModuleBuilder`, so that ids are unique in the module. */
export interface ValueSource {
  freshValue(type: Type, name?: string): Value;
  /** Told of every operation appended. */
  noteOp(op: Op): void;
}

export type BuildBlock = (b: BlockBuilder, params: readonly Value[]) => readonly Value[];

/** An operation without what the builder adds. */
type Own<O extends Op> = O extends Op ? Omit<O, keyof OpBase> : never;

export class BlockBuilder {
  /** Given to every operation appended from now on; set freely. */
  span: Span;
  owner: OwnerId;
  /** The sweep, where it is not the function's role that says it. */
  role: Func["role"] | undefined;
  readonly source: ValueSource;
  readonly params: readonly Value[];
  readonly #ops: Op[] = [];

  constructor(source: ValueSource, span: Span, owner: OwnerId, params: readonly Value[] = []) {
    this.source = source;
    this.span = span;
    this.owner = owner;
    this.role = undefined;
    this.params = params;
  }

  /** The operations so far. */
  get ops(): readonly Op[] {
    return this.#ops;
  }

  /** The block made of what was appended; the builder is not used after. */
  finish(yields: readonly Value[]): Block {
    return { params: this.params, ops: this.#ops, yields };
  }

  /** Appends an operation made elsewhere, as it stands. */
  append(op: Op): void {
    this.#ops.push(op);
    this.source.noteOp(op);
  }

  /** A builder for a block nested here (inherits span, owner and role); hand its `finish` to `append`ed operations. */
  nested(params: readonly Value[] = []): BlockBuilder {
    return this.#inner(params, this.owner);
  }

  /** A nested block, whole. */
  block(params: readonly Value[], build: BuildBlock, owner: OwnerId = this.owner): Block {
    const b = this.#inner(params, owner);
    return b.finish(build(b, params));
  }

  #inner(params: readonly Value[], owner: OwnerId): BlockBuilder {
    const b = new BlockBuilder(this.source, this.span, owner, params);
    b.role = this.role;
    return b;
  }

  fresh(type: Type, name?: string): Value {
    return this.source.freshValue(type, name);
  }

  // --- Scalars -------------------------------------------------------------------------------------

  /** A literal; `undefined` has the type `undef` (for `undefined` as a maybe, `some`). */
  const(value: number | boolean | string | undefined, name?: string): Value {
    return this.#one({ kind: "const", value }, [], literalType(value), name);
  }

  prim(primitive: string, args: readonly Value[], name?: string): Value {
    return this.#one({ kind: "prim", name: primitive }, args, num, name);
  }

  test(test: TestName, args: readonly Value[], name?: string): Value {
    return this.#one({ kind: "test", name: test }, args, bool, name);
  }

  stopGradient(x: Value, name?: string): Value {
    return this.#one({ kind: "stopGradient" }, [x], x.type, name);
  }

  input(what: InputOp["name"], name?: string): Value {
    return this.#one({ kind: "input", name: what }, [], num, name);
  }

  // --- Lists ---------------------------------------------------------------------------------------

  makeList(elements: readonly Value[], type: ListType, growable: boolean, name?: string): Value {
    return this.#one({ kind: "makeList", growable }, elements, type, name);
  }

  allocList(length: Value, type: ListType, growable: boolean, name?: string): Value {
    return this.#one({ kind: "allocList", growable }, [length], type, name);
  }

  load(list: Value, index: Value, checked: boolean, name?: string): Value {
    return this.#one({ kind: "load", checked }, [list, index], listType(list).elem, name);
  }

  store(list: Value, index: Value, value: Value, checked: boolean): void {
    this.#none({ kind: "store", checked }, [list, index, value]);
  }

  length(list: Value, name?: string): Value {
    return this.#one({ kind: "length" }, [list], num, name);
  }

  setLength(list: Value, length: Value): void {
    this.#none({ kind: "setLength" }, [list, length]);
  }

  push(list: Value, value: Value): void {
    this.#none({ kind: "push" }, [list, value]);
  }

  pop(list: Value, name?: string): Value {
    return this.#one({ kind: "pop" }, [list], listType(list).elem, name);
  }

  // --- Records and maybes --------------------------------------------------------------------------

  /** One operand per field of the type, in its order. */
  makeRecord(fields: readonly Value[], type: RecordType, name?: string): Value {
    return this.#one({ kind: "makeRecord" }, fields, type, name);
  }

  getField(record: Value, field: string, name?: string): Value {
    return this.#one({ kind: "getField", field }, [record], fieldType(record, field), name);
  }

  setField(record: Value, field: string, value: Value): void {
    this.#none({ kind: "setField", field }, [record, value]);
  }

  /** `x` as `maybe`; what is one already stays as it is. */
  some(x: Value, name?: string): Value {
    return x.type.kind === "maybe"
      ? x
      : this.#one({ kind: "some" }, [x], { kind: "maybe", of: x.type }, name);
  }

  /** `undefined` as `maybe of`. */
  none(of: Type, name?: string): Value {
    return this.#one({ kind: "some" }, [], { kind: "maybe", of }, name);
  }

  isUndefined(x: Value, name?: string): Value {
    return this.#one({ kind: "isUndefined" }, [x], bool, name);
  }

  unwrap(x: Value, name?: string): Value {
    if (x.type.kind !== "maybe") throw new InvariantError(`unwrap of a ${typeText(x.type)}`);
    return this.#one({ kind: "unwrap" }, [x], x.type.of, name);
  }

  /** Whether two references are the same object. */
  same(a: Value, b: Value, name?: string): Value {
    return this.#one({ kind: "same" }, [a, b], bool, name);
  }

  // --- Control -------------------------------------------------------------------------------------

  /** Results have the types that the first branch yields. */
  ifOp(
    condition: Value,
    then: BuildBlock,
    otherwise: BuildBlock,
    names: readonly (string | undefined)[] = [],
  ): readonly Value[] {
    const thenBlock = this.block([], then);
    const elseBlock = this.block([], otherwise);
    const types = thenBlock.yields.map((value) => value.type);
    return this.#many({ kind: "if", then: thenBlock, else: elseBlock }, [condition], types, names);
  }

  /**
   * `while (cond(carried)) carried = body(carried)`; the result is what is carried at the end. Names default to
   * those of `init`. Operations of both blocks belong to `loopOwner`.
   */
  loop(
    init: readonly Value[],
    cond: (b: BlockBuilder, carried: readonly Value[]) => Value,
    body: BuildBlock,
    loopOwner: OwnerId,
    names: readonly (string | undefined)[] = init.map((value) => value.name),
  ): readonly Value[] {
    const types = init.map((value) => value.type);
    const carried = () => types.map((type, index) => this.fresh(type, names[index]));
    const condBlock = this.block(carried(), (b, params) => [cond(b, params)], loopOwner);
    const bodyBlock = this.block(carried(), body, loopOwner);
    return this.#many({ kind: "loop", cond: condBlock, body: bodyBlock, loopOwner }, init, types, names);
  }

  call(
    callee: string,
    args: readonly Value[],
    resultTypes: readonly Type[],
    boundary?: Boundary,
    names: readonly (string | undefined)[] = [],
  ): readonly Value[] {
    return this.#many({ kind: "call", callee, boundary }, args, resultTypes, names);
  }

  callNative(native: string, args: readonly Value[], resultType: Type, name?: string): Value {
    return this.#one({ kind: "callNative", native }, args, resultType, name);
  }

  derive(
    callee: string,
    transform: Transform,
    args: readonly Value[],
    resultTypes: readonly Type[],
    names: readonly (string | undefined)[] = [],
  ): readonly Value[] {
    return this.#many({ kind: "derive", callee, transform }, args, resultTypes, names);
  }

  print(args: readonly Value[]): void {
    this.#none({ kind: "print", what: "primal", label: undefined }, args);
  }

  printCotangent(x: Value, label: string | undefined): void {
    this.#none({ kind: "print", what: "cotangent", label }, [x]);
  }

  text(form: TextForm, args: readonly Value[]): Value {
    return this.#one({ kind: "text", form }, args, str, undefined);
  }

  throwOp(errorName: string, args: readonly Value[]): void {
    this.#none({ kind: "throw", errorName }, args);
  }

  /** Ends the run with a diagnostic about what was given. */
  fault(fault: ThrownFault, given: Value): void {
    this.#none({ kind: "throw", errorName: "", fault }, [given]);
  }

  // --- Structures of numbers -----------------------------------------------------------------------

  zerosLike(x: Value, name?: string): Value {
    return this.#one({ kind: "zerosLike" }, [x], shadowType(x.type), name);
  }

  copy(x: Value, name?: string, repeats?: Repeats): Value {
    return this.#one({ kind: "copy", ...(repeats === undefined ? {} : { repeats }) }, [x], x.type, name);
  }

  accumulate(into: Value, from: Value): void {
    this.#none({ kind: "accumulate" }, [into, from]);
  }

  inner(a: Value, b: Value, name?: string): Value {
    return this.#one({ kind: "inner" }, [a, b], num, name);
  }

  leafCount(x: Value, name?: string): Value {
    return this.#one({ kind: "leafCount" }, [x], num, name);
  }

  leafGet(x: Value, index: Value, name?: string): Value {
    return this.#one({ kind: "leafGet" }, [x, index], num, name);
  }

  leafAdd(x: Value, index: Value, addend: Value): void {
    this.#none({ kind: "leafAdd" }, [x, index, addend]);
  }

  // --- Tape ----------------------------------------------------------------------------------------

  tapePush(values: readonly Value[]): void {
    this.#none({ kind: "tapePush" }, values);
  }

  /** The group that `tapePush(values)` made: fresh values of the same types and names. */
  tapePop(values: readonly Value[]): readonly Value[] {
    const types = values.map((value) => value.type);
    return this.#many(
      { kind: "tapePop" },
      [],
      types,
      values.map((value) => value.name),
    );
  }

  // -------------------------------------------------------------------------------------------------

  #none(own: Own<Op>, args: readonly Value[]): void {
    this.#many(own, args, [], []);
  }

  #one(own: Own<Op>, args: readonly Value[], type: Type, name: string | undefined): Value {
    return this.#many(own, args, [type], [name])[0]!;
  }

  #many(
    own: Own<Op>,
    args: readonly Value[],
    types: readonly Type[],
    names: readonly (string | undefined)[],
  ): readonly Value[] {
    const results = types.map((type, index) => this.fresh(type, names[index]));
    const op = { ...own, args, results, span: this.span, owner: this.owner };
    this.append(this.role === undefined ? op : { ...op, role: this.role });
    return results;
  }
}

function literalType(value: number | boolean | string | undefined): Type {
  switch (typeof value) {
    case "number":
      return num;
    case "boolean":
      return bool;
    case "string":
      return str;
    default:
      return undef;
  }
}

function listType(list: Value): ListType {
  if (list.type.kind !== "list")
    throw new InvariantError(`a list was expected, not a ${typeText(list.type)}`);
  return list.type;
}

function fieldType(record: Value, name: string): Type {
  if (record.type.kind === "record") {
    const field = record.type.fields.find((candidate) => candidate.name === name);
    if (field !== undefined) return field.type;
  }
  throw new InvariantError(`no field ${name} in a ${typeText(record.type)}`);
}
