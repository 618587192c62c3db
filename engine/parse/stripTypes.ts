/**
 * Takes TypeScript's types away by blanking their ranges, so that what remains is JavaScript at the same
 * offsets. Syntax that is more than a type (enums, namespaces, parameter properties, decorators) is refused.
 */
import type * as t from "@babel/types";
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { startOf, endOf, type Range } from "./range.ts";
import type { Edits } from "./edits.ts";
import type { ParsedSource } from "./program.ts";
import { skipTrivia } from "./trivia.ts";

/** Adds to `edits` what blanks all types of a text; gives what cannot be blanked, in source order. */
export function stripTypes(source: ParsedSource, edits: Edits): Diagnostic[] {
  const stripper = new Stripper(source, edits);
  stripper.visit(source.ast.program, undefined);
  return stripper.refused;
}

const removedStatements = new Set([
  "TSInterfaceDeclaration",
  "TSTypeAliasDeclaration",
  "TSDeclareFunction",
  "TSDeclareMethod",
  "TSIndexSignature",
]);

const modifiers = /^(?:public|private|protected|readonly|override|abstract|declare)$/;

/** Fields of a node that are types as a whole; each node's range is all there is to blank. */
const typeFields = [
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "typeArguments",
  "superTypeParameters",
  "superTypeArguments",
  "predicate",
] as const;

class Stripper {
  readonly refused: Diagnostic[] = [];
  readonly #id: string;
  readonly #text: string;
  readonly #edits: Edits;

  constructor(source: ParsedSource, edits: Edits) {
    this.#id = source.id;
    this.#text = source.text;
    this.#edits = edits;
  }

  visit(node: t.Node, parent: t.Node | undefined): void {
    if (this.#isRemoved(node)) {
      this.#remove(node);
      return;
    }
    if (this.#refuse(node)) return;
    this.#blankTypes(node);
    this.#blankMarks(node, parent);
    this.#endStatement(node, parent);
    for (const child of allChildren(node)) this.visit(child, node);
  }

  #isRemoved(node: t.Node): boolean {
    if (removedStatements.has(node.type)) return true;
    if ("declare" in node && node.declare === true) return true;
    if (node.type === "ClassProperty" && node.abstract) return true;
    if (node.type === "TSModuleDeclaration") return node.kind === "global";
    if (node.type === "ImportDeclaration") return node.importKind === "type";
    return node.type === "ExportNamedDeclaration" && node.exportKind === "type";
  }

  /** What is removed leaves a semicolon, so that the lines around it do not grow together. */
  #remove(node: t.Node): void {
    this.#edits.open(startOf(node), ";");
    this.#edits.blank(startOf(node), endOf(node), true);
  }

  #refuse(node: t.Node): boolean {
    const diagnostic = this.#refusal(node);
    if (diagnostic) this.refused.push(diagnostic);
    return diagnostic !== undefined;
  }

  #refusal(node: t.Node): Diagnostic | undefined {
    const span = { source: this.#id, start: startOf(node), end: endOf(node) };
    const nameSpan = (name: t.Node) => ({ ...span, start: startOf(name), end: endOf(name) });
    switch (node.type) {
      case "TSEnumDeclaration":
        return diagnose("typescript-enum", nameSpan(node.id), { name: node.id.name });
      case "TSModuleDeclaration":
        return diagnose("typescript-namespace", nameSpan(node.id), { name: this.#textOf(node.id) });
      case "TSParameterProperty":
        return diagnose("typescript-parameter-property", span, { name: parameterName(node) });
      case "Decorator":
        return diagnose("typescript-decorator", span, {});
      case "TSImportEqualsDeclaration":
      case "TSExportAssignment":
      case "TSNamespaceExportDeclaration":
        return diagnose("typescript-import-equals", span, {});
      default:
        return undefined;
    }
  }

  #blankTypes(node: t.Node): void {
    if (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") {
      this.#edits.blank(this.#afterParentheses(endOf(node.expression)), endOf(node), false);
      return;
    }
    if (node.type === "TSTypeAssertion") {
      const bracket = skipTrivia(this.#text, endOf(node.typeAnnotation));
      this.#edits.blank(startOf(node), skipTrivia(this.#text, bracket + 1), false);
      return;
    }
    for (const field of typeFields) {
      const type = fieldOf(node, field);
      if (type) this.#blankType(node, field, type);
    }
  }

  /** No line may end between an arrow's type parameters and its own, nor between these and `=>`. */
  #blankType(node: t.Node, field: string, type: Range): void {
    const opensLine = field === "typeParameters" && node.type === "ArrowFunctionExpression";
    const closesLine = field === "returnType" && node.type === "ArrowFunctionExpression";
    if (opensLine || closesLine) this.#edits.blank(startOf(type), skipTrivia(this.#text, endOf(type)), false);
    else this.#edits.blank(startOf(type), endOf(type), true);
  }

  /** `?`, `!`, modifiers, `implements …`, a `this` parameter. */
  #blankMarks(node: t.Node, parent: t.Node | undefined): void {
    switch (node.type) {
      case "TSNonNullExpression":
        this.#edits.blank(endOf(node) - 1, endOf(node), true);
        return;
      case "Identifier":
      case "ObjectPattern":
      case "ArrayPattern":
        if ("optional" in node && node.optional)
          this.#blankLast("?", startOf(node), fieldOf(node, "typeAnnotation")?.start ?? endOf(node));
        return;
      case "VariableDeclarator":
        if (node.definite) this.#blankLast("!", startOf(node), annotationStart(node.id));
        return;
      case "ClassDeclaration":
      case "ClassExpression":
        this.#blankClassHead(node);
        return;
      case "ClassProperty":
      case "ClassPrivateProperty":
      case "ClassAccessorProperty":
      case "ClassMethod":
      case "ClassPrivateMethod":
        this.#blankMember(node);
        break;
      default:
    }
    if ("params" in node && parent) this.#blankThisParameter(node);
  }

  #blankClassHead(node: t.ClassDeclaration | t.ClassExpression): void {
    if ("abstract" in node && node.abstract)
      this.#edits.blank(startOf(node), startOf(node) + "abstract".length, true);
    const first = node.implements?.[0];
    const last = node.implements?.at(-1);
    if (first && last)
      this.#edits.blank(this.#text.lastIndexOf("implements", startOf(first)), endOf(last), true);
  }

  #blankMember(
    node:
      | t.ClassProperty
      | t.ClassPrivateProperty
      | t.ClassAccessorProperty
      | t.ClassMethod
      | t.ClassPrivateMethod,
  ): void {
    let at = startOf(node);
    while (at < startOf(node.key)) {
      const word = /^[a-z]*/.exec(this.#text.slice(at, startOf(node.key)))?.[0] ?? "";
      if (modifiers.test(word)) this.#edits.blank(at, at + word.length, true);
      at = skipTrivia(this.#text, at + Math.max(word.length, 1));
    }
    const mark =
      "definite" in node && node.definite ? "!" : "optional" in node && node.optional ? "?" : undefined;
    if (!mark) return;
    const from = this.#afterKey(node);
    if (this.#text[from] === mark) this.#edits.blank(from, from + 1, true);
  }

  #afterKey(node: { readonly key: t.Node; readonly computed?: boolean | null | undefined }): number {
    const after = skipTrivia(this.#text, endOf(node.key));
    return node.computed ? skipTrivia(this.#text, after + 1) : after;
  }

  #blankThisParameter(node: t.Node & { readonly params: unknown }): void {
    const [first, second] = node.params as readonly (t.Node | undefined)[];
    if (first?.type !== "Identifier" || first.name !== "this") return;
    const comma = skipTrivia(this.#text, endOf(first));
    const end = second ? startOf(second) : this.#text[comma] === "," ? comma + 1 : endOf(first);
    this.#edits.blank(startOf(first), end, true);
  }

  /** A statement that ended with its line keeps its end when the type at its end is gone. */
  #endStatement(node: t.Node, parent: t.Node | undefined): void {
    if (!endsWithSemicolon(node) || isLoopHead(node, parent)) return;
    if (this.#text[endOf(node) - 1] !== ";") this.#edits.after(endOf(node), ";");
  }

  #blankLast(mark: string, start: number, end: number): void {
    const at = this.#text.lastIndexOf(mark, end - 1);
    if (at >= start) this.#edits.blank(at, at + 1, true);
  }

  #afterParentheses(end: number): number {
    let at = skipTrivia(this.#text, end);
    let from = end;
    while (this.#text[at] === ")") {
      from = at + 1;
      at = skipTrivia(this.#text, from);
    }
    return from;
  }

  #textOf(node: t.Node): string {
    return this.#text.slice(startOf(node), endOf(node));
  }
}

function endsWithSemicolon(node: t.Node): boolean {
  return /^(?:ExpressionStatement|VariableDeclaration|ReturnStatement|ThrowStatement|Class(?:Private|Accessor)?Property)$/.test(
    node.type,
  );
}

function isLoopHead(node: t.Node, parent: t.Node | undefined): boolean {
  if (parent?.type === "ForStatement") return parent.init === node;
  return (parent?.type === "ForOfStatement" || parent?.type === "ForInStatement") && parent.left === node;
}

function parameterName(node: t.TSParameterProperty): string {
  const target = node.parameter.type === "AssignmentPattern" ? node.parameter.left : node.parameter;
  return target.type === "Identifier" ? target.name : "…";
}

function annotationStart(node: t.Node): number {
  return fieldOf(node, "typeAnnotation")?.start ?? endOf(node);
}

function fieldOf(node: t.Node, field: string): (Range & { readonly start: number }) | undefined {
  const value: unknown = (node as unknown as Record<string, unknown>)[field];
  return isNode(value) ? { start: startOf(value), end: endOf(value) } : undefined;
}

/** Children that are not types as a whole, removed statements included. */
function allChildren(node: t.Node): t.Node[] {
  const children: t.Node[] = [];
  for (const [key, field] of Object.entries(node) as [string, unknown][]) {
    if (/[cC]omments$|^(?:loc|extra|errors|implements)$/.test(key) || typeFields.some((type) => type === key))
      continue;
    for (const child of Array.isArray(field) ? (field as unknown[]) : [field])
      if (isNode(child)) children.push(child);
  }
  return children;
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
