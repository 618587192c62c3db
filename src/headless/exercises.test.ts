import { expect, test } from "vitest";
import { createSession } from "../../engine/index.ts";
import { printRun } from "./printRun.ts";
import { runDocument, runFile } from "./runFile.ts";

const file = `// %% [markdown]
// Write the derivative of the square.

// %% id=square exercise
const dSquare = (x: number) => 0;

// %% [markdown] hint=square
// What is the slope at 3?

// %% [markdown] answer=square
// The power rule:
//
// \`\`\`ts
// const dSquare = (x: number) => 2 * x;
// \`\`\`

// %% check=square
check(Math.abs(dSquare(3) - derivative((x: number) => x * x)(3)) < 1e-12, "the derivative at 3 is right");
`;

const run = (text: string, withAnswers = false) =>
  runFile(text, createSession({ now: () => 0, random: () => 0, dateNow: () => 0 }), withAnswers);

test("an exercise that is not solved yet is no fault, and its check is told", () => {
  const outcome = run(file);
  expect(outcome.ok).toBe(true);
  expect(printRun("f.ts", file, outcome)).toContain("✗ the derivative at 3 is right");
  expect(runDocument("f.ts", file, outcome)).toMatchObject({
    cells: [{}, { checks: [{ passed: false, message: "the derivative at 3 is right", line: 18 }] }],
  });
});

test("with its answer the check must hold", () => {
  expect(run(file, true).ok).toBe(true);
  expect(printRun("f.ts", file, run(file, true))).toContain("✓ the derivative at 3 is right");
  const wrong = file.replace("2 * x;\n// ```", "3 * x;\n// ```");
  const outcome = run(wrong, true);
  expect(outcome.ok).toBe(false);
  expect(printRun("f.ts", wrong, outcome)).toContain("1 check does not hold.");
});

test("a check that belongs to no exercise must hold", () => {
  expect(run('// %%\ncheck(1 < 2, "order");\n').ok).toBe(true);
  expect(run('// %%\ncheck(2 < 1, "order");\n').ok).toBe(false);
});

test("a check that cannot run is no fault before the exercise is solved, and one after", () => {
  const broken = file.replace("=> 0;", "=> ;");
  expect(run(broken).cells.map(({ result, raises }) => [result.status, raises])).toEqual([
    ["error", false],
    ["error", true],
  ]);
});

test("plots and what is shown are said in a line and kept as data", () => {
  const text =
    '// %%\nshow(3, { key: "loss" });\nplot.line([1, 4, 2], { title: "Loss", x: "step", y: "loss" })\n';
  const outcome = run(text);
  expect(printRun("f.ts", text, outcome)).toContain(
    "loss: 3\n= [line plot “Loss”, loss over step: 3 points, 1 … 4]",
  );
  expect(runDocument("f.ts", text, outcome)).toMatchObject({
    cells: [
      {
        shown: [{ key: "loss", value: 3 }],
        outputs: [{ plot: "line", title: "Loss", series: [{ points: 3, y: [1, 4, 2] }] }],
      },
    ],
  });
});
