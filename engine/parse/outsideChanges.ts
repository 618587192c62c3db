/**
 * Whether a function, by its text, changes what was made outside it: assigns a variable, stores into an object, or calls a
 * method that does. What the functions that it calls do is asked of those.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "./childNodes.ts";
import type { FunctionLiteral, ParsedSource } from "./program.ts";
import { endOf, startOf } from "./range.ts";

/** Methods of arrays, maps and sets that change what they are called on. */
const changing: ReadonlySet<string> = new Set(
  "push,pop,shift,unshift,splice,sort,reverse,fill,copyWithin,set,add,delete,clear".split(","),
);

/** The first variable of outside that the function changes; undefined where its text shows none. */
export function changedOutside(source: ParsedSource, literal: FunctionLiteral): string | undefined {
  const isOutside = (identifier: t.Identifier): boolean => {
    const binding = source.bindingOf(identifier);
    if (!binding) return true;
    const declared = startOf(binding.identifier);
    return declared < startOf(literal.node) || declared >= endOf(literal.node);
  };
  const visit = (node: t.Node): string | undefined => {
    const root = changedBy(node);
    if (root && isOutside(root)) return root.name;
    for (const child of childNodes(node)) {
      const found = visit(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(literal.node);
}

/** The variable that this node changes, or changes a part of. */
function changedBy(node: t.Node): t.Identifier | undefined {
  if (node.type === "AssignmentExpression") return rootOf(node.left);
  if (node.type === "UpdateExpression") return rootOf(node.argument);
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  return property.type === "Identifier" && changing.has(property.name) ? rootOf(object) : undefined;
}

function rootOf(node: t.Node): t.Identifier | undefined {
  const inner = withoutCasts(node);
  if (inner.type === "MemberExpression") return rootOf(inner.object);
  return inner.type === "Identifier" ? inner : undefined;
}
