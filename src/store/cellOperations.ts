/** What can be done with the cells of a notebook, as functions from list to list. Ids of new cells come from the caller. */
import type { Cell, CellKind } from "./cell.ts";

export type Cells = readonly Cell[];

const place = (cells: Cells, id: string) => cells.findIndex((cell) => cell.id === id);

export function withInserted(cells: Cells, position: number, cell: Cell): Cells {
  return cells.toSpliced(position, 0, cell);
}

export function withoutCell(cells: Cells, id: string): Cells {
  return cells.filter((cell) => cell.id !== id);
}

/** Puts a cell at `position`, counted among the others; positions beyond the ends are the ends. */
export function withMoved(cells: Cells, id: string, position: number): Cells {
  const from = place(cells, id);
  const to = Math.max(0, Math.min(cells.length - 1, position));
  if (from === -1 || from === to) return cells;
  return cells.toSpliced(from, 1).toSpliced(to, 0, cells[from]!);
}

/** Cuts a cell's text at an offset; what comes after it goes into a cell `newId` below. Blank lines at the cut go. */
export function withSplit(cells: Cells, id: string, offset: number, newId: string): Cells {
  const at = place(cells, id);
  const cell = cells[at];
  if (cell === undefined) return cells;
  const before = cell.text.slice(0, offset).trimEnd();
  const after = cell.text.slice(offset).replace(/^([ \t]*\r?\n)+/, "");
  const below: Cell = { id: newId, kind: cell.kind, text: after, options: "" };
  return cells.toSpliced(at, 1, { ...cell, text: before }, below);
}

/** The cell after `id`, if the two can become one: they must be of one kind. */
export function mergeable(cells: Cells, id: string): Cell | undefined {
  const at = place(cells, id);
  const next = cells[at + 1];
  return at !== -1 && next?.kind === cells[at]?.kind ? next : undefined;
}

/** Puts the text of the next cell at the end of this one's; leaves cells of two kinds as they are. */
export function withMerged(cells: Cells, id: string): Cells {
  const next = mergeable(cells, id);
  if (next === undefined) return cells;
  const at = place(cells, id);
  const cell = cells[at]!;
  const between = cell.kind === "markdown" ? "\n\n" : "\n";
  const text = [cell.text, next.text].filter((part) => part !== "").join(between);
  return cells.toSpliced(at, 2, { ...cell, text });
}

/** Puts a copy below; the copy has none of the file's bytes, and no id of its own in the file. */
export function withDuplicate(cells: Cells, id: string, newId: string): Cells {
  const at = place(cells, id);
  const cell = cells[at];
  if (cell === undefined) return cells;
  const { raw: _bytes, ...copied } = cell;
  const options = wordsOf(cell.options).filter((word) => !word.startsWith("id="));
  return withInserted(cells, at + 1, { ...copied, id: newId, options: options.join(" ") });
}

export function withKind(cells: Cells, id: string, kind: CellKind): Cells {
  return cells.map((cell) => (cell.id === id && cell.kind !== kind ? { ...cell, kind } : cell));
}

export function withText(cells: Cells, id: string, text: string): Cells {
  return cells.map((cell) => (cell.id === id && cell.text !== text ? { ...cell, text } : cell));
}

/** Sets or clears a bare word such as `folded` among a cell's options. */
export function withOption(cells: Cells, id: string, word: string, isSet: boolean): Cells {
  return cells.map((cell) => {
    if (cell.id !== id || hasOption(cell, word) === isSet) return cell;
    const others = wordsOf(cell.options).filter((each) => each !== word);
    return { ...cell, options: [...others, ...(isSet ? [word] : [])].join(" ") };
  });
}

export const hasOption = ({ options }: Cell, word: string): boolean => wordsOf(options).includes(word);

const wordsOf = (options: string): string[] => options.split(/\s+/).filter(Boolean);
