/** `implicit(solve, { residual, … })` inside differentiated code, as it is written there. */
import type * as t from "@babel/types";
import { withoutCasts } from "../../parse/childNodes.ts";
import { recoverFn } from "../closures.ts";
import { sure } from "../../diagnostics/sure.ts";
import { asPresent, tyOf } from "../coerce.ts";
import { optionsAmong } from "../derivatives/options.ts";
import { implicitRoles, type ImplicitRole } from "../derivatives/optionKinds.ts";
import type { Frame } from "../frame.ts";
import { propertyName } from "../literals.ts";
import type { FnVal, Val, WrapperOptions } from "../values.ts";
import { calleeName, wordingOf } from "../wording.ts";

/** Raises `implicit-of-what`, `implicit-equations`, `unknown-option`, `bad-option`, `options-not-written-out`. */
export function implicitOf(frame: Frame, solve: FnVal, node: t.Node | undefined): FnVal {
  const name = calleeName(solve.callee);
  const source = node && withoutCasts(node);
  if (!source) return frame.refuse("implicit-of-what", undefined, { name, given: "nothing" });
  const { role, f, options } =
    source.type === "ObjectExpression" ? written(frame, name, source) : stored(frame, name, source);
  const inner = [
    ["f", solve],
    [role, f],
  ] as const;
  return { tag: "fn", callee: { kind: "wrapper", wrapper: "implicit", inner, options, data: [] } };
}

interface Parts {
  readonly role: string;
  readonly f: FnVal;
  readonly options: WrapperOptions;
}

function written(frame: Frame, name: string, source: t.ObjectExpression): Parts {
  const properties = source.properties.map((property) => {
    if (property.type === "SpreadElement")
      return frame.refuse("options-not-written-out", property, { callee: "implicit" });
    return { name: propertyName(frame, property), property };
  });
  const role = onlyRole(
    frame,
    name,
    source,
    properties.map((each) => each.name),
  );
  const rest = properties.filter((each) => each.name !== role).map(({ property }) => property);
  const { property } = sure(properties.find((each) => each.name === role));
  const node = property.type === "ObjectMethod" ? property : property.value;
  const f = functionOf(frame, role, frame.lower.expression(frame, node), property);
  return { role, f, options: optionsAmong(frame, "implicit", rest) };
}

/** An object from elsewhere, which holds the equation and nothing else. */
function stored(frame: Frame, name: string, source: t.Node): Parts {
  const val = asPresent(frame, frame.lower.expression(frame, source));
  const ty = tyOf(val);
  if (val.tag !== "temp" || ty.kind !== "record" || ty.flavor !== "object")
    return frame.refuse("implicit-of-what", source, { name, given: wordingOf(val) });
  const names = ty.fields.map((field) => field.name);
  const role = onlyRole(frame, name, source, names);
  if (names.length > 1) frame.refuse("options-not-written-out", source, { callee: "implicit" });
  return { role, f: functionOf(frame, role, frame.code.getField(val, role), source), options: {} };
}

function onlyRole(frame: Frame, name: string, source: t.Node, names: readonly string[]): ImplicitRole {
  const [role, other] = implicitRoles.filter((each) => names.includes(each));
  if (role === undefined) return frame.refuse("implicit-of-what", source, { name, given: "none" });
  if (other !== undefined)
    frame.refuse("implicit-equations", source, { name, given: `\`${role}\` and \`${other}\`` });
  return role;
}

function functionOf(frame: Frame, option: string, val: Val, node: t.Node): FnVal {
  const f = asFunction(frame, val);
  if (f) return f;
  const parts = { callee: "implicit", option, given: wordingOf(val), expected: "a function" };
  return frame.refuse("bad-option", node, parts);
}

function asFunction(frame: Frame, val: Val): FnVal | undefined {
  if (val.tag === "fn") return val;
  return val.tag === "temp" ? recoverFn(frame, val) : undefined;
}
