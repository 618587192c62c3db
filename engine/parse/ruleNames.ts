/**
 * What the function literals inside `rule(…)` and `scalarRule(…)` are called: the function by the variable that the rule is
 * assigned to, and its parts after it. Leaves literals that have a name of their own alone.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "./childNodes.ts";
import { isFunctionNode, nameOf } from "./nodeNames.ts";

/**
 * Names by node. `assigned`: what the call's result is assigned to; where it is nothing, parts are named after a function
 * that is given by its name.
 */
export function ruleNames(call: t.CallExpression, assigned: string | undefined): ReadonlyMap<t.Node, string> {
  const names = new Map<t.Node, string>();
  const [f, parts] = call.arguments.map(withoutCasts);
  const callee = call.callee.type === "Identifier" ? call.callee.name : "";
  const owner = assigned ?? (f && nameOf(f));
  if ((callee !== "rule" && callee !== "scalarRule") || !f || owner === undefined) return names;
  if (isAnonymous(f)) names.set(f, owner);
  if (callee === "scalarRule") namePartials(parts, owner, names);
  else if (parts?.type === "ObjectExpression") nameFunctions(parts, owner, names);
  return names;
}

function namePartials(parts: t.Node | undefined, owner: string, names: Map<t.Node, string>): void {
  if (parts && isAnonymous(parts)) names.set(parts, `partials of ${owner}`);
  if (parts?.type !== "ArrayExpression") return;
  parts.elements.forEach((element, index) => {
    const partial = element && withoutCasts(element);
    if (partial && isAnonymous(partial)) names.set(partial, `partial ${String(index + 1)} of ${owner}`);
  });
}

function nameFunctions(parts: t.ObjectExpression, owner: string, names: Map<t.Node, string>): void {
  for (const property of parts.properties) {
    if (property.type === "SpreadElement" || property.computed) continue;
    const part = nameOf(property.key);
    const fn = property.type === "ObjectMethod" ? property : withoutCasts(property.value);
    if ((part !== "frule" && part !== "rrule") || !(isAnonymous(fn) || fn.type === "ObjectMethod")) continue;
    names.set(fn, `${part} of ${owner}`);
    if (part === "rrule") namePullbacks(fn, owner, names);
  }
}

/** Literals that are a field or a variable called `pullback`, however deep they stand. */
function namePullbacks(node: t.Node, owner: string, names: Map<t.Node, string>): void {
  for (const child of childNodes(node)) {
    const [key, value] =
      child.type === "ObjectProperty"
        ? [nameOf(child.key), child.value]
        : child.type === "VariableDeclarator"
          ? [nameOf(child.id), child.init]
          : [undefined, undefined];
    const fn = value && withoutCasts(value);
    if (key === "pullback" && fn && isAnonymous(fn)) names.set(fn, `pullback of ${owner}`);
    namePullbacks(child, owner, names);
  }
}

function isAnonymous(node: t.Node): boolean {
  return (
    isFunctionNode(node) &&
    (node.type === "ArrowFunctionExpression" || (node.type === "FunctionExpression" && !node.id))
  );
}
