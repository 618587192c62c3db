/** Kinds of nodes that scoping tells apart, and the names that they declare or carry. */
import type * as t from "@babel/types";
import type { FunctionNode } from "./program.ts";

export type Method = t.ClassMethod | t.ClassPrivateMethod;

export function isFunctionNode(node: t.Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "ObjectMethod"
  );
}

export function isMethod(node: t.Node): node is Method {
  return node.type === "ClassMethod" || node.type === "ClassPrivateMethod";
}

export function isClass(node: t.Node): boolean {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** Nodes below which a `var` can stand: statements and their parts, never expressions. */
export function mayHoldStatements({ type }: t.Node): boolean {
  return type.endsWith("Statement") || otherHolders.has(type);
}

const otherHolders: ReadonlySet<string> = new Set(["SwitchCase", "CatchClause", "ExportNamedDeclaration"]);

export function declarationOf(statement: t.Node): t.Node | null | undefined {
  if (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration")
    return statement.declaration;
  return statement;
}

/** The identifiers that a pattern declares or assigns, in source order; members are not among them. */
export function patternNames(pattern: t.Node): t.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "ObjectProperty":
      return patternNames(pattern.value);
    case "RestElement":
      return patternNames(pattern.argument);
    case "TSParameterProperty":
      return patternNames(pattern.parameter);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case "ObjectPattern":
      return pattern.properties.flatMap(patternNames);
    default:
      return [];
  }
}

export function ownName(node: FunctionNode): string | undefined {
  if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") return node.id?.name;
  return node.type === "ObjectMethod" ? nameOf(node.key) : undefined;
}

/** What a function is called that is assigned here. */
export function nameOf(target: t.Node): string | undefined {
  if (target.type === "Identifier") return target.name;
  if (target.type === "StringLiteral") return target.value;
  if (target.type === "MemberExpression" && !target.computed) return nameOf(target.property);
  return undefined;
}
