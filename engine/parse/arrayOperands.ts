/**
 * Operators between what is written as an array: JavaScript makes NaN of them, or a text, without a word. Found by
 * declarations alone: a type that says so, or a `const` that is made as one; what else is an array shows when running.
 */
import type * as t from "@babel/types";
import { insteadOfOperator, type Operand, type OperandKind } from "../diagnostics/arrayOperators.ts";
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { withoutCasts } from "./childNodes.ts";
import type { Binding, ParsedSource } from "./program.ts";
import { spanOf } from "./range.ts";

/** With what each `const` of a text is made. */
export type Initialisers = ReadonlyMap<t.Node, t.Expression>;

/** `array-arithmetic` for `a * b` and its kin where an operand is an array; for `+`, which also joins texts, where both are. */
export function refusedOperands(
  node: t.Node,
  source: ParsedSource,
  made: Initialisers,
): Diagnostic | undefined {
  if (node.type !== "BinaryExpression" || !arithmetic.has(node.operator)) return undefined;
  const [left, right] = [node.left, node.right].map((side) => operandOf(side, source, made));
  if (left === undefined || right === undefined) return undefined;
  const arrays = [left, right].filter(({ kind }) => kind !== "number");
  const [first] = arrays;
  if (first === undefined || (node.operator === "+" && arrays.length < 2)) return undefined;
  return diagnose("array-arithmetic", spanOf(source.id, node), {
    operator: node.operator,
    operand: first.text,
    structure: first.kind === "vector" ? "an array" : "a matrix",
    instead: insteadOfOperator(node.operator, left, right),
  });
}

const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/", "**", "%"]);

function operandOf(node: t.Node, source: ParsedSource, made: Initialisers): Operand {
  const text = source.text.slice(node.start ?? 0, node.end ?? 0);
  return { kind: kindOf(withoutCasts(node), source, made) ?? "number", text };
}

function kindOf(node: t.Node, source: ParsedSource, made: Initialisers): OperandKind | undefined {
  switch (node.type) {
    case "Identifier": {
      const binding = source.bindingOf(node);
      return binding && kindOfBinding(binding, source, made);
    }
    case "ArrayExpression":
      return node.elements.some((element) => element?.type === "ArrayExpression") ? "rows" : "vector";
    case "NewExpression":
      return node.callee.type === "Identifier" && typed.has(node.callee.name) ? "vector" : undefined;
    case "CallExpression": {
      const { callee } = node;
      const isMatrix = callee.type === "Identifier" && callee.name === "matrix" && !source.bindingOf(callee);
      return isMatrix ? "rows" : undefined;
    }
    default:
      return undefined;
  }
}

function kindOfBinding(
  { kind, identifier, reassigned }: Binding,
  source: ParsedSource,
  made: Initialisers,
): OperandKind | undefined {
  const annotation = identifier.typeAnnotation;
  if (annotation?.type === "TSTypeAnnotation") return kindOfType(annotation.typeAnnotation);
  const init = kind === "const" && !reassigned ? made.get(identifier) : undefined;
  return init && kindOf(withoutCasts(init), source, made);
}

const typed: ReadonlySet<string> = new Set(["Array", "Float64Array", "Float32Array"]);

function kindOfType(type: t.TSType): OperandKind | undefined {
  if (type.type === "TSTypeOperator" && type.typeAnnotation) return kindOfType(type.typeAnnotation);
  if (type.type === "TSArrayType")
    return type.elementType.type === "TSNumberKeyword" ? "vector" : kindOfElements(type.elementType);
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined;
  if (type.typeName.name === "Matrix") return "rows";
  return /^Float(64|32)Array$/.test(type.typeName.name) ? "vector" : undefined;
}

function kindOfElements(type: t.TSType): OperandKind | undefined {
  return kindOfType(type) === "vector" ? "rows" : undefined;
}
