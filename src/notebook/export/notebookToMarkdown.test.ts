import { expect, test } from "vitest";
import { createSession } from "../../../engine/index.ts";
import type { CellResult } from "../../../engine/protocol.ts";
import { parseNotebook } from "../fileFormat.ts";
import { notebookToMarkdown } from "./notebookToMarkdown.ts";
import { resultParts } from "./resultText.ts";

function ran(file: string) {
  const cells = parseNotebook(file);
  const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
  const code = cells.filter(({ kind }) => kind === "code");
  const results = new Map<string, CellResult>();
  for (const result of session.runCells(code, { notebook: code })) results.set(result.cell, result);
  return { cells, resultOf: (cell: string) => results.get(cell) };
}

test("texts stay Markdown, and code is followed by what it gave", () => {
  const { cells, resultOf } = ran(
    "// %% [markdown]\n// # Title\n\n// %%\nconsole.log('seen', 1);\n[1.5, 2]\n\n// %%\nconst quiet = 1;\n",
  );
  expect(notebookToMarkdown(cells, resultOf)).toBe(
    "# Title\n\n```ts\nconsole.log('seen', 1);\n[1.5, 2]\n```\n\n```text\nseen 1\n[1.5, 2]\n```\n\n```ts\nconst quiet = 1;\n```\n",
  );
});

test("code that holds a fence gets a longer one", () => {
  const { cells } = ran("// %%\nconst fence = '````';\n");
  expect(notebookToMarkdown(cells, () => undefined)).toBe("`````ts\nconst fence = '````';\n`````\n");
});

test("a derivative is told with its value, mode, work and tape; trouble with its way out", () => {
  const { cells, resultOf } = ran("// %%\ngradient((x: number) => x * x)(3);\nnobody\n");
  const parts = resultParts(resultOf(cells[0]?.id ?? "") ?? never());
  expect(parts.map(({ kind }) => kind)).toContain("trouble");
  const { cells: calm, resultOf: calmly } = ran("// %%\nconst g = gradient((x: number) => x * x)(3);\n");
  const [report] = resultParts(calmly(calm[0]?.id ?? "") ?? never());
  if (report?.kind !== "report") throw new Error("there is no report");
  expect(report.text).toMatch(
    /^gradient of .* = 6 \((forward|reverse); \d+\soperations, .*; .* of tape at most\)$/,
  );
});

test("code in messages stands between quotes, and what the user printed stays as it is", () => {
  const { cells, resultOf } = ran("// %%\nconsole.log('a `tick`');\n\n// %%\nnobody\n");
  const text = notebookToMarkdown(cells, resultOf);
  expect(text).toContain("```text\na `tick`\n```");
  expect(text).toContain("```text\n‘nobody’ is not defined.");
});

test("a plot is a table between the blocks, of which a long one gives some rows", () => {
  const { cells, resultOf } = ran(
    "// %%\nconsole.log('before');\nplot.line({ x: [0, 1], y: [2, 4], name: 'a|b' }, { title: 'Loss', x: 'step', y: { label: 'J', log: true } })\n\n// %%\nplot.scatter(Array.from({ length: 100 }, (_, i) => i * i))\n",
  );
  const text = notebookToMarkdown(cells, resultOf);
  expect(text).toContain(
    "```text\nbefore\n```\n\n**Loss** (line plot): J (log) over step\n\n| step | J |\n| --- | --- |\n| 0 | 2 |\n| 1 | 4 |",
  );
  expect(text).toContain("| 99 | 9,801 |\n\n12 of 100 rows, evenly taken.");
});

test("what a cell showed on the way and what it checked are told too", () => {
  const { cells, resultOf } = ran("// %%\nshow(7);\ncheck(1 > 0, 'one is more');\n");
  expect(notebookToMarkdown(cells, resultOf)).toContain("```text\n7\n✓ one is more\n```");
});

function never(): never {
  throw new Error("the cell ran");
}
