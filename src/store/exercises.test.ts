import { expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import { answerCode, checksOf, exerciseParts } from "./exercises.ts";
import { planRun } from "./staleness.ts";

const cell = (id: string, kind: Cell["kind"], options: string, text = ""): Cell => ({
  id,
  kind,
  options,
  text,
});
const cells = [
  cell("square", "code", "id=square exercise", "const square = (x: number) => x;"),
  cell("h", "markdown", "hint=square"),
  cell(
    "a",
    "markdown",
    "answer=square",
    "So:\n\n```ts\nconst square = (x: number) => x * x;\n```\n\nBecause.",
  ),
  cell("c", "code", "check=square", "check(square(3) === 9);"),
  cell("lost", "code", "check=cube"),
  cell("odd", "code", "hint=square"),
];

test("hint, answer and check belong to the exercise that they name", () => {
  expect([...exerciseParts(cells)]).toEqual([
    ["h", { role: "hint", exercise: "square" }],
    ["a", { role: "answer", exercise: "square" }],
    ["c", { role: "check", exercise: "square" }],
  ]);
  expect(checksOf(cells, ["square"])).toEqual(["c"]);
});

test("the answer's code is its fenced piece", () => {
  expect(answerCode(cells[2]!.text)).toBe("const square = (x: number) => x * x;");
  expect(answerCode("No code.")).toBeUndefined();
});

test("a run of an exercise runs its check, even for the first time and even in a lazy notebook", () => {
  const known = { outcomes: {}, loaded: new Set<string>() };
  expect(planRun(cells, known, ["square"], true).run).toEqual(["square", "c"]);
});
