import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createSession } from "../../engine/index.ts";
import { parseNotebook } from "../notebook/fileFormat.ts";
import type { EngineClient, EngineListener } from "../worker/client.ts";
import { createNotebookStore } from "./notebookStore.ts";
import { createRunner } from "./runner.ts";
import { createRunStore } from "./runStore.ts";
import { staleCells } from "./staleness.ts";

/** A page of these cells with the real engine behind it, which answers at once. */
function page(file: string) {
  const notebook = createNotebookStore();
  notebook.getState().open({ ...notebook.getState(), cells: parseNotebook(file) }, false);
  const runs = createRunStore();
  const connect = (listener: EngineListener): EngineClient => {
    let session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
    return {
      start: () => undefined,
      stop: () => undefined,
      run: ({ cells, notebook: all, fresh, asked, overrides }) => {
        if (fresh) session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
        for (const result of session.runCells(cells, { notebook: all, asked, overrides })) {
          listener.onCellStarted(result.cell);
          listener.onCellFinished(result);
        }
        listener.onRunFinished();
      },
    };
  };
  const runner = createRunner(connect, notebook, runs);
  const stale = () => [...staleCells(notebook.getState().cells, runs.getState().outcomes)];
  return { notebook, runner, runs, stale };
}

test.each(["the-thread.ts", "train-a-network.ts", "fit-an-orbit.ts"])(
  "nothing of %s is stale when all of it has run",
  (name) => {
    const { runner, stale } = page(readFileSync(`public/lessons/${name}`, "utf8"));
    runner.runAll();
    expect(stale()).toEqual([]);
  },
);

test("a parameter that is called like another cell's name makes no need", () => {
  const { runner, notebook, stale } = page(
    "// %% id=f\nconst f = (x: number) => x * x;\n\n// %% id=x\nconst x = f(3);\n",
  );
  runner.runAll();
  expect(stale()).toEqual([]);
  notebook.getState().edit("x", "const x = f(4);");
  expect(stale()).toEqual(["x"]);
});
