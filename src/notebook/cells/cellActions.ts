/** What can be done with a cell, by button or by key: the one place where stores and focus are moved together. */
import { hasOption } from "../../store/cellOperations.ts";
import type { Cell, CellKind } from "../../store/notebookStore.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { focusCell } from "./focusCell.ts";

export interface CellActions {
  readonly run: () => void;
  /** Runs the cell and goes to the next; makes one at the end of the notebook. */
  readonly runAndMoveOn: () => void;
  /** Runs the cell and goes into a new one below. */
  readonly runAndAdd: () => void;
  readonly edit: (offset: number) => void;
  /** From the text back to the cell. */
  readonly leave: () => void;
  readonly goTo: (by: -1 | 1) => void;
  /** Adds a cell before (0) or after (1) this one, and goes into it. */
  readonly add: (after: 0 | 1, kind: CellKind) => void;
  readonly move: (by: -1 | 1) => void;
  readonly split: (offset: number) => void;
  readonly merge: () => void;
  readonly duplicate: () => void;
  readonly setKind: (kind: CellKind) => void;
  readonly toggleFold: () => void;
  readonly remove: () => void;
}

export function cellActions(stores: Stores, id: string): CellActions {
  const { notebook, runner, focus } = stores;
  const cells = () => notebook.getState().cells;
  const position = () => cells().findIndex((cell) => cell.id === id);
  const own = (): Cell | undefined => cells()[position()];
  const add = (after: 0 | 1, kind: CellKind) => {
    const added = notebook.getState().insert(position() + after, kind);
    focus.getState().edit(added, 0);
  };
  const run = () => {
    if (own()?.kind === "code") runner.run([id]);
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
    runAndAdd() {
      run();
      add(1, "code");
    },
    edit: (offset) => focus.getState().edit(id, offset),
    leave,
    goTo(by) {
      const target = cells()[position() + by];
      if (target !== undefined) focusCell(target.id);
    },
    add,
    move(by) {
      notebook.getState().moveTo(id, position() + by);
      focusCell(id);
    },
    split(offset) {
      const isEditing = focus.getState().caret !== undefined;
      const below = notebook.getState().split(id, offset);
      if (isEditing) focus.getState().edit(below, 0);
      else focusCell(below);
    },
    merge() {
      const seam = own()?.text.length ?? 0;
      notebook.getState().merge(id);
      if (focus.getState().caret === undefined) focusCell(id);
      else focus.getState().edit(id, seam);
    },
    duplicate() {
      focus.getState().leave();
      focusCell(notebook.getState().duplicate(id));
    },
    setKind(kind) {
      focus.getState().leave();
      notebook.getState().setKind(id, kind);
      focusCell(id);
    },
    toggleFold() {
      const cell = own();
      if (cell === undefined) return;
      focus.getState().leave();
      notebook.getState().setOption(id, "folded", !hasOption(cell, "folded"));
      focusCell(id);
    },
    remove() {
      const at = position();
      const neighbor = cells()[at + 1] ?? cells()[at - 1];
      focus.getState().leave();
      notebook.getState().remove(id);
      if (neighbor !== undefined) focusCell(neighbor.id);
    },
  };
}
