/**
 * Functions in an object that name the object itself (`const o = { f() { return o.x; } }`): they are known by the
 * object's name, since a record cannot hold what captures it.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "../parse/childNodes.ts";
import type { Binding, ParsedSource } from "../parse/program.ts";
import { initialiserOf } from "./initialisers.ts";

const cache = new WeakMap<Binding, ReadonlyMap<string, t.Node>>();
const none: ReadonlyMap<string, t.Node> = new Map();

/** The functions, by the name of their field; none for most variables. */
export function selfMethods(source: ParsedSource, binding: Binding): ReadonlyMap<string, t.Node> {
  if (binding.kind !== "const") return none;
  const known = cache.get(binding);
  if (known) return known;
  const init = initialiserOf(source, binding);
  const object = init && withoutCasts(init);
  const found = object?.type === "ObjectExpression" ? readMethods(source, binding, object) : none;
  cache.set(binding, found);
  return found;
}

function readMethods(
  source: ParsedSource,
  binding: Binding,
  object: t.ObjectExpression,
): ReadonlyMap<string, t.Node> {
  const methods = new Map<string, t.Node>();
  for (const property of object.properties) {
    if (property.type === "SpreadElement" || property.computed || property.key.type !== "Identifier")
      continue;
    const node = property.type === "ObjectMethod" ? property : withoutCasts(property.value);
    const isFunction =
      node.type === "ObjectMethod" ||
      node.type === "ArrowFunctionExpression" ||
      node.type === "FunctionExpression";
    if (isFunction && mentions(source, node, binding)) methods.set(property.key.name, node);
  }
  return methods.size > 0 ? methods : none;
}

function mentions(source: ParsedSource, node: t.Node, binding: Binding): boolean {
  if (node.type === "Identifier" && source.bindingOf(node) === binding) return true;
  return childNodes(node).some((child) => mentions(source, child, binding));
}
