/** Operators between arrays, which take numbers alone: refused with the library's function that does it. */
import type * as t from "@babel/types";
import { insteadOfOperator, type OperandKind } from "../diagnostics/arrayOperators.ts";
import { isMatrixFields } from "../ir/shadow.ts";
import type { Frame } from "./frame.ts";
import { prune, type Ty } from "./types/ty.ts";
import type { Val } from "./values.ts";
import { wordingOf } from "./wording.ts";

/** The operands as they are written. */
export type OperandNodes = readonly [left: t.Node, right: t.Node];

/** Raises `array-arithmetic` where an operand is an array of numbers, of arrays of them, or a `Matrix`. */
export function refuseArrays(
  frame: Frame,
  operator: string,
  [left, right]: readonly [Val, Val],
  [leftNode, rightNode]: OperandNodes,
): void {
  const a = { kind: kindOf(left), text: frame.textOf(leftNode) };
  const b = { kind: kindOf(right), text: frame.textOf(rightNode) };
  if (a.kind === "number" && b.kind === "number") return;
  const [operand, val] = a.kind === "number" ? [b, right] : [a, left];
  frame.refuse("array-arithmetic", undefined, {
    operator,
    operand: operand.text,
    structure: wordingOf(val),
    instead: insteadOfOperator(operator, a, b),
  });
}

/** What is neither counts as a number: others say what is wrong with it. */
function kindOf(val: Val): OperandKind {
  if (val.tag === "tuple") return "vector";
  const ty = val.tag === "temp" ? prune(val.ty) : undefined;
  if (isVector(ty)) return "vector";
  return isRows(ty) ? "rows" : "number";
}

function isVector(ty: Ty | undefined): boolean {
  return ty?.kind === "list" && prune(ty.elem).kind === "num";
}

function isRows(ty: Ty | undefined): boolean {
  if (ty?.kind === "list") return isVector(prune(ty.elem));
  if (ty?.kind !== "record") return false;
  return isMatrixFields(ty.fields.map(({ name, type }) => ({ name, type: prune(type) })));
}
