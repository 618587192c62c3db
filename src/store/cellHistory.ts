/**
 * The undo of what is done with cells: a bounded stack of operations. It is not the undo of typing, which is the editor's:
 * going back leaves what was typed since in every cell that the operation itself did not write to, and loses nothing,
 * since going forward again finds what was there.
 */
import type { Cells } from "./cellOperations.ts";
import type { Cell } from "./cell.ts";

export interface Operation {
  /** What was done, for people: "Delete cell". */
  readonly title: string;
  readonly before: Cells;
  readonly after: Cells;
}

export interface History {
  /** The last one last. */
  readonly past: readonly Operation[];
  /** Operations taken back, the next one to be done again last. */
  readonly future: readonly Operation[];
}

export const noHistory: History = { past: [], future: [] };

/** Older operations can no longer be taken back. */
const mostOperations = 100;

export function recorded({ past }: History, operation: Operation): History {
  return { past: [...past, operation].slice(-mostOperations), future: [] };
}

export interface Turn {
  readonly history: History;
  readonly cells: Cells;
  /** The cell that the operation was about, if it is there now. */
  readonly about: string | undefined;
  readonly title: string;
}

/** Takes back the last operation; undefined if there is none. */
export function undone({ past, future }: History, current: Cells): Turn | undefined {
  const last = past.at(-1);
  if (last === undefined) return undefined;
  const cells = withLaterEdits(last.before, last.after, current);
  return {
    history: { past: past.slice(0, -1), future: [...future, { ...last, after: current }] },
    cells,
    about: changedIn(cells, last.after),
    title: last.title,
  };
}

/** Does again what was taken back last; undefined if there is nothing. */
export function redone({ past, future }: History, current: Cells): Turn | undefined {
  const next = future.at(-1);
  if (next === undefined) return undefined;
  const cells = withLaterEdits(next.after, next.before, current);
  return {
    history: { past: [...past, { ...next, before: current }], future: future.slice(0, -1) },
    cells,
    about: changedIn(cells, next.before),
    title: next.title,
  };
}

/** The cells of `target`, where whatever the operation left alone (equal in `other`) is as it is in `current`. */
function withLaterEdits(target: Cells, other: Cells, current: Cells): Cells {
  return target.map((cell) => {
    const there = other.find(({ id }) => id === cell.id);
    const now = current.find(({ id }) => id === cell.id);
    if (there === undefined || now === undefined) return cell;
    const kept = <K extends "kind" | "text" | "options">(key: K): Cell[K] =>
      there[key] === cell[key] ? now[key] : cell[key];
    return { ...cell, kind: kept("kind"), text: kept("text"), options: kept("options") };
  });
}

/** The first cell that is not in `other` as it is in `cells`, or that stands where another is gone. */
function changedIn(cells: Cells, other: Cells): string | undefined {
  const at = cells.findIndex(({ id }, position) => other[position]?.id !== id);
  if (at !== -1) return cells[at]?.id;
  const rewritten = cells.find((cell) => {
    const there = other.find(({ id }) => id === cell.id);
    return there?.text !== cell.text || there.kind !== cell.kind;
  });
  return (rewritten ?? cells.at(-1))?.id;
}
