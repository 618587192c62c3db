import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesOf, nameOf } from "./serviceWorker.plugin.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mixtape-build-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "page");
  writeFileSync(join(folder, "assets", "a.js"), "1");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("every file of a build is listed, by its path from the page", () => {
  expect(filesOf(folder)).toEqual(["assets/a.js", "index.html"]);
});

test("a build has another name as soon as one byte of it differs", () => {
  const before = nameOf(folder, filesOf(folder));
  expect(nameOf(folder, filesOf(folder))).toBe(before);
  writeFileSync(join(folder, "index.html"), "Page");
  expect(nameOf(folder, filesOf(folder))).not.toBe(before);
});
