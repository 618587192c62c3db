/**
 * `a?.b`, `a?.[i]`, `a.f?.(x)`: a chain stops, with `undefined`, where something on its way is absent.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { arm, joinArms } from "./arms.ts";
import { callVal, methodCall } from "./calls.ts";
import { asPresent } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { keyOf, readMember } from "./members.ts";
import { isAbsent } from "./operators.ts";
import { absent, type Val } from "./values.ts";

type GoOn = (val: Val) => Val;

export function optionalChain(frame: Frame, node: t.Node): Val {
  return link(frame, node, (val) => val);
}

/** Evaluates the chain up to the node, then what follows it, unless the chain stops. */
function link(frame: Frame, node: t.Node, goOn: GoOn): Val {
  const inner = withoutCasts(node);
  if (inner.type === "OptionalMemberExpression")
    return link(frame, inner.object, (object) =>
      ifPresent(frame, object, inner.optional, (there) =>
        goOn(readMember(frame, there, keyOf(frame, inner), inner)),
      ),
    );
  if (inner.type === "OptionalCallExpression") return linkCall(frame, inner, goOn);
  return goOn(frame.lower.expression(frame, inner));
}

function linkCall(frame: Frame, node: t.OptionalCallExpression, goOn: GoOn): Val {
  const callee = withoutCasts(node.callee);
  if (callee.type === "OptionalMemberExpression" && !node.optional)
    return link(frame, callee.object, (object) =>
      ifPresent(frame, object, callee.optional, (there) =>
        goOn(methodCall(frame, node, callee, there, keyOf(frame, callee))),
      ),
    );
  return link(frame, callee, (val) =>
    ifPresent(frame, val, node.optional ?? false, (there) => goOn(callVal(frame, there, node, "this"))),
  );
}

function ifPresent(frame: Frame, val: Val, isOptional: boolean, goOn: GoOn): Val {
  if (!isOptional) return goOn(asPresent(frame, val));
  const test = isAbsent(frame, val);
  if (test.constant === true) return absent;
  if (test.constant === false) return goOn(val);
  const stop = arm(frame, () => absent);
  const there = arm(frame, () => goOn(asPresent(frame, val)));
  return joinArms(frame, test, stop, there) ?? absent;
}
