// Someone puts a notebook in order: splits, merges, copies, folds, changes their mind.
import { expect, test } from "../fixtures.ts";

test("a cell is split at the caret, merged again, and both are taken back", async ({ notebook, page }) => {
  await notebook.openShared("const a = 1;\nconst b = 2;");
  await notebook.cell(1).edit();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("ControlOrMeta+Shift+Minus");
  await expect(notebook.cell(1).text).toHaveText("const a = 1;");
  await expect(notebook.cell(2).editor).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(notebook.cell(2).frame).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+M");
  await expect(notebook.cells).toHaveCount(1);
  await expect(notebook.cell(1).text).toContainText("const b = 2;");
  await page.keyboard.press("z");
  await expect(notebook.cells).toHaveCount(2);
  await page.keyboard.press("z");
  await expect(notebook.cells).toHaveCount(1);
  await page.keyboard.press("Shift+Z");
  await expect(notebook.cells).toHaveCount(2);
});

test("typing and cells have an undo each", async ({ notebook, page }) => {
  await notebook.openShared("1", "2");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  await expect(notebook.cells).toHaveCount(1);
  await notebook.cell(1).edit();
  await page.keyboard.press("End");
  await page.keyboard.type("34");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(notebook.cell(1).frame.locator(".view-lines")).toHaveText("2");
  await expect(notebook.cells).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(notebook.cells).toHaveCount(2);
  await expect(notebook.cell(1).text).toHaveText("1");
});

test("a cell becomes text and code again, and is copied from its menu", async ({ notebook, page }) => {
  await notebook.openShared("# a heading");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { name: "a heading" })).toBeVisible();
  await page.keyboard.press("y");
  await expect(notebook.cell(1).text).toHaveText("# a heading");
  await notebook.cell(1).frame.getByRole("button", { name: "More for this cell" }).click();
  await page.getByRole("menuitem", { name: "Duplicate cell" }).click();
  await expect(notebook.cells).toHaveCount(2);
  await expect(notebook.cell(2).frame).toBeFocused();
});

test("a folded cell shows its first line, and stays folded for who opens the link", async ({
  notebook,
  page,
}) => {
  await notebook.openShared("// a long story\nconst x = 1;\nconst y = 2;");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("o");
  await expect(notebook.cell(1).text).toHaveText("// a long story");
  await expect(page.getByText("2 more lines")).toBeVisible();
  await page.reload();
  await expect(notebook.cell(1).text).toHaveText("// a long story");
  await page.getByRole("button", { name: "2 more lines" }).click();
  await expect(notebook.cell(1).text).toContainText("const y = 2;");
});

test("a cell is dragged to another place, and a drag is given up with Escape", async ({ notebook, page }) => {
  await notebook.openShared("1", "2", "3");
  const grip = async (cell: number) => {
    await notebook.cell(cell).frame.hover();
    await notebook.cell(cell).frame.getByTitle("Drag to move the cell").hover();
    await page.mouse.down();
  };
  const over = async (cell: number, share: number) => {
    const box = await notebook.cell(cell).frame.boundingBox();
    await page.mouse.move(box?.x ?? 0, (box?.y ?? 0) + share * (box?.height ?? 0), { steps: 4 });
  };
  await grip(1);
  await over(3, 0.8);
  await page.mouse.up();
  await expect(notebook.cell(3).text).toHaveText("1");
  await expect(notebook.cell(1).text).toHaveText("2");
  await grip(1);
  await over(3, 0.8);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(notebook.cell(1).text).toHaveText("2");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("z");
  await expect(notebook.cell(1).text).toHaveText("1");
});
