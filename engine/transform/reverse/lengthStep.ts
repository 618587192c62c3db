/** The step of setting a list's length: the shadow follows, and gets back what was cut off. */
import type { BlockBuilder } from "../../ir/builder.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { SetLengthOp, Value } from "../../ir/types.ts";
import { sweepsOwner } from "../leafLoop.ts";
import { contentOf, elementOf } from "./listSteps.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepSetLength(s: Sweep, op: SetLengthOp, b: BlockBuilder): Step {
  const [list, length] = [op.args[0]!, op.args[1]!];
  const shadow = s.shadow(list);
  const before = b.length(s.primal(list));
  const isPlain = contentOf(elementOf(list)) === "number";
  const cut = isPlain ? undefined : cutOff(s, b, shadow, s.primal(length));
  s.copyOp(op, b);
  b.setLength(shadow, s.primal(length));
  return step(op, true, (r) => {
    // Numbers that are cut off have no cotangent: zeros are as good as what was there.
    if (cut === undefined) return r.setLength(shadow, before);
    r.ifOp(
      r.test("lt", [before, r.length(shadow)]),
      (c) => {
        c.setLength(shadow, before);
        return [];
      },
      (c) => {
        forEachElement(s, c, cut, c.const(0), (d, element) => d.push(shadow, element));
        return [];
      },
    );
  });
}

/** The elements from index `length` on, in a list of their own. */
function cutOff(s: Sweep, b: BlockBuilder, shadow: Value, length: Value): Value {
  if (shadow.type.kind !== "list") throw new InvariantError("the shadow of a list is a list");
  const cut = b.makeList([], shadow.type, true);
  forEachElement(s, b, shadow, length, (c, element) => c.push(cut, element));
  return cut;
}

function forEachElement(
  s: Sweep,
  b: BlockBuilder,
  list: Value,
  from: Value,
  visit: (b: BlockBuilder, element: Value) => void,
): void {
  b.loop(
    [from],
    (c, carried) => c.test("lt", [carried[0]!, c.length(list)]),
    (c, carried) => {
      visit(c, c.load(list, carried[0]!, false));
      return [c.prim("add", [carried[0]!, c.const(1)])];
    },
    sweepsOwner(s.builder, b.owner),
  );
}
