import * as fake from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createShelf, type KeptNotebook } from "./shelf.ts";
import { mostVersions } from "./versions.ts";

beforeEach(() => {
  for (const [name, value] of Object.entries(fake)) if (name.startsWith("IDB")) vi.stubGlobal(name, value);
  vi.stubGlobal("indexedDB", new fake.IDBFactory());
});
afterEach(() => void vi.unstubAllGlobals());

const minute = 60_000;

const notebook = (id: string, text: string, savedAt = 0): KeptNotebook => ({
  ...{ id, name: `Notebook ${id}`, text, savedAt },
  isTrusted: true,
});

test("what is put on the shelf is there, the last kept first", async () => {
  const shelf = createShelf();
  await shelf.put(notebook("a", "1", 1), false);
  await shelf.put(notebook("b", "2", 2), false);
  expect((await shelf.list()).map(({ id }) => id)).toEqual(["b", "a"]);
  await shelf.put(notebook("a", "3", 3), false);
  expect((await shelf.list()).map(({ id, text }) => [id, text])).toEqual([
    ["a", "3"],
    ["b", "2"],
  ]);
  expect(await shelf.get("c")).toBeUndefined();
});

test("typing of one sitting is one version, a mark stays as it is, and each notebook has its own", async () => {
  const shelf = createShelf();
  await shelf.put(notebook("a", "1", 0), true);
  await shelf.put(notebook("a", "12", 1_000), false);
  await shelf.put(notebook("a", "123", 2_000), false);
  await shelf.put(notebook("b", "other", 2_000), false);
  expect((await shelf.versions("a")).map(({ text }) => text)).toEqual(["123", "1"]);
});

test("only the last versions are kept", async () => {
  const shelf = createShelf();
  for (let at = 0; at < mostVersions + 5; at++)
    await shelf.put(notebook("a", String(at), 2 * at * minute), false);
  const kept = await shelf.versions("a");
  expect(kept).toHaveLength(mostVersions);
  expect([kept.at(0)?.text, kept.at(-1)?.text]).toEqual([String(mostVersions + 4), "5"]);
});

test("what is taken away can be brought back with its versions", async () => {
  const shelf = createShelf();
  await shelf.put(notebook("a", "1", 0), true);
  await shelf.put(notebook("a", "2", 1), true);
  const bringBack = await shelf.remove("a");
  expect(await shelf.list()).toEqual([]);
  expect(await shelf.versions("a")).toEqual([]);
  await bringBack();
  expect((await shelf.get("a"))?.text).toBe("2");
  expect((await shelf.versions("a")).map(({ text }) => text)).toEqual(["2", "1"]);
});

test("costs are kept with the notebook and change nothing else of it", async () => {
  const shelf = createShelf();
  const costs = { "slow()": { ms: 9_000, wasCutShort: false } };
  await shelf.put(notebook("a", "1", 7), true);
  await shelf.putCosts("a", costs);
  await shelf.putCosts("nowhere", costs);
  expect(await shelf.list()).toEqual([{ ...notebook("a", "1", 7), costs }]);
  expect(await shelf.versions("a")).toHaveLength(1);
});

test("a browser that keeps nothing is told, and asked again the next time", async () => {
  const shelf = createShelf();
  const factory = indexedDB;
  const refusing = {
    open: () => {
      throw new DOMException("no room", "QuotaExceededError");
    },
  };
  vi.stubGlobal("indexedDB", refusing);
  await expect(shelf.put(notebook("a", "1"), false)).rejects.toThrow("no room");
  vi.stubGlobal("indexedDB", factory);
  await shelf.put(notebook("a", "1"), false);
  expect(await shelf.list()).toHaveLength(1);
});
