// Someone works without a mouse.
import { expect, test } from "../fixtures.ts";

test("write, run, move on, add, delete and undo by keys alone", async ({ notebook, page }) => {
  await notebook.openShared("1 + 1", "2 + 2");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("Enter");
  await notebook.cell(1).frame.locator(".monaco-editor").waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("10 + 1");
  await page.keyboard.press("Shift+Enter");
  await expect(notebook.cell(1).result).toContainText("11");
  await expect(notebook.cell(2).frame).toBeFocused();

  await page.keyboard.press("b");
  await expect(notebook.cells).toHaveCount(3);
  await expect(notebook.cell(3).editor).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(notebook.cell(3).frame).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(notebook.cells).toHaveCount(2);
  await page.keyboard.press("z");
  await expect(notebook.cells).toHaveCount(3);
  await page.keyboard.press("ArrowUp");
  await expect(notebook.cell(2).frame).toBeFocused();
});

test("Tab reaches the cells, the seam and the inspector, and is never trapped by a cell", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun("gradient((x: number[]) => x[0] * x[1])([2, 3])", "2");
  await page.getByRole("button", { name: /^Theme/ }).focus();
  const reached = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    reached.add(
      await page.evaluate(() => {
        const { activeElement } = document;
        return `${activeElement?.getAttribute("role") ?? activeElement?.tagName ?? ""}:${activeElement?.getAttribute("aria-label") ?? ""}`;
      }),
    );
  }
  for (const place of ["group:Cell 1, code", "group:Cell 2, code", "separator:Width of the notebook"]) {
    expect(reached).toContain(place);
  }
  expect([...reached].some((place) => place.startsWith("tab:"))).toBe(true);
});

test("Escape leaves an editor that keeps Tab for itself", async ({ notebook, page }) => {
  await notebook.openShared("1");
  await notebook.cell(1).edit();
  await expect(notebook.cell(1).editor).toHaveAccessibleName(/Escape leaves/);
  await page.keyboard.press("Escape");
  await expect(notebook.cell(1).frame).toBeFocused();
});

test("arrows move the seam and the tabs", async ({ notebook, page }) => {
  await notebook.openAndRun("gradient((x: number[]) => x[0] * x[1])([2, 3])");
  const seam = page.getByRole("separator", { name: "Width of the notebook" });
  const before = await seam.getAttribute("aria-valuenow");
  await seam.focus();
  await page.keyboard.press("ArrowRight");
  await expect(seam).not.toHaveAttribute("aria-valuenow", before ?? "");
  await page.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { selected: true })).toBeFocused();
});
