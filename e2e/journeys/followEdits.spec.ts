// Someone edits, and the notebook follows: at once, lazily, or after asking.
import { expect, test } from "../fixtures.ts";

const square = "const f = (x: number[]) => x[0] * x[0] + 3 * x[1];";
const ask = "gradient(f)([2, 5]);";

test("an edit runs what it changes after a pause, wherever that stands on the page", async ({ notebook }) => {
  await notebook.openAndRun(ask, square, "1 + 1");
  await expect(notebook.cell(1).result).toContainText("[4, 3]");
  await notebook.cell(2).rewrite("const f = (x: number[]) => x[0] * x[0] + 7 * x[1];");
  await expect(notebook.cell(1).result).toContainText("[4, 7]");
  await expect(notebook.cell(1).frame).not.toContainText("needs a new run");
});

test("half a statement is left alone until it is whole", async ({ notebook, page }) => {
  await notebook.openAndRun("const k = 2;", "k * 100");
  await notebook.cell(1).rewrite("const k = 3 +");
  await expect(notebook.cell(1).frame).toContainText("edited since it ran");
  // An edit elsewhere has been followed: the half statement had its pause too.
  await notebook.cell(2).rewrite("1000");
  await expect(notebook.cell(2).result).toContainText("1000");
  await expect(notebook.cell(1).troubles).toHaveCount(0);
  await notebook.cell(1).edit();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" 1;");
  await expect(notebook.cell(1).frame).not.toContainText("edited since it ran");
  await notebook.cell(2).rewrite("k * 100");
  await expect(notebook.cell(2).result).toContainText("400");
});

test("the lazy switch is remembered, and what was missed runs when it is turned back", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun("const k = 2;", "k * 100");
  await notebook.beLazy();
  await notebook.cell(1).rewrite("const k = 5;");
  await expect(notebook.cell(2).frame).toContainText("needs a new run");
  await page.reload();
  await notebook.cell(1).frame.waitFor();
  await expect(notebook.follows).not.toBeChecked();
  await notebook.runAll();
  await notebook.follows.click();
  await notebook.cell(1).rewrite("const k = 6;");
  await expect(notebook.cell(2).result).toContainText("600");
});

test("a cell that took long asks before it runs again", async ({ notebook }) => {
  await notebook.openAndRun(
    "const k = 2;",
    "const began = performance.now(); while (performance.now() - began < 2200); k * 100",
    "k + 1",
  );
  await expect(notebook.cell(2).result).toContainText("200");
  await notebook.cell(1).rewrite("const k = 4;");
  await expect(notebook.cell(3).result).toContainText("5");
  await expect(notebook.cell(2).result).toContainText(/took 2\.\d\ss last time/);
  await expect(notebook.cell(2).result).toContainText("200");
  await notebook.cell(2).result.getByRole("button", { name: "Run it" }).click();
  await expect(notebook.cell(2).result).toContainText("400");
  await expect(notebook.cell(2).result).not.toContainText("last time");
});

test("a cell that took long asks in the next visit too", async ({ notebook, desk, page }) => {
  await notebook.openShared("const k = 2;", "1", "k + 1");
  await notebook
    .cell(2)
    .rewrite("const began = performance.now(); while (performance.now() - began < 2200); k * 100");
  await desk.untilKept();
  await notebook.runAll();
  await expect(notebook.cell(2).result).toContainText("200");
  await page.reload();
  await expect(notebook.cell(3).result).toContainText("3");
  await expect(notebook.cell(2).result).toContainText(/took 2\.\d\ss last time/);
  await notebook.cell(2).result.getByRole("button", { name: "Run it" }).click();
  await expect(notebook.cell(2).result).toContainText("200");
});

test("cells that need each other are told so at both places, until one lets go", async ({ notebook }) => {
  await notebook.openAndRun("const a = 1;", "const b = a + 1;", "b");
  await notebook.cell(1).rewrite("const a = b;");
  await expect(notebook.cell(1).troubles).toContainText("need each other");
  await expect(notebook.cell(2).troubles).toContainText("need each other");
  await notebook.cell(1).rewrite("const a = 41;");
  await expect(notebook.cell(3).result).toContainText("42");
  await expect(notebook.cell(2).troubles).toHaveCount(0);
});

test("a name that is defined twice is told at both places, until one is renamed", async ({ notebook }) => {
  await notebook.openAndRun("const a = 1;", "const c = 2;", "a + 1");
  await notebook.cell(2).rewrite("const a = 2;");
  await expect(notebook.cell(1).troubles).toContainText("more than one cell");
  await expect(notebook.cell(2).troubles).toContainText("more than one cell");
  await notebook.cell(2).rewrite("const c = 2;");
  await expect(notebook.cell(1).troubles).toHaveCount(0);
  await expect(notebook.cell(3).result).toContainText("2");
});

test("an endless loop that ran of itself gives way to what is typed next", async ({ notebook }) => {
  await notebook.openAndRun("const k = 2;", "k + 1");
  await notebook.cell(1).rewrite("const k = 2; while (true);");
  await expect(notebook.status).toHaveText("Running cell 1");
  await notebook.cell(1).rewrite("const k = 8;");
  await expect(notebook.cell(2).result).toContainText("9");
});

test("moving a slider rewrites the text, and the gradient follows", async ({ notebook, page }) => {
  await notebook.openAndRun(
    'const n = input.slider(3, { min: 1, max: 10, label: "power" });',
    "gradient((x: number) => x ** n)(2)",
  );
  await expect(notebook.cell(2).result).toContainText("12");
  await notebook.cell(1).control("power").focus();
  await page.keyboard.press("ArrowRight");
  await expect(notebook.cell(2).result).toContainText("32");
  await expect(notebook.cell(1).text).toContainText("input.slider(4,");
  await page.keyboard.press("End");
  await expect(notebook.cell(2).result).toContainText("5,120");
});

test("each kind of input holds its value in the text", async ({ notebook }) => {
  await notebook.openAndRun(
    'const rate = input.number(0.5);\nconst method = input.select("rk4", ["euler", "rk4"]);\nconst on = input.checkbox(true);\nconst title = input.text("Loss");',
    "({ rate, method, on, title })",
  );
  const [inputs, seen] = [notebook.cell(1), notebook.cell(2)];
  await inputs.control("rate").fill("-0.25");
  await inputs.control("method").selectOption("euler");
  await inputs.control("on").uncheck();
  await inputs.control("title").fill('It\'s "done"');
  await expect(seen.result).toContainText("rate: −0.25");
  await expect(seen.result).toContainText('method: "euler"');
  await expect(seen.result).toContainText("on: false");
  await expect(inputs.text).toContainText('input.text("It\'s \\"done\\"")');
});
