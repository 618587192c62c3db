/** What a cell of a notebook is, apart from its results. */

export type CellKind = "code" | "markdown";

export interface Cell {
  readonly id: string;
  readonly kind: CellKind;
  readonly text: string;
  /** What the file said on the cell's first line besides its kind, given back when it is written. */
  readonly options: string;
  /** The bytes it was read from, if it came from a file. */
  readonly raw?: string;
}
