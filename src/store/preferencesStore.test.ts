import { expect, test } from "vitest";
import { createPreferencesStore } from "./preferencesStore.ts";

const keepWith = (kept: Record<string, string>) => ({
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value;
  },
});

test("a choice is there on the next visit", () => {
  const kept = {};
  createPreferencesStore(keepWith(kept)).setState({ theme: "dark", motion: "none", seam: 0.4, isLazy: true });
  expect(createPreferencesStore(keepWith(kept)).getState()).toEqual({
    theme: "dark",
    motion: "none",
    seam: 0.4,
    isLazy: true,
  });
});

test("what is kept but makes no sense is replaced by defaults", () => {
  for (const junk of ["{", '{"theme":7,"seam":9}', "null"]) {
    expect(createPreferencesStore(keepWith({ "mixtape:preferences": junk })).getState()).toEqual({
      theme: "system",
      motion: "system",
      seam: 0.56,
      isLazy: false,
    });
  }
});

test("a browser that forbids storage still changes theme", () => {
  const store = createPreferencesStore({
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("forbidden");
    },
  });
  store.setState({ theme: "light" });
  expect(store.getState().theme).toBe("light");
});
