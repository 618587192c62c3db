/**
 * The children of a syntax tree node that exist at run time, in source order of their fields. What only
 * TypeScript's types mention is left out.
 */
import type * as t from "@babel/types";

/** Fields that hold types, comments or positions rather than parts of the program. */
const notCode = new Set([
  "type",
  "loc",
  "extra",
  "errors",
  "comments",
  "leadingComments",
  "innerComments",
  "trailingComments",
  "typeAnnotation",
  "typeParameters",
  "typeArguments",
  "superTypeParameters",
  "superTypeArguments",
  "returnType",
  "predicate",
  "implements",
]);

/** TypeScript's node types that wrap an expression of the running program. */
const transparent = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
  "TSParameterProperty",
  "TSExportAssignment",
]);

/** True for nodes that vanish when types are stripped: interfaces, type aliases, annotations. */
export function isTypeOnly(node: t.Node): boolean {
  if (node.type.startsWith("TS")) return !transparent.has(node.type);
  return "declare" in node && node.declare === true;
}

/** The expression inside casts, `!`, `satisfies` and parentheses. */
export function withoutCasts(node: t.Node): t.Node {
  let inner = node;
  while (
    inner.type === "TSAsExpression" ||
    inner.type === "TSSatisfiesExpression" ||
    inner.type === "TSNonNullExpression" ||
    inner.type === "TSTypeAssertion" ||
    inner.type === "TSInstantiationExpression" ||
    inner.type === "ParenthesizedExpression"
  )
    inner = inner.expression;
  return inner;
}

const known = new WeakMap<t.Node, readonly t.Node[]>();

/** Run-time children, in order; holes of arrays are skipped. Kept: many chapters walk the same trees. */
export function childNodes(node: t.Node): readonly t.Node[] {
  const found = known.get(node);
  if (found) return found;
  const children = readChildren(node);
  known.set(node, children);
  return children;
}

function readChildren(node: t.Node): readonly t.Node[] {
  const children: t.Node[] = [];
  const add = (child: unknown): void => {
    if (isNode(child) && !isTypeOnly(child)) children.push(child);
  };
  // Not `Object.entries`: whole programs are read so, and each node would make a list of pairs.
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    const field = fields[key];
    if (typeof field !== "object" || field === null || notCode.has(key)) continue;
    if (Array.isArray(field)) field.forEach(add);
    else add(field);
  }
  return children;
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
