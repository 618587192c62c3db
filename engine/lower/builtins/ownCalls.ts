/**
 * Calls of Mixtape's functions that take functions and give functions: `gradient(f, options)`, `rule(f, { … })`.
 * Their results are known when compiling.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../../parse/childNodes.ts";
import { recoverFn } from "../closures.ts";
import { asPresent, force, tyOf } from "../coerce.ts";
import { optionsAt } from "../derivatives/options.ts";
import type { Frame } from "../frame.ts";
import { implicitOf } from "./implicitCall.ts";
import { propertyName, spreadElements } from "../literals.ts";
import { fieldOf } from "../types/ty.ts";
import { absent, type FnVal, type Val, type WrapperOptions } from "../values.ts";
import { calleeName, wordingOf } from "../wording.ts";
import type { ArgumentNodes } from "../arguments.ts";

const makers: ReadonlySet<string> = new Set(
  "derivative gradient valueAndGradient jacobian hessian jvp vjp hvp pullback forward reverse checkpoint nondifferentiable implicit rule scalarRule withoutRule lazy record".split(
    " ",
  ),
);

/** Whether the function makes functions, and reads its options from the call as written. */
export function takesNodes(name: string): boolean {
  return makers.has(name);
}

export function callOwn(frame: Frame, name: string, nodes: ArgumentNodes): Val {
  if (name === "record") frame.refuse("recording-inside", undefined, {});
  const [first, second] = nodes;
  const f = functionAt(frame, name, first);
  if (name === "withoutRule") return bodyOf(frame, f, first);
  if (name === "rule") return wrapper(name, [["f", f], ...ruleParts(frame, second)], {});
  if (name === "implicit") return implicitOf(frame, f, second);
  if (name === "scalarRule") return wrapper(name, [["f", f], ...partials(frame, second)], {});
  return wrapper(name, [["f", f]], optionsAt(frame, name, second));
}

/** The function that a rule was given to. */
function bodyOf(frame: Frame, f: FnVal, node: t.Node | undefined): FnVal {
  const { callee } = f;
  const isRuled = callee.kind === "wrapper" && ["rule", "scalarRule", "implicit"].includes(callee.wrapper);
  const body = isRuled ? callee.inner[0]?.[1] : undefined;
  return body ?? frame.refuse("without-rule-of-what", node, { name: calleeName(callee) });
}

function wrapper(name: string, inner: readonly (readonly [string, FnVal])[], options: WrapperOptions): FnVal {
  return { tag: "fn", callee: { kind: "wrapper", wrapper: name, inner, options, data: [] } };
}

function functionAt(frame: Frame, callee: string, node: t.Node | undefined): FnVal {
  const val = node ? asPresent(frame, frame.lower.expression(frame, node)) : absent;
  return (
    asFunction(frame, val) ?? frame.refuse("derivative-of-what", node, { callee, given: wordingOf(val) })
  );
}

function asFunction(frame: Frame, val: Val): FnVal | undefined {
  if (val.tag === "fn") return val;
  return val.tag === "temp" ? recoverFn(frame, val) : undefined;
}

function ruleParts(frame: Frame, node: t.Node | undefined): (readonly [string, FnVal])[] {
  const usage = "rule(f, { frule, rrule })";
  const source = node && withoutCasts(node);
  const fields =
    source?.type === "ObjectExpression" ? writtenFields(frame, source) : storedFields(frame, source);
  if (!fields)
    return frame.refuse("rule-of-what", node, {
      callee: "rule",
      what: "its rules",
      given: "something else",
      usage,
    });
  const parts = [...fields].flatMap(([name, val]): (readonly [string, FnVal])[] => {
    if (name !== "frule" && name !== "rrule")
      frame.refuse("unknown-option", node, { callee: "rule", option: name, known: "`frule`, `rrule`" });
    if (val.tag === "absent") return [];
    const fn = asFunction(frame, val);
    if (!fn)
      return frame.refuse("bad-option", node, {
        callee: "rule",
        option: name,
        given: wordingOf(val),
        expected: "a function",
      });
    return [[name, fn]];
  });
  if (parts.length === 0) frame.refuse("rule-without-functions", node, { name: "this function" });
  return parts;
}

function writtenFields(frame: Frame, node: t.ObjectExpression): Map<string, Val> {
  return new Map(
    node.properties.map((property): [string, Val] => {
      if (property.type === "SpreadElement")
        return frame.refuse("options-not-written-out", property, { callee: "rule" });
      const value = property.type === "ObjectMethod" ? property : property.value;
      return [propertyName(frame, property), frame.lower.expression(frame, value)];
    }),
  );
}

function storedFields(frame: Frame, node: t.Node | undefined): Map<string, Val> | undefined {
  const val = node ? asPresent(frame, frame.lower.expression(frame, node)) : absent;
  const ty = tyOf(val);
  if (val.tag !== "temp" || ty.kind !== "record" || ty.flavor !== "object") return undefined;
  return new Map(
    ty.fields.map(({ name }) => [name, fieldOf(ty, name) ? frame.code.getField(val, name) : absent]),
  );
}

function partials(frame: Frame, node: t.Node | undefined): (readonly [string, FnVal])[] {
  const source = node && withoutCasts(node);
  const vals =
    source?.type === "ArrayExpression"
      ? source.elements.map((element) => (element ? frame.lower.expression(frame, element) : absent))
      : storedPartials(frame, source);
  return vals.map((val, index) => {
    const fn = asFunction(frame, val);
    if (!fn)
      return frame.refuse("rule-of-what", node, {
        callee: "scalarRule",
        what: "one partial derivative for each argument",
        given: wordingOf(val),
        usage: "scalarRule(f, (x, value) => …)",
      });
    return [`partial${String(index)}`, fn] as const;
  });
}

function storedPartials(frame: Frame, node: t.Node | undefined): readonly Val[] {
  const val = node ? asPresent(frame, frame.lower.expression(frame, node)) : absent;
  const ty = tyOf(val);
  if (node && (val.tag === "tuple" || (ty.kind === "record" && ty.flavor === "tuple")))
    return spreadElements(frame, val, node).map((element) =>
      "val" in element ? element.val : force(frame, absent),
    );
  return [val];
}
