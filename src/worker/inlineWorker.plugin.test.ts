import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script, createContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleClassicScript } from "./inlineWorker.plugin.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mixtape-worker-"));
  await writeFile(join(folder, "answer.ts"), "export const answer: number = 42;");
  await writeFile(
    join(folder, "entry.ts"),
    'import { answer } from "./answer.ts"; self.onmessage = () => self.postMessage(answer); export {};',
  );
});

afterAll(() => rm(folder, { recursive: true }));

test("a worker of several modules becomes one classic script that answers messages", async () => {
  const { text } = await bundleClassicScript(join(folder, "entry.ts"));
  const posted: unknown[] = [];
  const self: { onmessage?: () => void; postMessage: (value: unknown) => void } = {
    postMessage: (value) => posted.push(value),
  };

  new Script(text).runInContext(createContext({ self }));
  self.onmessage?.();

  expect(posted).toEqual([42]);
});

test("the files that went in are told, so that an edit of any of them can reload the page", async () => {
  const { modules } = await bundleClassicScript(join(folder, "entry.ts"));
  expect(modules.map((path) => path.slice(folder.length + 1)).sort()).toEqual(["answer.ts", "entry.ts"]);
});
