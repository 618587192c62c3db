/**
 * Which names of a cell are bound to controls, and what is wrong with the way they are written? A control rewrites the
 * literal in the text, so an input stands where a page finds it: `const name = input.kind(literal, …)` at the top level.
 */
import type * as t from "@babel/types";
import { diagnose } from "../../diagnostics/diagnose.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { freeUses } from "../../parse/freeNames.ts";
import type { ParsedSource } from "../../parse/program.ts";
import { spanOf } from "../../parse/range.ts";
import type { InputNote } from "../../protocol.ts";
import type { Span } from "../../source/span.ts";

export type InputKind = InputNote["kind"];

export interface DeclaredInput {
  readonly name: string;
  readonly kind: InputKind;
  /** The call. */
  readonly span: Span;
}

export interface InputDeclarations {
  /** In source order, which is the order in which they run. */
  readonly inputs: readonly DeclaredInput[];
  readonly faults: readonly Diagnostic[];
}

/** What the first argument of each is. */
export const literalOf: Readonly<Record<InputKind, string>> = {
  slider: "a number",
  number: "a number",
  select: "a text in quotes or a number",
  checkbox: "true or false",
  text: "a text in quotes",
};

/** Finds them; the faults count only where `input` is Mixtape's own. */
export function declaredInputs(source: ParsedSource): InputDeclarations {
  const uses = freeUses(source).filter(({ identifier }) => identifier.name === "input");
  if (uses.length === 0) return { inputs: [], faults: [] };
  const declared = new Map(
    source.ast.program.body.flatMap((statement) => declaredBy(statement)).map((each) => [each.use, each]),
  );
  const inputs: DeclaredInput[] = [];
  const faults: Diagnostic[] = [];
  for (const { identifier } of uses) {
    const found = declared.get(identifier);
    if (!found) faults.push(diagnose("input-place", spanOf(source.id, identifier), {}));
    else if (!isKind(found.kind)) faults.push(unknownKind(source, found));
    else {
      inputs.push({ name: found.name, kind: found.kind, span: spanOf(source.id, found.call) });
      faults.push(...literalFaults(source, found.kind, found.call));
    }
  }
  return { inputs, faults };
}

interface Found {
  readonly name: string;
  readonly kind: string;
  readonly call: t.CallExpression;
  readonly use: t.Identifier;
}

function declaredBy(statement: t.Statement): Found[] {
  if (statement.type !== "VariableDeclaration" || statement.kind !== "const") return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const call = withoutTypes(init);
    if (id.type !== "Identifier" || call?.type !== "CallExpression" || isWrapped(call)) return [];
    const { callee } = call;
    if (callee.type !== "MemberExpression" || callee.computed || isWrapped(callee)) return [];
    const { object, property } = callee;
    if (object.type !== "Identifier" || isWrapped(object) || property.type !== "Identifier") return [];
    return [{ name: id.name, kind: property.name, call, use: object }];
  });
}

/** What stands before `as` and `satisfies`. */
function withoutTypes(node: t.Node | null | undefined): t.Node | null | undefined {
  return node?.type === "TSAsExpression" || node?.type === "TSSatisfiesExpression"
    ? withoutTypes(node.expression)
    : node;
}

const isWrapped = (node: t.Node): boolean => node.extra?.["parenthesized"] === true;

const isKind = (kind: string): kind is InputKind => Object.hasOwn(literalOf, kind);

function unknownKind(source: ParsedSource, { kind, call }: Found): Diagnostic {
  const known = Object.keys(literalOf)
    .map((each) => `\`input.${each}\``)
    .join(", ");
  return diagnose("input-kind", spanOf(source.id, call.callee), { kind, known });
}

function literalFaults(source: ParsedSource, kind: InputKind, call: t.CallExpression): Diagnostic[] {
  const [first] = call.arguments;
  if (first && !isWrapped(first) && isLiteral(kind, first)) return [];
  const span = spanOf(source.id, first ?? call);
  return [diagnose("input-literal", span, { kind, literal: literalOf[kind] })];
}

function isLiteral(kind: InputKind, node: t.Node): boolean {
  switch (kind) {
    case "slider":
    case "number":
      return isNumber(node);
    case "select":
      return node.type === "StringLiteral" || isNumber(node);
    case "checkbox":
      return node.type === "BooleanLiteral";
    case "text":
      return node.type === "StringLiteral";
  }
}

function isNumber(node: t.Node): boolean {
  if (node.type === "UnaryExpression" && node.operator === "-")
    return node.argument.type === "NumericLiteral" && !isWrapped(node.argument);
  return node.type === "NumericLiteral";
}
