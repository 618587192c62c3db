/**
 * What the notebook says: its cells in order and their texts. Nothing here knows of results; nothing is ever lost:
 * removed cells can be brought back until another notebook is opened.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ModeName, Overrides } from "../../engine/protocol.ts";

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

/** Where a notebook came from: a lesson that comes with Mixtape, or someone's link. */
export type Origin =
  { readonly kind: "lesson"; readonly path: string } | { readonly kind: "link"; readonly fragment: string };

export interface Notebook {
  readonly origin: Origin;
  readonly cells: readonly Cell[];
}

interface Removed {
  readonly cell: Cell;
  readonly position: number;
}

export interface NotebookState extends Notebook {
  /** The text differs from what was opened at first. */
  readonly isEdited: boolean;
  /** Cells taken away, the last one last. */
  readonly removed: readonly Removed[];
  /** Modes that were clicked: report id → owner key → mode. */
  readonly overrides: Overrides;
  readonly open: (notebook: Notebook, isEdited: boolean) => void;
  readonly edit: (id: string, text: string) => void;
  /** Puts a new cell at a position, and gives its id. */
  readonly insert: (position: number, kind: CellKind, text?: string) => string;
  readonly remove: (id: string) => void;
  /** Brings back the cell that was removed last, and gives its id if there was one. */
  readonly restore: () => string | undefined;
  /** Moves a cell by one place up (−1) or down (1). */
  readonly move: (id: string, by: -1 | 1) => void;
  /** `undefined` gives the choice back to the code and the planner. */
  readonly override: (report: string, owner: string, mode: ModeName | undefined) => void;
}

export type NotebookStore = StoreApi<NotebookState>;

export function createNotebookStore(): NotebookStore {
  return createStore<NotebookState>()((set, get) => ({
    origin: { kind: "lesson", path: "" },
    cells: [],
    isEdited: false,
    removed: [],
    overrides: {},
    open: (notebook, isEdited) => set({ ...notebook, isEdited, removed: [], overrides: {} }),
    edit: (id, text) =>
      set(({ cells, isEdited }) => {
        const before = cells.find((cell) => cell.id === id);
        if (before === undefined || before.text === text) return { isEdited };
        return { isEdited: true, cells: cells.map((cell) => (cell.id === id ? { ...cell, text } : cell)) };
      }),
    insert: (position, kind, text = "") => {
      const { cells, removed } = get();
      const cell = { id: freshId(cells, removed), kind, text, options: "" };
      set({ isEdited: true, cells: cells.toSpliced(position, 0, cell) });
      return cell.id;
    },
    remove: (id) => {
      const { cells, removed } = get();
      const position = cells.findIndex((cell) => cell.id === id);
      const cell = cells[position];
      if (cell === undefined) return;
      set({
        isEdited: true,
        cells: cells.toSpliced(position, 1),
        removed: [...removed, { cell, position }],
      });
    },
    restore: () => {
      const { cells, removed } = get();
      const last = removed.at(-1);
      if (last === undefined) return undefined;
      set({
        isEdited: true,
        removed: removed.slice(0, -1),
        cells: cells.toSpliced(Math.min(last.position, cells.length), 0, last.cell),
      });
      return last.cell.id;
    },
    move: (id, by) => {
      const { cells } = get();
      const from = cells.findIndex((cell) => cell.id === id);
      const cell = cells[from];
      const to = from + by;
      if (cell === undefined || to < 0 || to >= cells.length) return;
      set({ isEdited: true, cells: cells.toSpliced(from, 1).toSpliced(to, 0, cell) });
    },
    override: (report, owner, mode) =>
      set(({ overrides }) => ({ overrides: withOverride(overrides, report, owner, mode) })),
  }));
}

function withOverride(
  overrides: Overrides,
  report: string,
  owner: string,
  mode: ModeName | undefined,
): Overrides {
  const { [owner]: _dropped, ...others } = overrides[report] ?? {};
  return { ...overrides, [report]: mode === undefined ? others : { ...others, [owner]: mode } };
}

/** An id that no cell has or had: results and the undo of removed cells go by it. */
function freshId(cells: readonly Cell[], removed: readonly Removed[]): string {
  const taken = new Set([...cells, ...removed.map(({ cell }) => cell)].map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`new${number}`)) number++;
  return `new${number}`;
}
