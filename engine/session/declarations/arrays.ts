/** The array library as declarations: its types, then its functions with what they compute. */
import type { LibraryFunction } from "../../library/entry.ts";
import { publicFunctions } from "../../library/library.ts";

const types = `
/** Numbers in a row. */
type Vector = number[] | Float64Array;
/** A matrix whose entries stand row by row in one typed array, one number for each: \`matrix(rows, cols, data)\`. Faster than rows of arrays. */
interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}
/** A matrix as an array of rows, or flat. */
type AnyMatrix = number[][] | Matrix;
type AnyArray = Vector | AnyMatrix;
`;

/** Without the functions that a cell defines itself. */
export function arrayDeclarations(defined: ReadonlySet<string>): string {
  const functions = publicFunctions.filter(({ name }) => !defined.has(name)).map(declarationOf);
  return [types, ...functions].join("\n");
}

function declarationOf({ name, signatures = [], note = "" }: LibraryFunction): string {
  return signatures.map((signature) => `/** ${note} */\ndeclare function ${name}${signature};`).join("\n");
}
