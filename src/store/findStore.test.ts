import { expect, test } from "vitest";
import { createFindStore } from "./findStore.ts";
import { createNotebookStore } from "./notebookStore.ts";

function search(...texts: string[]) {
  const notebook = createNotebookStore();
  const cells = texts.map((text, at) => ({ id: `c${at}`, kind: "code" as const, text, options: "" }));
  notebook.getState().open({ origin: { kind: "lesson", path: "x" }, cells }, false);
  const find = createFindStore(notebook);
  const said = () => notebook.getState().cells.map(({ text }) => text);
  return { notebook, find, does: find.getState(), now: find.getState, texts: said };
}

test("going beyond the last match comes to the first", () => {
  const { does, now } = search("a a", "a");
  does.open(false, "a");
  for (const at of [1, 2, 0]) {
    does.go(1);
    expect(now().at).toBe(at);
  }
  does.go(-1);
  expect(now().at).toBe(2);
});

test("what is typed while searching is found", () => {
  const { notebook, does, now } = search("a");
  does.open(false, "a");
  notebook.getState().edit("c0", "a, a");
  expect(now().matches).toHaveLength(2);
  does.close();
  expect(now().matches).toEqual([]);
});

test("replacing words by words that hold them comes to an end", () => {
  const { does, now, texts } = search("x x", "x");
  does.open(true, "x");
  does.setReplacement("xx");
  for (let count = 0; count < 3; count++) does.replaceOne();
  expect(texts()).toEqual(["xx xx", "xx"]);
  expect(now().at).toBe(0);
});

test("replacing everywhere is one operation, which is taken back at once", () => {
  const { notebook, does, texts } = search("f(1)", "f(2) + f(3)", "g");
  does.open(true, "f");
  does.setReplacement("h");
  does.replaceAll();
  expect(texts()).toEqual(["h(1)", "h(2) + h(3)", "g"]);
  notebook.getState().undo();
  expect(texts()).toEqual(["f(1)", "f(2) + f(3)", "g"]);
});
