// Someone makes a mistake and is told where, and what to do.
import { expect, test } from "../fixtures.ts";

const troubles = [
  { name: "a syntax error", text: "const a = 1;\nconst b = ;", place: "line 2, column 11" },
  {
    name: "a construct that the language refuses",
    text: "gradient((x: number) => {\n  const r = /a/.test(String(x));\n  return r ? x : 2 * x;\n})(1);",
    place: /line 2, column \d+/,
  },
  { name: "a missing name", text: "1 +\n  nowhere;", place: "line 2, column 3" },
  {
    name: "an output that is no number",
    text: "const v = (x: number[]) => [x[0], x[1]];\ngradient(v)([1, 2]);",
    place: /line \d, column \d+/,
  },
  {
    name: "an exception of the user's own",
    text: 'function f(x: number): number {\n  if (x > 0) throw new Error("too warm");\n  return x;\n}\nf(1);',
    place: /line \d, column \d+/,
    says: "too warm",
  },
  {
    name: "a tape past its budget",
    text: 'const long = (x: number) => { let y = x; for (let i = 0; i < 1e6; i++) y = Math.sin(y) * x; return y; };\ngradient(long, { mode: "reverse", budget: 1024 })(1);',
    place: /line \d, column \d+/,
  },
];

for (const { name, text, place, says } of troubles) {
  test(`${name} is told at its place, with a way out, and the rest still works`, async ({ notebook }) => {
    await notebook.openAndRun(text, "const good = 20;", "good + 1");
    const trouble = notebook.cell(1).troubles.first();
    await expect(trouble.getByRole("button", { name: place }).first()).toBeVisible();
    if (says !== undefined) await expect(trouble).toContainText(says);
    await expect(trouble.locator("p")).not.toHaveCount(1);
    await expect(notebook.cell(1).text).toHaveText(text);
    await expect(notebook.cell(3).result).toContainText("21");
  });
}

test("the place in a message leads into the text", async ({ notebook, page }) => {
  await notebook.openAndRun("const a = 1;\nconst b = ;");
  await notebook.cell(1).troubles.first().getByRole("button").click();
  await notebook.cell(1).frame.locator(".monaco-editor").waitFor();
  await page.keyboard.type("2");
  await notebook.cell(1).runByKeys();
  await expect(notebook.cell(1).troubles).toHaveCount(0);
});

test("trouble is underlined in the text that is being edited", async ({ notebook }) => {
  await notebook.openAndRun("1 +\n  nowhere;");
  await notebook.cell(1).edit();
  await expect(notebook.cell(1).frame.locator(".squiggly-error")).not.toHaveCount(0);
});

test("a power that is written with ^ is told in plain sight, beside its derivative", async ({ notebook }) => {
  await notebook.openAndRun("gradient((x: number) => x ^ 2)(3)");
  await expect(notebook.cell(1).frame.getByText("a power is x ** 2")).toBeVisible();
});
