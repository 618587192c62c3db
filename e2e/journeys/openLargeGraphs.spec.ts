// Someone looks at graphs of programs with many operations.
import { expect, takesTimes, test } from "../fixtures.ts";
import { longestTask } from "../pages/longTasks.ts";

const small = "const square = (x: number): number => x * x;\ngradient(square)(3)";

/** A chain of so many lines, each of three operations, without a function in it that could be closed. */
const chain = (lines: number): string =>
  [
    "const chain = (x: number[]): number => {",
    "  const v0 = x[0];",
    "  const v1 = x[1];",
    ...Array.from({ length: lines }, (_, at) => {
      const [one, other] = [at + 1, Math.max(0, at - ((at * 7) % 23))];
      return `  const v${at + 2} = Math.sin(v${one}) * v${other} + v${at};`;
    }),
    `  return v${lines + 1};`,
    "};",
    "gradient(chain)([0.5, 0.25])",
  ].join("\n");

/** A function that calls another one a hundred times: about two thousand operations, all in sight when all is open. */
const calls = [
  "const wave = (a: number, b: number): number =>",
  "  Math.sin(a * b + 0.1) * Math.cos(a - b) + Math.exp(-a * a) * Math.tanh(b) - Math.sqrt(1 + b * b) / (1 + a * a);",
  "const many = (x: number[]): number => {",
  "  const [p, q] = [x[0], x[1]];",
  "  let a = p;",
  "  let b = q;",
  ...Array.from({ length: 50 }, () => "  a = wave(a, b);\n  b = wave(b, a);"),
  "  return a * b;",
  "};",
  "gradient(many)([0.5, 0.25])",
].join("\n");

test(
  "no task takes a tenth of a second while two thousand boxes are arranged and drawn",
  takesTimes,
  async ({ notebook }) => {
    const { inspector } = notebook;
    await notebook.openAndRun(small, calls);
    await inspector.choice.selectOption({ label: "gradient(square) · cell 1" });
    const view = await inspector.show("Graph");
    const tree = view.getByRole("tree");
    await tree.getByRole("treeitem", { name: /^×/ }).waitFor();
    const longest = await longestTask(notebook.page, async () => {
      await inspector.choice.selectOption({ label: "gradient(many) · cell 2" });
      await view.getByRole("button", { name: "Open all" }).click();
      await tree.getByRole("treeitem", { name: /^sin/ }).first().waitFor();
      await expect(tree).toHaveAttribute("aria-busy", "false");
      await view.getByRole("button", { name: "Fit" }).click();
    });
    expect(longest).toBeLessThan(100);
    await view.getByRole("button", { name: "As a table" }).click();
    await expect(view.getByRole("row")).toHaveCount(2_000 + 1);
  },
);

test("what was chosen last is shown, with a table that needs no picture", async ({ notebook }) => {
  const { inspector } = notebook;
  await notebook.openAndRun(small, chain(150));
  const choose = (label: string) => inspector.choice.selectOption({ label });
  await choose("gradient(chain) · cell 2");
  await choose("gradient(square) · cell 1");
  const view = await inspector.show("Graph");
  const tree = view.getByRole("tree");
  await expect(tree.getByRole("treeitem", { name: /^square/ })).toBeVisible();
  await choose("gradient(chain) · cell 2");
  await view.getByRole("button", { name: "As a table" }).click();
  // A heading; the function, its argument and its result; two elements of it; three operations a line.
  await expect(view.getByRole("row")).toHaveCount(1 + 3 + 2 + 3 * 150);
  await view.getByRole("button", { name: "As a table" }).click();
  await expect(tree.getByRole("treeitem", { name: /^sin/ }).first()).toBeVisible();
  await expect(tree).toHaveAttribute("aria-busy", "false");
});
