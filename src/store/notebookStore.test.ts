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
  expect(does.undo()).toBe("c0");
  expect(does.undo()).toBe("c1");
  expect(texts()).toEqual(["a", "b", "c"]);
  expect(does.undo()).toBeUndefined();
});

test("every operation is taken back and done again", () => {
  const { does, texts } = notebookOf("a\nb", "c", "d");
  const operations = [
    () => does.split("c0", 2),
    () => does.merge("c1"),
    () => does.duplicate("c0"),
    () => does.moveTo("c1", 0),
    () => does.insert(1, "markdown", "words"),
    () => does.setKind("c0", "markdown"),
    () => does.rewrite("Replace", new Map([["c0", "z"]])),
    () => does.remove("c0"),
  ];
  const states = [texts()];
  for (const operate of operations) {
    operate();
    states.push(texts());
  }
  expect(new Set(states.map(String)).size).toBe(operations.length);
  for (const state of states.toReversed().slice(1)) {
    does.undo();
    expect(texts()).toEqual(state);
  }
  for (const state of states.slice(1)) {
    does.redo();
    expect(texts()).toEqual(state);
  }
});

test("taking an operation back leaves what was typed since in the other cells", () => {
  const { does, texts } = notebookOf("a", "b");
  does.remove("c0");
  does.edit("c1", "typed");
  does.undo();
  expect(texts()).toEqual(["a", "typed"]);
});

test("what was typed into a cell that an undo takes away comes back with the redo", () => {
  const { does, texts } = notebookOf("one\ntwo");
  const below = does.split("c0", 3);
  does.edit(below, "two, typed");
  does.undo();
  expect(texts()).toEqual(["one\ntwo"]);
  does.redo();
  expect(texts()).toEqual(["one", "two, typed"]);
});

test("an edit after a change of kind is kept when the kind is taken back", () => {
  const { store, does } = notebookOf("a");
  does.setKind("c0", "markdown");
  does.edit("c0", "more");
  does.undo();
  expect(store.getState().cells).toMatchObject([{ kind: "code", text: "more" }]);
});

test("a new operation forgets what could be done again", () => {
  const { does, texts } = notebookOf("a", "b");
  does.remove("c0");
  does.undo();
  does.insert(0, "code");
  does.redo();
  expect(texts()).toEqual(["", "a", "b"]);
});

test("a hundred operations can be taken back, and no more", () => {
  const { store, does } = notebookOf();
  for (let count = 0; count < 120; count++) does.insert(0, "code");
  expect(store.getState().history.past).toHaveLength(100);
});

test("a copy has the text and options of its cell, but no bytes and no id of the file", () => {
  const store = createNotebookStore();
  const cell = {
    id: "f2",
    kind: "code" as const,
    text: "1",
    options: "id=f2 folded",
    raw: "// %% id=f2 folded\n1\n",
  };
  store.getState().open({ origin: { kind: "lesson", path: "x" }, cells: [cell] }, false);
  store.getState().duplicate("f2");
  expect(store.getState().cells[1]).toEqual({ id: "new1", kind: "code", text: "1", options: "folded" });
});

test("cells of two kinds are not merged", () => {
  const { store, does, texts } = notebookOf("a", "b");
  does.setKind("c1", "markdown");
  does.merge("c0");
  expect(texts()).toEqual(["a", "b"]);
  expect(store.getState().history.past).toHaveLength(1);
});

test("folding is written on the cell's first line, and is no operation to take back", () => {
  const { store, does } = notebookOf("a");
  does.setOption("c0", "folded", true);
  expect(store.getState()).toMatchObject({
    isEdited: true,
    cells: [{ options: "folded" }],
    history: { past: [] },
  });
  does.setOption("c0", "folded", false);
  expect(store.getState().cells[0]?.options).toBe("");
});

test("a new cell never has the id of one that was removed", () => {
  const { does } = notebookOf("a");
  const first = does.insert(0, "code");
  does.remove(first);
  expect(does.insert(0, "code")).not.toBe(first);
});

test("a cell at the edge does not move out of the notebook", () => {
  const { does, texts } = notebookOf("a", "b");
  does.moveTo("c0", -1);
  expect(texts()).toEqual(["a", "b"]);
  does.moveTo("c0", 9);
  expect(texts()).toEqual(["b", "a"]);
});

test("a chosen mode is an edit of the notebook, kept in the cell's options", () => {
  const { store, does } = notebookOf("a");
  does.override("gone:1", "f", "checkpoint");
  expect(store.getState().isEdited).toBe(false);
  does.override("c0:1", "f", "checkpoint");
  expect(store.getState().isEdited).toBe(true);
  expect(store.getState().cells[0]?.options).toBe('plan={"1":{"f":"checkpoint"}}');
});
