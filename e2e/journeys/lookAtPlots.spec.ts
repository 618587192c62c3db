// Someone plots what was computed, and reads it with eyes, keys, or the table.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";

const losses =
  'plot.line({ y: [8, 4, NaN, 1], name: "f" }, { title: "Loss", x: "step", y: { label: "loss", unit: "J", log: true } })';

test("a plot is read by keys, and what it cannot show is said", async ({ notebook, page }) => {
  await notebook.openAndRun(losses);
  const plot = notebook.cell(1).plot("Loss");
  await plot.picture.focus();
  await page.keyboard.press("End");
  await expect(plot.reading).toHaveText("step = 3: loss 1 J");
  await page.keyboard.press("Home");
  await expect(plot.reading).toHaveText("step = 0: loss 8 J");
  await expect(plot.figure).toContainText("1 value is not finite");
});

test("the pointer reads the nearest value", async ({ notebook }) => {
  await notebook.openAndRun("plot.line([[1, 2, 3], [10, 20, 30]], { names: ['low', 'high'] })");
  const plot = notebook.cell(1).plot("Line plot");
  await plot.picture.hover();
  await expect(plot.reading).toHaveText("x = 1: low 2, high 20");
});

test("the table behind a plot has its figures", async ({ notebook }) => {
  await notebook.openAndRun(losses);
  const plot = notebook.cell(1).plot("Loss");
  await plot.showTable();
  await expect(plot.table.getByRole("columnheader", { name: "loss (J)" })).toBeVisible();
  await expect(plot.table.getByRole("row")).toHaveText(["steploss (J)", "08", "14", "2NaN", "31"]);
});

test("a contour shows a descent, and a slider moves it", async ({ notebook, page }) => {
  await notebook.openAndRun(
    "const rate = input.slider(0.1, { min: 0.1, max: 0.9, step: 0.1 });",
    `const f = ([a, b]: number[]) => a * a + 2 * b * b;
     const path = [[2, 1]];
     for (let k = 0; k < 10; k++) { const [a, b] = path[k]; const [da, db] = gradient(f)([a, b]); path.push([a - rate * da, b - rate * db]); }
     plot.contour(f, { title: "Descent", x: [-3, 3], y: [-2, 2], path });`,
    "path.at(-1)",
  );
  const plot = notebook.cell(2).plot("Descent");
  await plot.picture.focus();
  await page.keyboard.press("ArrowRight");
  await expect(plot.reading).toHaveText("value at (−3, −2): 17");
  const before = await notebook.cell(3).result.textContent();
  await notebook.cell(1).control("rate").focus();
  await page.keyboard.press("ArrowRight");
  await expect(notebook.cell(3).result).not.toHaveText(before ?? "");
  await expect(plot.picture).toBeVisible();
});

test("what a training loop shows is there while it runs, and stays when it is stopped", async ({
  notebook,
}) => {
  await notebook.openShared(
    'const losses: number[] = [];\nfor (let step = 0; ; step++) {\n  if (step % 1000 === 0) losses.push(1 / (1 + losses.length));\n  if (losses.length > 500) losses.length = 1;\n  progress((step % 1e6) / 1e6, "training");\n  show(() => plot.line(losses, { title: "Loss" }), { key: "loss" });\n}',
  );
  await notebook.page.getByRole("button", { name: "Run all" }).click();
  const cell = notebook.cell(1);
  await expect(cell.plot("Loss").picture).toBeVisible();
  await expect(cell.result.getByRole("progressbar", { name: "training" })).toBeVisible();
  await notebook.stop();
  await expect(cell.result).toContainText("Stopped.");
  await expect(cell.plot("Loss").picture).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });

    test(`plots and controls fit a telephone, and axe finds nothing serious in the ${colorScheme} theme`, async ({
      notebook,
      page,
    }) => {
      await notebook.openAndRun(
        'const n = input.slider(3, { min: 1, max: 9, label: "a label of some length, as people write them" }), m = input.select("a", ["a", "b"]), t = input.text("x"), c = input.checkbox(true), k = input.number(3);',
        losses,
        'plot.bars({ "a long name of a method": 1, b: -2 }, { title: "Bars" })',
        "plot.contour((x, y) => x * y, { x: [0, 1], y: [0, 1] })",
        'check(n < 9, "n is less than nine"); check(n > 9, "n is more than nine");',
      );
      await expect(notebook.cell(4).plot("Contour plot").picture).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    });
  });
}
