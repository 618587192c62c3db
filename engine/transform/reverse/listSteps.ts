/**
 * Steps of operations on lists. Shadows follow every change of length and of references in the forward sweep;
 * each step undoes its own in the reverse sweep, so that a shadow always has the form that its list had.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import type {
  AllocListOp,
  ListType,
  LoadOp,
  MakeListOp,
  PopOp,
  PushOp,
  StoreOp,
  Type,
  Value,
} from "../../ir/types.ts";
import { zeroOf } from "../zeroShadow.ts";
import type { Cotangents } from "./cotangents.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

/** What the elements of a shadow are: numbers, numbers that may be absent, or references. */
export type Content = "number" | "maybeNumber" | "reference";

export function contentOf(type: Type): Content {
  if (type.kind === "num") return "number";
  if (isReference(type)) return "reference";
  if (type.kind === "maybe") return "maybeNumber";
  throw new InvariantError(`a shadow of a ${type.kind}`);
}

export function elementOf(list: Value): Type {
  if (list.type.kind !== "list") throw new InvariantError("a list was expected");
  return list.type.elem;
}

function shadowList(value: Value): ListType {
  const shadow = shadowType(value.type);
  if (shadow.kind !== "list") throw new InvariantError("the shadow of a list is a list");
  return shadow;
}

/** A shadow of what is stored: its own, or zero. */
export function storedShadow(s: Sweep, b: BlockBuilder, value: Value): Value {
  return isReference(value.type) && s.hasShadow(value) ? s.shadow(value) : zeroOf(b, s.primal(value));
}

/** A number of a shadow that may be absent; absent counts as 0. */
export function presentOrZero(b: BlockBuilder, x: Value): Value {
  return b.ifOp(
    b.isUndefined(x),
    (c) => [c.const(0)],
    (c) => [c.unwrap(x)],
  )[0]!;
}

/** `x + term` where x is present; absent stays absent. */
export function addIfPresent(b: BlockBuilder, x: Value, term: Value): Value {
  return b.ifOp(
    b.isUndefined(x),
    () => [x],
    (c) => [c.some(c.prim("add", [c.unwrap(x), term]))],
  )[0]!;
}

export function sweepMakeList(s: Sweep, op: MakeListOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const result = op.results[0]!;
  const type = shadowList(result);
  const content = contentOf(elementOf(result));
  s.shadowBy(op, b, (name) =>
    content === "number"
      ? b.allocList(b.const(op.args.length), type, op.growable, name)
      : b.makeList(
          op.args.map((arg) => storedShadow(s, b, arg)),
          type,
          op.growable,
          name,
        ),
  );
  if (content === "reference" || !op.args.some((arg) => s.isActive(arg))) return undefined;
  return step(op, true, (r, cotangents) => {
    op.args.forEach((arg, index) => {
      if (!s.isActive(arg)) return;
      const bar = r.load(s.shadow(result), r.const(index), false);
      cotangents.add(arg, content === "number" ? bar : presentOrZero(r, bar));
    });
  });
}

export function sweepAllocList(s: Sweep, op: AllocListOp, b: BlockBuilder): undefined {
  s.copyOp(op, b);
  const result = op.results[0]!;
  s.shadowBy(op, b, (name) => b.allocList(s.primal(op.args[0]!), shadowList(result), op.growable, name));
}

/** listBar[i] += resultBar */
export function sweepLoad(s: Sweep, op: LoadOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const [list, index] = [op.args[0]!, op.args[1]!];
  const result = op.results[0]!;
  const content = contentOf(elementOf(list));
  if (content === "reference") {
    s.shadowBy(op, b, (name) => b.load(s.shadow(list), s.primal(index), false, name));
    return undefined;
  }
  return step(op, false, (r, cotangents) => {
    const bar = cotangents.take(r, result);
    if (bar === undefined) return;
    const [shadow, at] = [s.shadow(list), s.primal(index)];
    const present = r.load(shadow, at, false);
    const sum = content === "number" ? r.prim("add", [present, bar]) : addIfPresent(r, present, bar);
    r.store(shadow, at, sum, false);
  });
}

/** valueBar += listBar[i], and what was there before starts from 0. */
export function sweepStore(s: Sweep, op: StoreOp, b: BlockBuilder): Step {
  const [list, index, value] = [op.args[0]!, op.args[1]!, op.args[2]!];
  const { aliases } = s.unit.derivation;
  const mayGrow = aliases.isGrown(aliases.classOf(list));
  const at = s.primal(index);
  const grew = mayGrow ? b.test("eq", [at, b.length(s.primal(list))]) : undefined;
  const content = contentOf(elementOf(list));
  const before = content === "number" ? undefined : replacedShadow(s, list, at, grew, b);
  s.copyOp(op, b);
  if (content !== "number") b.store(s.shadow(list), at, storedShadow(s, b, value), false);
  else if (mayGrow) b.store(s.shadow(list), at, b.const(0), false);
  return step(op, true, (r, cotangents) => {
    const shadow = s.shadow(list);
    if (s.isActive(value)) {
      const bar = r.load(shadow, at, false);
      cotangents.add(value, content === "number" ? bar : presentOrZero(r, bar));
    }
    restore(r, shadow, at, grew, before);
  });
}

/** The shadow that a store replaces, as maybe; absent where the list grows, and where nothing was there. */
function replacedShadow(s: Sweep, list: Value, at: Value, grew: Value | undefined, b: BlockBuilder): Value {
  const shadow = s.shadow(list);
  if (grew === undefined) return b.some(b.load(shadow, at, false));
  const elem = elementOf(shadow);
  return b.ifOp(
    grew,
    (c) => [c.none(elem.kind === "maybe" ? elem.of : elem)],
    (c) => [c.some(c.load(shadow, at, false))],
  )[0]!;
}

/** Puts back what a store replaced: `before`, or 0 for a number. */
function restore(
  b: BlockBuilder,
  shadow: Value,
  at: Value,
  grew: Value | undefined,
  before: Value | undefined,
): void {
  const putBack = (c: BlockBuilder): readonly Value[] => {
    if (before === undefined) c.store(shadow, at, c.const(0), false);
    else if (elementOf(shadow).kind === "maybe") c.store(shadow, at, before, false);
    else
      // Where nothing was there, nothing looks there.
      c.ifOp(
        c.isUndefined(before),
        () => [],
        (d) => {
          d.store(shadow, at, d.unwrap(before), false);
          return [];
        },
      );
    return [];
  };
  if (grew === undefined) {
    putBack(b);
    return;
  }
  b.ifOp(
    grew,
    (c) => {
      c.setLength(shadow, at);
      return [];
    },
    putBack,
  );
}

/** valueBar += listBar.pop() */
export function sweepPush(s: Sweep, op: PushOp, b: BlockBuilder): Step {
  const [list, value] = [op.args[0]!, op.args[1]!];
  s.copyOp(op, b);
  b.push(s.shadow(list), storedShadow(s, b, value));
  return step(op, true, (r, cotangents) => {
    const bar = r.pop(s.shadow(list));
    if (!s.isActive(value)) return;
    cotangents.add(value, contentOf(elementOf(list)) === "number" ? bar : presentOrZero(r, bar));
  });
}

/** listBar.push(resultBar) */
export function sweepPop(s: Sweep, op: PopOp, b: BlockBuilder): Step {
  const list = op.args[0]!;
  const result = op.results[0]!;
  s.copyOp(op, b);
  const popped = b.pop(s.shadow(list));
  const content = contentOf(elementOf(list));
  if (content === "reference") s.setShadow(result, popped);
  return step(op, true, (r, cotangents) => {
    r.push(
      s.shadow(list),
      popped.type.kind === "num" ? cotangents.takeOrZero(r, result) : again(r, cotangents),
    );
  });

  function again(r: BlockBuilder, cotangents: Cotangents): Value {
    return content === "reference" ? popped : addIfPresent(r, popped, cotangents.takeOrZero(r, result));
  }
}
