/**
 * The arguments of a call: evaluated in order, spreads taken apart where their items are known.
 */
import type * as t from "@babel/types";
import { parametersOf } from "../parse/parameterNames.ts";
import { force } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { newListTy, spreadElements, spreadIntoList, type Element } from "./literals.ts";
import type { FnVal, Temp, Val } from "./values.ts";
import { calleeName } from "./wording.ts";

export type ArgumentNodes = t.CallExpression["arguments"];

export function argumentsOf(frame: Frame, nodes: ArgumentNodes): Element[] {
  return nodes.flatMap((node): Element[] => {
    if (node.type !== "SpreadElement") return [{ val: frame.lower.expression(frame, node) }];
    return spreadElements(frame, frame.lower.expression(frame, node.argument), node);
  });
}

/** Arguments none of which may be a spread of unknown length. */
export function givenArguments(frame: Frame, nodes: ArgumentNodes, callee: string): Val[] {
  return argumentsOf(frame, nodes).map((element) =>
    "val" in element ? element.val : frame.refuse("spread-into-call", undefined, { callee }),
  );
}

/** Arguments as values; a spread of unknown length reaches only a rest parameter, `Math.max`, `Math.min` and `Math.hypot`. */
export function plainArguments(frame: Frame, elements: readonly Element[], fn: FnVal, node: t.Node): Val[] {
  const { callee } = fn;
  const isSpread = elements.some((element) => "spread" in element);
  if (!isSpread) return elements.flatMap((element) => ("val" in element ? [element.val] : []));
  const params = callee.kind === "literal" ? parametersOf(callee.literal.node) : [];
  const rest = params.at(-1)?.type === "RestElement" ? params.length - 1 : undefined;
  const last = elements.at(-1);
  if (rest !== undefined && elements.length <= rest && last && "spread" in last)
    return [
      ...before(frame, elements.slice(0, -1), fn, node),
      ...forParameters(frame, last.spread, params.slice(elements.length - 1, rest)),
      restOf(frame, [{ spread: after(frame, last.spread, rest - elements.length + 1) }], node),
    ];
  if (rest !== undefined)
    return [...before(frame, elements.slice(0, rest), fn, node), restOf(frame, elements.slice(rest), node)];
  const takesList = callee.kind === "builtin" && /^Math\.(max|min|hypot)$/.test(callee.name);
  if (takesList) return [restOf(frame, elements, node)];
  if (callee.kind === "literal" && last && "spread" in last)
    return [
      ...before(frame, elements.slice(0, -1), fn, node),
      ...forParameters(frame, last.spread, params.slice(elements.length - 1)),
    ];
  return frame.refuse("spread-into-call", node, { callee: calleeName(callee) });
}

/** One element for each parameter; only one with a default may lie past the end. */
function forParameters(frame: Frame, list: Temp, params: readonly t.Node[]): Val[] {
  return params.map((param, index) => {
    const at = frame.code.constant(index);
    return param.type === "AssignmentPattern"
      ? frame.callPrelude("$at", [list, at])
      : frame.code.load(list, at, true);
  });
}

function after(frame: Frame, list: Temp, taken: number): Temp {
  return force(frame, frame.callPrelude("slice", [list, frame.code.constant(taken)]));
}

function before(frame: Frame, elements: readonly Element[], fn: FnVal, node: t.Node): Val[] {
  return elements.map((element) =>
    "val" in element
      ? element.val
      : frame.refuse("spread-into-call", node, { callee: calleeName(fn.callee) }),
  );
}

function restOf(frame: Frame, elements: readonly Element[], node: t.Node): Val {
  return { tag: "spread", list: spreadIntoList(frame, elements, newListTy(frame, node, "array")) };
}
