// Someone changes a function and looks at its gradient again.
import { expect, test } from "../fixtures.ts";

const square = "const f = (x: number[]) => x[0] * x[0] + 3 * x[1];";
const ask = "gradient(f)([2, 5]);";

test("an edited cell gives another gradient", async ({ notebook }) => {
  await notebook.openAndRun(square, ask);
  await expect(notebook.cell(2).result).toContainText("[4, 3]");
  await notebook.cell(1).rewrite("const f = (x: number[]) => x[0] * x[0] * x[0] + 7 * x[1];");
  await notebook.cell(1).runByKeys();
  await expect(notebook.cell(2).result).toContainText("[12, 7]");
});

test("in a lazy notebook an edit marks the cells that need it as out of date, until they run", async ({
  notebook,
}) => {
  await notebook.openAndRun(square, ask, "1 + 1");
  await notebook.beLazy();
  await notebook.cell(1).rewrite("const f = (x: number[]) => x[1];");
  await expect(notebook.cell(1).frame).toContainText("edited since it ran");
  await expect(notebook.cell(2).frame).toContainText("needs a new run");
  await expect(notebook.cell(3).frame).not.toContainText("needs a new run");
  await notebook.cell(1).runByKeys();
  await expect(notebook.cell(1).frame).not.toContainText("edited since it ran");
  await expect(notebook.cell(2).frame).toContainText("needs a new run");
  await notebook.cell(2).frame.getByRole("button", { name: "Run cell" }).click();
  await expect(notebook.cell(2).result).toContainText("[0, 1]");
  await expect(notebook.cell(2).frame).not.toContainText("needs a new run");
});

test("Shift+Enter at the end of the notebook makes room for the next thought", async ({ notebook, page }) => {
  await notebook.openShared("6 * 7");
  await notebook.cell(1).edit();
  await page.keyboard.press("Shift+Enter");
  await expect(notebook.cell(1).result).toContainText("42");
  await expect(notebook.cells).toHaveCount(2);
  await expect(notebook.cell(2).editor).toBeFocused();
});

test("completion knows Mixtape's own functions", async ({ notebook, page }) => {
  await notebook.openAndRun("0");
  await notebook.cell(1).rewrite("");
  await page.keyboard.type("valueAnd");
  await expect(page.getByRole("option", { name: /valueAndGradient/ })).toBeVisible();
});

test("a type error is underlined while writing, and types cross cells", async ({ notebook }) => {
  await notebook.openAndRun("const k: number = 3;", "k * 2");
  await notebook.cell(2).rewrite("k.toUpperCase()");
  await expect(notebook.cell(2).frame.locator(".squiggly-error")).not.toHaveCount(0);
});

test("what is typed before the editor has loaded is kept, and the caret with it", async ({
  notebook,
  page,
}) => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/editor\.api.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await notebook.openShared("");
  await notebook.cell(1).text.click();
  await page.keyboard.type("40 + ");
  release();
  await notebook.cell(1).frame.locator(".monaco-editor").waitFor();
  await page.keyboard.type("2");
  await notebook.cell(1).runByKeys();
  await expect(notebook.cell(1).result).toContainText("42");
});

test("values are shown as what they are", async ({ notebook }) => {
  await notebook.openAndRun(
    "[[1, 2], [3, 4]]",
    '({ a: 1.5, list: [1, 2, 3], name: "p" })',
    "Array.from({ length: 1000 }, (_, i) => i)",
    'console.log("half", 0.5);',
    "0.1 + 0.2",
  );
  await expect(notebook.cell(1).result.getByRole("table")).toBeVisible();
  await expect(notebook.cell(1).result.getByRole("cell", { name: "4" })).toBeVisible();
  await expect(notebook.cell(2).result).toContainText("a: 1.5");
  await expect(notebook.cell(3).result).toContainText("1,000 numbers");
  await expect(notebook.cell(4).result.getByRole("log")).toHaveText("half 0.5");
  await expect(notebook.cell(5).result).toContainText("0.30000000000000004");
});
