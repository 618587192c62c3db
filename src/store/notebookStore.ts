/**
 * What the notebook says: its cells in order and their texts. Nothing here knows of results; nothing is ever lost: what is
 * done with cells can be taken back (`cellHistory.ts`) until another notebook is opened.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ModeName } from "../../engine/protocol.ts";
import type { Cell, CellKind } from "./cell.ts";
import { noHistory, recorded, redone, undone, type History, type Turn } from "./cellHistory.ts";
import {
  withDuplicate,
  withInserted,
  withKind,
  withMerged,
  withMoved,
  withOption,
  withoutCell,
  withSplit,
  withText,
  type Cells,
} from "./cellOperations.ts";
import { withOverride } from "./planOptions.ts";

export type { Cell, CellKind };

/** Where a notebook is from: a lesson that comes with Mixtape, someone's link, or the reader's own, kept in this browser. */
export type Origin =
  | { readonly kind: "lesson"; readonly path: string }
  | { readonly kind: "link"; readonly fragment: string }
  | { readonly kind: "own"; readonly id: string };

export interface Notebook {
  readonly origin: Origin;
  readonly cells: readonly Cell[];
}

export interface NotebookState extends Notebook {
  /** The text differs from what was opened at first. */
  readonly isEdited: boolean;
  /** What was done with cells; typing is not in it. */
  readonly history: History;
  readonly open: (notebook: Notebook, isEdited: boolean) => void;
  readonly edit: (id: string, text: string) => void;
  /** Puts a new cell at a position, and gives its id. */
  readonly insert: (position: number, kind: CellKind, text?: string) => string;
  readonly remove: (id: string) => void;
  /** Moves a cell to a position, counted among the others. */
  readonly moveTo: (id: string, position: number) => void;
  /** Cuts a cell in two at an offset of its text, and gives the id of the lower one. */
  readonly split: (id: string, offset: number) => string;
  /** Makes one of a cell and the next, if they are of one kind. */
  readonly merge: (id: string) => void;
  /** Puts a copy below, and gives its id. */
  readonly duplicate: (id: string) => string;
  readonly setKind: (id: string, kind: CellKind) => void;
  /** Sets or clears a bare word on the cell's first line, such as `folded`; this is no operation to take back. */
  readonly setOption: (id: string, word: string, isSet: boolean) => void;
  /** Gives several cells another text in one operation: cell id → text. */
  readonly rewrite: (title: string, texts: ReadonlyMap<string, string>) => void;
  /** Takes back the last operation on cells; gives the cell that it was about. */
  readonly undo: () => string | undefined;
  readonly redo: () => string | undefined;
  /** Chooses a mode for an owner of a report, in the file; `undefined` gives the choice back to the code and the planner. */
  readonly override: (report: string, owner: string, mode: ModeName | undefined) => void;
}

export type NotebookStore = StoreApi<NotebookState>;

export function createNotebookStore(): NotebookStore {
  return createStore<NotebookState>()((set, get) => {
    const freshId = idsNeverHad(get);
    const operate = (title: string, operation: (cells: Cells) => Cells) => {
      const { cells: before, history } = get();
      const after = operation(before);
      if (after === before) return;
      set({ isEdited: true, cells: after, history: recorded(history, { title, before, after }) });
    };
    const turn = (turned: Turn | undefined) => {
      if (turned === undefined) return undefined;
      set({ isEdited: true, cells: turned.cells, history: turned.history });
      return turned.about;
    };
    const withNewId = (title: string, operation: (cells: Cells, newId: string) => Cells) => {
      const id = freshId();
      operate(title, (cells) => operation(cells, id));
      return id;
    };
    return {
      origin: { kind: "lesson", path: "" },
      cells: [],
      isEdited: false,
      history: noHistory,
      open: (notebook, isEdited) => set({ ...notebook, isEdited, history: noHistory }),
      edit: (id, text) =>
        set(({ cells, isEdited }) => {
          const before = cells.find((cell) => cell.id === id);
          if (before === undefined || before.text === text) return { isEdited };
          return { isEdited: true, cells: withText(cells, id, text) };
        }),
      insert: (position, kind, text = "") =>
        withNewId("Add cell", (cells, id) => withInserted(cells, position, { id, kind, text, options: "" })),
      remove: (id) => operate("Delete cell", (cells) => changed(cells, withoutCell(cells, id))),
      moveTo: (id, position) => operate("Move cell", (cells) => withMoved(cells, id, position)),
      split: (id, offset) => withNewId("Split cell", (cells, newId) => withSplit(cells, id, offset, newId)),
      merge: (id) => operate("Merge cells", (cells) => withMerged(cells, id)),
      duplicate: (id) => withNewId("Duplicate cell", (cells, newId) => withDuplicate(cells, id, newId)),
      setKind: (id, kind) =>
        operate("Change kind of cell", (cells) => changed(cells, withKind(cells, id, kind))),
      setOption: (id, word, isSet) =>
        set(({ cells, isEdited }) => {
          const marked = changed(cells, withOption(cells, id, word, isSet));
          return { cells: marked, isEdited: isEdited || marked !== cells };
        }),
      rewrite: (title, texts) =>
        operate(title, (cells) =>
          changed(
            cells,
            [...texts].reduce<Cells>((so, [id, text]) => withText(so, id, text), cells),
          ),
        ),
      undo: () => turn(undone(get().history, get().cells)),
      redo: () => turn(redone(get().history, get().cells)),
      override: (report, owner, mode) =>
        set(({ cells, isEdited }) => {
          const chosen = withOverride(cells, report, owner, mode);
          return { cells: chosen, isEdited: isEdited || chosen !== cells };
        }),
    };
  });
}

/** `after`, or `before` itself where nothing differs. */
function changed(before: Cells, after: Cells): Cells {
  return after.length === before.length && after.every((cell, at) => cell === before[at]) ? before : after;
}

/** Makes ids that no cell has or had: results and the undo of operations go by them. */
function idsNeverHad(get: () => NotebookState): () => string {
  let given = 0;
  return () => {
    const { cells, history } = get();
    const lists = [
      cells,
      ...[...history.past, ...history.future].flatMap(({ before, after }) => [before, after]),
    ];
    const isTaken = (id: string) => lists.some((list) => list.some((cell) => cell.id === id));
    do given++;
    while (isTaken(`new${given}`));
    return `new${given}`;
  };
}
