/** What can be done with a cell, by button or by key: the one place where stores and focus are moved together. */
import type { CellKind } from "../../store/notebookStore.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { focusCell } from "./focusCell.ts";

export interface CellActions {
  readonly run: () => void;
  /** Runs the cell and goes to the next; makes one at the end of the notebook. */
  readonly runAndMoveOn: () => void;
  readonly edit: (offset: number) => void;
  /** From the text back to the cell. */
  readonly leave: () => void;
  readonly goTo: (by: -1 | 1) => void;
  /** Adds a cell before (0) or after (1) this one, and goes into it. */
  readonly add: (after: 0 | 1, kind: CellKind) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
  readonly restore: () => void;
}

export function cellActions({ notebook, runner, focus }: Stores, id: string): CellActions {
  const cells = () => notebook.getState().cells;
  const position = () => cells().findIndex((cell) => cell.id === id);
  const add = (after: 0 | 1, kind: CellKind) => {
    const added = notebook.getState().insert(position() + after, kind);
    focus.getState().edit(added, 0);
  };
  const run = () => {
    if (cells()[position()]?.kind === "code") runner.run([id]);
  };
  const leave = () => {
    focus.getState().leave();
    focusCell(id);
  };
  return {
    run,
    runAndMoveOn() {
      run();
      focus.getState().leave();
      const next = cells()[position() + 1];
      if (next === undefined) add(1, "code");
      else focusCell(next.id);
    },
    edit: (offset) => focus.getState().edit(id, offset),
    leave,
    goTo(by) {
      const target = cells()[position() + by];
      if (target !== undefined) focusCell(target.id);
    },
    add,
    move(by) {
      notebook.getState().move(id, by);
      focusCell(id);
    },
    remove() {
      const at = position();
      const neighbor = cells()[at + 1] ?? cells()[at - 1];
      focus.getState().leave();
      notebook.getState().remove(id);
      if (neighbor !== undefined) focusCell(neighbor.id);
    },
    restore() {
      const back = notebook.getState().restore();
      if (back !== undefined) focusCell(back);
    },
  };
}
