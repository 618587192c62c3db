/**
 * Rest parameters that need not be arrays: those that are only spread, indexed by constants or measured.
 * Their items then keep structures of their own.
 */
import type * as t from "@babel/types";
import { childNodes } from "../parse/childNodes.ts";
import type { ParsedSource } from "../parse/program.ts";

/** Whether every use of the parameter inside the function leaves its items apart. */
export function isTupleOnly(source: ParsedSource, parameter: t.Node, within: t.Node | undefined): boolean {
  const binding = parameter.type === "Identifier" ? source.bindingOf(parameter) : undefined;
  if (!binding || !within || binding.reassigned) return false;
  const isUse = (node: t.Node): boolean =>
    node.type === "Identifier" && node !== parameter && source.bindingOf(node) === binding;
  const holds = (node: t.Node): boolean =>
    childNodes(node).every((child) => (isUse(child) ? keepsItemsApart(node, child) : holds(child)));
  return holds(within);
}

function keepsItemsApart(parent: t.Node, use: t.Node): boolean {
  if (parent.type === "SpreadElement") return true;
  if (parent.type !== "MemberExpression" || parent.object !== use) return false;
  if (!parent.computed) return parent.property.type === "Identifier" && parent.property.name === "length";
  return parent.property.type === "NumericLiteral";
}
