/** What does between arrays what an operator does between numbers, in the words of a hint. */

/** What stands on a side of an operator. */
export type OperandKind = "number" | "vector" | "rows";

export interface Operand {
  readonly kind: OperandKind;
  /** As it is written. */
  readonly text: string;
}

const byEntry: Readonly<Record<string, string>> = { "+": "add", "-": "sub", "*": "mul", "/": "div" };

/** The calls to write in place of `a operator b`, of which one at least is no number. */
export function insteadOfOperator(operator: string, left: Operand, right: Operand): string {
  const name = byEntry[operator];
  const given = `(${left.text}, ${right.text})`;
  if (name === undefined) return mapped(operator, left, right);
  const entries = `\`${name}${given}\` for each entry`;
  if (operator !== "*" || left.kind === "number" || right.kind === "number") return entries;
  if (left.kind !== right.kind) return `${entries}, or \`matvec(A, x)\` for a matrix times a vector`;
  return left.kind === "rows"
    ? `${entries}, or \`matmul${given}\` for the product of matrices`
    : `${entries}, or \`dot${given}\` for the sum of the products`;
}

/** Of an operator that the library has no function for. */
function mapped(operator: string, left: Operand, right: Operand): string {
  const isLeft = left.kind !== "number";
  const array = isLeft ? left : right;
  const entry = isLeft ? `v ${operator} ${right.text}` : `${left.text} ${operator} v`;
  const single = `\`${array.text}.map((v) => ${entry})\``;
  const areBoth = isLeft && right.kind !== "number";
  return areBoth || array.kind === "rows" ? "a loop over the entries" : single;
}
