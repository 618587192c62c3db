// Someone shows a notebook to a room, or puts it into a page of their own.
import { deflateRawSync } from "node:zlib";
import { expect, test } from "../fixtures.ts";

test("a presentation shows one cell at a time, large, with its views on the whole screen, and Escape leaves", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openAndRun("const f = (x: number) => Math.sin(x) * x;", "gradient(f)(1)");
  const sizeOf = () => notebook.cell(1).text.evaluate((code) => parseFloat(getComputedStyle(code).fontSize));
  const before = await sizeOf();
  await desk.choose("Present");
  await expect(notebook.cells).toHaveCount(1);
  await notebook.cell(1).text.hover();
  await expect(page.getByRole("toolbar", { name: "Cell" })).toBeHidden();
  expect(await sizeOf()).toBeGreaterThan(1.3 * before);
  await page.keyboard.press("ArrowRight");
  await expect(notebook.cell(2).result).toContainText("1.38");
  await page.keyboard.press("v");
  await expect(notebook.inspector.view).toBeVisible();
  const box = await notebook.inspector.panel.boundingBox();
  expect(box?.width).toBe(page.viewportSize()?.width);
  await page.keyboard.press("Escape");
  await expect(notebook.cell(2).frame).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(notebook.cell(1).frame).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(notebook.cells).toHaveCount(2);
});

test("an embedded notebook has no panels, runs when told to, and looks inside when asked", async ({
  notebook,
  page,
}) => {
  const file = "// %%\ngradient((x: number) => x * x)(21)\n";
  await page.goto(`/?embed#n=${deflateRawSync(file).toString("base64url")}`);
  await expect(notebook.cell(1).frame).toBeVisible();
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(notebook.inspector.panel).toBeHidden();
  await expect(notebook.cell(1).result).toHaveCount(0);
  await notebook.cell(1).text.hover();
  await expect(page.getByRole("toolbar", { name: "Cell" })).toBeHidden();
  await page.getByRole("contentinfo").getByRole("button", { name: "Run all" }).click();
  await expect(notebook.cell(1).result).toContainText("42");
  await notebook
    .cell(1)
    .card(/^gradient/)
    .getByRole("button", { expanded: false })
    .click();
  await page.getByRole("button", { name: "Look inside" }).click();
  await expect(notebook.inspector.view).toBeVisible();
});
