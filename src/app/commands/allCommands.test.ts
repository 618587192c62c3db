import { expect, test } from "vitest";
import { writes } from "../../commands/strokes.ts";
import { createFindStore } from "../../store/findStore.ts";
import { createFocusStore } from "../../store/focusStore.ts";
import { createInspectorStore } from "../../store/inspectorStore.ts";
import { createNotebookStore } from "../../store/notebookStore.ts";
import { createOverlayStore } from "../../store/overlayStore.ts";
import { createPreferencesStore } from "../../store/preferencesStore.ts";
import { createRunStore } from "../../store/runStore.ts";
import type { Desk } from "../desk/createDesk.ts";
import { createDeskStore } from "../desk/deskStore.ts";
import { allCommands } from "./allCommands.ts";

const nothing = () => undefined;

function page() {
  const notebook = createNotebookStore();
  const stores = {
    notebook,
    find: createFindStore(notebook),
    runs: createRunStore(),
    focus: createFocusStore(),
    inspector: createInspectorStore(),
    preferences: createPreferencesStore({ getItem: () => null, setItem: nothing }),
    overlay: createOverlayStore(),
    runner: {
      start: nothing,
      run: nothing,
      runAll: nothing,
      runOpened: nothing,
      follow: nothing,
      stop: nothing,
      reset: nothing,
    },
  };
  // Of the desk, the commands ask only what lies on it.
  const desk = { store: createDeskStore() } as unknown as Desk;
  return { stores, commands: allCommands(stores, desk) };
}

test("every command has an id and a title of its own", () => {
  const { commands } = page();
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
});

test("in one place no key means two things, nor begins what it means", () => {
  const { commands } = page();
  for (const place of ["cell", "text", "elsewhere"] as const) {
    const keys = commands
      .filter(({ where }) => where.includes(place))
      .flatMap((command) => command.keys ?? []);
    const clashes = keys.filter((key, at) =>
      keys.some((other, position) => position !== at && (other === key || other.startsWith(`${key} `))),
    );
    expect(clashes, place).toEqual([]);
  }
});

test("keys that are for a text alone do not write in it", () => {
  const { commands } = page();
  const inTexts = commands.filter(({ where }) => where.includes("text") && !where.includes("elsewhere"));
  expect(inTexts.flatMap(({ keys = [] }) => keys).filter(writes)).toEqual([]);
});

test("without a cell at hand no command acts on one", () => {
  const { stores, commands } = page();
  stores.notebook.getState().insert(0, "code", "1");
  const before = stores.notebook.getState().cells;
  for (const command of commands.filter(({ id }) => /^cell\.(?!undo|redo)/.test(id))) {
    expect(command.isAvailable?.(), command.id).toBe(false);
    command.run();
  }
  expect(stores.notebook.getState().cells).toBe(before);
});
