import { expect, test } from "vitest";
import { createNotebookStore } from "./notebookStore.ts";

function notebookOf(...texts: string[]) {
  const store = createNotebookStore();
  const cells = texts.map((text, index) => ({ id: `c${index}`, kind: "code" as const, text, options: "" }));
  store.getState().open({ origin: { kind: "lesson", path: "x" }, cells }, false);
  const said = () => store.getState().cells.map(({ text }) => text);
  return { store, texts: said, does: store.getState() };
}

test("an edit marks the notebook as edited, typing the same does not", () => {
  const { store, does } = notebookOf("a");
  does.edit("c0", "a");
  expect(store.getState().isEdited).toBe(false);
  does.edit("c0", "b");
  expect(store.getState().isEdited).toBe(true);
});

test("removed cells come back to their places, the last one first", () => {
  const { does, texts } = notebookOf("a", "b", "c");
  does.remove("c1");
  does.remove("c0");
  expect(texts()).toEqual(["c"]);
  expect(does.restore()).toBe("c0");
  does.restore();
  expect(texts()).toEqual(["a", "b", "c"]);
  expect(does.restore()).toBeUndefined();
});

test("a new cell never has the id of one that was removed", () => {
  const { does } = notebookOf("a");
  const first = does.insert(0, "code");
  does.remove(first);
  expect(does.insert(0, "code")).not.toBe(first);
});

test("a cell at the edge does not move out of the notebook", () => {
  const { does, texts } = notebookOf("a", "b");
  does.move("c0", -1);
  expect(texts()).toEqual(["a", "b"]);
  does.move("c0", 1);
  expect(texts()).toEqual(["b", "a"]);
});

test("an override is set, replaced and taken back", () => {
  const { store, does } = notebookOf("a");
  does.override("r", "f", "checkpoint");
  does.override("r", "g", "reverse");
  does.override("r", "f", undefined);
  expect(store.getState().overrides).toEqual({ r: { g: "reverse" } });
});
