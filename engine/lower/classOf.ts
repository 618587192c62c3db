/**
 * Which variables are classes.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "../parse/childNodes.ts";
import type { Binding, ParsedSource } from "../parse/program.ts";
import { initialiserOf } from "./initialisers.ts";

export type ClassNode = t.ClassDeclaration | t.ClassExpression;

const declarations = new WeakMap<ParsedSource, ReadonlyMap<Binding, ClassNode>>();

/** The class that a variable always is; undefined for other variables. */
export function classOf(source: ParsedSource, binding: Binding): ClassNode | undefined {
  if (binding.kind === "const") {
    const init = initialiserOf(source, binding);
    const inner = init && withoutCasts(init);
    return inner?.type === "ClassExpression" ? inner : undefined;
  }
  if (binding.kind !== "class") return undefined;
  let known = declarations.get(source);
  if (!known) {
    known = readClasses(source);
    declarations.set(source, known);
  }
  return known.get(binding);
}

function readClasses(source: ParsedSource): ReadonlyMap<Binding, ClassNode> {
  const found = new Map<Binding, ClassNode>();
  const visit = (node: t.Node): void => {
    const binding = node.type === "ClassDeclaration" && node.id ? source.bindingOf(node.id) : undefined;
    if (binding && node.type === "ClassDeclaration") found.set(binding, node);
    childNodes(node).forEach(visit);
  };
  visit(source.ast.program);
  return found;
}
