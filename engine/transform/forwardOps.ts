/**
 * The tangent of each operation: what stands beside its copy. Calls are `forwardCalls.ts`, primitives'
 * formulas come from the registry. Memory operations are done on every shadow as on the original.
 */
import { sure } from "../diagnostics/sure.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { hasShadow, isReference, shadowType } from "../ir/shadow.ts";
import type { Block, IfOp, LoopOp, MakeRecordOp, Op, PrimOp, Type, Value } from "../ir/types.ts";
import { BlockFormulas, isSingularFor } from "../primitives/formulaBuilder.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { translateCall, translateNative } from "./forwardCalls.ts";
import { translateTape } from "./forwardTape.ts";
import type { ForwardWriter } from "./forwardWriter.ts";
import { fillerFor } from "./zeroShadow.ts";

/** Copies the operations of a block, with tangents where they have any. */
export function translateOps(w: ForwardWriter, block: Block, b: BlockBuilder): void {
  for (const op of block.ops) {
    b.span = op.span;
    b.owner = op.owner;
    if (w.unit.involvement.has(op)) translateOp(w, op, b);
    else w.copyOp(op, b);
  }
}

function translateOp(w: ForwardWriter, op: Op, b: BlockBuilder): void {
  switch (op.kind) {
    case "if":
      return translateIf(w, op, b);
    case "loop":
      return translateLoop(w, op, b);
    case "call":
      return translateCall(w, op, b);
    case "callNative":
      return translateNative(w, op, b);
    case "tapePush":
    case "tapePop":
      return translateTape(w, op, b);
    case "print":
      // A cotangent is printed by reverse sweeps only.
      if (op.what === "primal") w.copyOp(op, b);
      return;
    case "derive":
      throw new InvariantError("forward mode met a derivative that was not expanded");
    case "stopGradient":
      return translateStop(w, op, b);
    case "prim":
      w.copyOp(op, b);
      return w.setTangents(op.results[0]!, primTangents(w, op, b));
    case "inner":
      w.copyOp(op, b);
      return w.setTangents(op.results[0]!, innerTangents(w, op, b));
    default:
      w.copyOp(op, b);
      if (op.results.length === 0) mirrorEffect(w, op, b);
      else mirrorResult(w, op, b);
  }
}

/** Σ ∂result/∂argᵢ · tangentᵢ in every lane; the partials are computed once. */
function primTangents(w: ForwardWriter, op: PrimOp, b: BlockBuilder): readonly Value[] {
  const primitive = primitiveNamed(op.name);
  const formulas = new BlockFormulas(b, w.builder);
  const args = op.args.map((arg) => w.primal(arg));
  const result = w.primal(op.results[0]!);
  const sums: (Value | undefined)[] = w.eachLane(() => result).map(() => undefined);
  primitive.partials.forEach((partial, index) => {
    const tangents = w.tangents(op.args[index]!);
    if (partial === 0 || tangents === undefined) return;
    const slope = partial === 1 ? formulas.constant(1) : partial(formulas, args, result);
    const strong = formulas.literal(slope) === undefined && isSingularFor(formulas, primitive, args);
    tangents.forEach((tangent, lane) => {
      const term = strong ? formulas.prim("strongMul", tangent, slope) : formulas.mul(tangent, slope);
      const sum = sums[lane];
      sums[lane] = sum === undefined ? term : formulas.add(sum, term);
    });
  });
  return sums.map((sum) => sum ?? formulas.constant(0));
}

/** (Σ aᵢbᵢ)˙ = Σ ȧᵢbᵢ + Σ aᵢḃᵢ */
function innerTangents(w: ForwardWriter, op: Op, b: BlockBuilder): readonly Value[] {
  const [x, y] = [op.args[0]!, op.args[1]!];
  const [xs, ys] = [w.tangents(x), w.tangents(y)];
  const formulas = new BlockFormulas(b, w.builder);
  return w.eachLane((lane) => {
    const left = xs === undefined ? formulas.constant(0) : b.inner(xs[lane]!, w.primal(y));
    const right = ys === undefined ? formulas.constant(0) : b.inner(w.primal(x), ys[lane]!);
    return formulas.add(left, right);
  });
}

/** The operation done on the shadows of its operands gives the shadows of its result. */
function mirrorResult(w: ForwardWriter, op: Op, b: BlockBuilder): void {
  const result = op.results[0]!;
  if (!w.isDerived(result)) {
    // A number that carries nothing still leaves the shadow's list.
    if (op.kind === "pop") sure(w.tangents(op.args[0]!)).forEach((shadow) => b.pop(shadow));
    return;
  }
  w.setTangents(
    result,
    w.eachLane((lane) => mirrored(w, op, b, lane)),
  );
}

function mirrored(w: ForwardWriter, op: Op, b: BlockBuilder, lane: number): Value {
  const result = op.results[0]!;
  const name = w.tangentName(result, lane);
  const shadow = shadowType(result.type);
  const ofArg = (index: number): Value => w.tangentsOrZero(b, op.args[index]!)[lane]!;
  const index = (): Value => w.primal(op.args[1]!);
  switch (op.kind) {
    case "makeList":
      if (shadow.kind !== "list") break;
      return b.makeList(
        op.args.map((_, position) => ofArg(position)),
        shadow,
        op.growable,
        name,
      );
    case "allocList":
      if (shadow.kind !== "list") break;
      return b.allocList(w.primal(op.args[0]!), shadow, op.growable, name);
    case "load":
      return b.load(ofArg(0), index(), false, name);
    case "pop":
      return b.pop(ofArg(0), name);
    case "makeRecord":
      return mirroredRecord(w, op, b, lane);
    case "getField":
      return b.getField(ofArg(0), op.field, name);
    case "some":
      if (shadow.kind !== "maybe") break;
      return op.args.length === 0 ? b.none(shadow.of, name) : b.some(ofArg(0), name);
    case "unwrap":
      return b.unwrap(ofArg(0), name);
    case "copy":
      return b.copy(ofArg(0), name, op.repeats);
    case "zerosLike":
      return b.zerosLike(w.primal(result), name);
    case "leafGet":
      return b.leafGet(ofArg(0), index(), name);
    default:
      break;
  }
  throw new InvariantError(`${op.kind} has no tangent`);
}

function mirroredRecord(w: ForwardWriter, op: MakeRecordOp, b: BlockBuilder, lane: number): Value {
  const result = op.results[0]!;
  const shadow = shadowType(result.type);
  if (shadow.kind !== "record" || result.type.kind !== "record")
    throw new InvariantError("makeRecord makes a record");
  const { type } = result;
  const inClosure = type.flavor === "closure";
  const fields = op.args
    .filter((_, index) => hasShadow(type, type.fields[index]!))
    .map((arg) => w.tangents(arg)?.[lane] ?? fillerFor(b, w.primal(arg), inClosure));
  return b.makeRecord(fields, shadow, w.tangentName(result, lane));
}

function isFieldOf(type: Type, name: string): boolean {
  return type.kind === "record" && type.fields.some((field) => field.name === name);
}

/** A store into something shadowed is done on each shadow. */
function mirrorEffect(w: ForwardWriter, op: Op, b: BlockBuilder): void {
  const shadows = w.tangents(op.args[0]!);
  if (shadows === undefined) return;
  shadows.forEach((shadow, lane) => {
    const second = (): Value => w.primal(op.args[1]!);
    const tangentOf = (arg: Value): Value => w.tangentsOrZero(b, arg)[lane]!;
    switch (op.kind) {
      case "store":
        return b.store(shadow, second(), tangentOf(op.args[2]!), false);
      case "setLength":
        return b.setLength(shadow, second());
      case "push":
        return b.push(shadow, tangentOf(op.args[1]!));
      case "setField":
        if (isFieldOf(shadow.type, op.field)) b.setField(shadow, op.field, tangentOf(op.args[1]!));
        return;
      case "accumulate":
        if (w.isDerived(op.args[1]!)) b.accumulate(shadow, tangentOf(op.args[1]!));
        return;
      case "leafAdd":
        if (w.isDerived(op.args[2]!)) b.leafAdd(shadow, second(), tangentOf(op.args[2]!));
        return;
      default:
        throw new InvariantError(`${op.kind} has no effect on a shadow`);
    }
  });
}

function translateStop(w: ForwardWriter, op: Op, b: BlockBuilder): void {
  const [x, result] = [op.args[0]!, op.results[0]!];
  if (!isReference(x.type)) return w.copyOp(op, b);
  const copy = b.copy(w.primal(x), result.name);
  w.setPrimal(result, copy);
  if (w.isDerived(result))
    w.setTangents(
      result,
      w.eachLane(() => b.zerosLike(copy)),
    );
}

function translateIf(w: ForwardWriter, op: IfOp, b: BlockBuilder): void {
  const derived = op.results.filter((value) => w.isDerived(value));
  const branch = (block: Block): Block => {
    const inner = b.nested();
    translateOps(w, block, inner);
    const tangents = op.results.flatMap((value, index) =>
      w.isDerived(value) ? w.tangentsOrZero(inner, block.yields[index]!) : [],
    );
    return inner.finish([...block.yields.map((value) => w.primal(value)), ...tangents]);
  };
  const [then, otherwise] = [branch(op.then), branch(op.else)];
  const results = define(w, op.results, derived);
  b.span = op.span;
  b.append({ ...op, args: [w.primal(op.args[0]!)], then, else: otherwise, results });
}

function translateLoop(w: ForwardWriter, op: LoopOp, b: BlockBuilder): void {
  const derived = op.body.params.flatMap((value, index) => (w.isDerived(value) ? [index] : []));
  const of = (values: readonly Value[]) => derived.map((index) => values[index]!);
  const args = [
    ...op.args.map((value) => w.primal(value)),
    ...of(op.args).flatMap((value) => w.tangentsOrZero(b, value)),
  ];
  const condParams = define(w, op.cond.params, of(op.cond.params));
  const cond = b.nested(condParams);
  cond.owner = op.loopOwner;
  for (const inner of op.cond.ops) w.copyOp(inner, cond);
  const body = b.nested(define(w, op.body.params, of(op.body.params)));
  body.owner = op.loopOwner;
  translateOps(w, op.body, body);
  const yields = [
    ...op.body.yields.map((value) => w.primal(value)),
    ...of(op.body.yields).flatMap((value) => w.tangentsOrZero(body, value)),
  ];
  const results = define(w, op.results, of(op.results));
  b.append({
    ...op,
    args,
    cond: cond.finish([w.primal(op.cond.yields[0]!)]),
    body: body.finish(yields),
    results,
  });
}

/** Fresh values for the originals, then for the tangents of the derived ones. */
function define(w: ForwardWriter, values: readonly Value[], derived: readonly Value[]): readonly Value[] {
  const copies = values.map((value) => {
    const copy = w.freshCopy(value);
    w.setPrimal(value, copy);
    return copy;
  });
  const tangents = derived.map((value) => {
    const fresh = w.freshTangents(value);
    w.setTangents(value, fresh);
    return fresh;
  });
  return [...copies, ...tangents.flat()];
}
