/** `implicit(solve, { residual, … })` inside differentiated code, as it is written there. */
import type * as t from "@babel/types";
import { withoutCasts } from "../../parse/childNodes.ts";
import { recoverFn } from "../closures.ts";
import { optionsAmong } from "../derivatives/options.ts";
import { implicitRoles } from "../derivatives/optionKinds.ts";
import type { Frame } from "../frame.ts";
import { propertyName } from "../literals.ts";
import type { FnVal, Val } from "../values.ts";
import { calleeName, wordingOf } from "../wording.ts";

/** Raises `implicit-of-what`, `implicit-equations`, `unknown-option`, `bad-option`, `options-not-written-out`. */
export function implicitOf(frame: Frame, solve: FnVal, node: t.Node | undefined): FnVal {
  const name = calleeName(solve.callee);
  const source = node && withoutCasts(node);
  if (source?.type !== "ObjectExpression")
    return source
      ? frame.refuse("options-not-written-out", source, { callee: "implicit" })
      : frame.refuse("implicit-of-what", undefined, { name, given: "nothing" });
  const written = source.properties.map((property) => {
    if (property.type === "SpreadElement")
      return frame.refuse("options-not-written-out", property, { callee: "implicit" });
    return { name: propertyName(frame, property), property };
  });
  const equations = written.filter((each) => implicitRoles.some((role) => role === each.name));
  const [equation, other] = equations;
  if (equation === undefined) return frame.refuse("implicit-of-what", source, { name, given: "none" });
  if (other !== undefined)
    frame.refuse("implicit-equations", source, {
      name,
      given: `\`${equation.name}\` and \`${other.name}\``,
    });
  const rest = written.filter((each) => each !== equation).map(({ property }) => property);
  const options = optionsAmong(frame, "implicit", rest);
  const f = functionOf(frame, equation.name, equation.property);
  const inner = [
    ["f", solve],
    [equation.name, f],
  ] as const;
  return { tag: "fn", callee: { kind: "wrapper", wrapper: "implicit", inner, options, data: [] } };
}

function functionOf(frame: Frame, option: string, property: t.ObjectProperty | t.ObjectMethod): FnVal {
  const node = property.type === "ObjectMethod" ? property : property.value;
  const val = frame.lower.expression(frame, node);
  const f = asFunction(frame, val);
  if (f) return f;
  const parts = { callee: "implicit", option, given: wordingOf(val), expected: "a function" };
  return frame.refuse("bad-option", property, parts);
}

function asFunction(frame: Frame, val: Val): FnVal | undefined {
  if (val.tag === "fn") return val;
  return val.tag === "temp" ? recoverFn(frame, val) : undefined;
}
