// Someone looks for what can be done, and does it without the mouse.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";

test("the palette finds a command by its words and acts on the cell at hand", async ({ notebook, page }) => {
  await notebook.openShared("1", "2");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "All commands" });
  const query = palette.getByRole("combobox", { name: "Command" });
  await expect(query).toBeFocused();
  await query.fill("cell duplicate");
  await expect(palette.getByRole("option", { selected: true })).toHaveText(/^Duplicate cell/);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(notebook.cells).toHaveCount(3);
  await expect(notebook.cell(2).frame).toBeFocused();
});

test("the palette opened from a text gives the caret back", async ({ notebook, page }) => {
  await notebook.openShared("12");
  await notebook.cell(1).edit();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ControlOrMeta+Shift+p");
  await page.getByRole("combobox", { name: "Command" }).fill("no such thing");
  await expect(page.getByText("No command has these words.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(notebook.cell(1).editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+p");
  await page.getByRole("combobox", { name: "Command" }).fill("split");
  await page.keyboard.press("Enter");
  await expect(notebook.cells).toHaveCount(2);
  await expect(notebook.cell(1).text).toHaveText("1");
});

test("the sheet of keys lists them, and says the way out of a text", async ({ notebook, page }) => {
  await notebook.openShared("1");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toContainText("Escape comes out of it again");
  await expect(sheet.getByRole("row", { name: /Delete cell/ })).toContainText("D, D");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(notebook.cell(1).frame).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme });
    test(`axe finds nothing serious in palette, keys and menu, ${colorScheme}`, async ({
      notebook,
      page,
    }) => {
      await notebook.openShared("1");
      const { frame } = notebook.cell(1);
      const openers = {
        palette: () => page.keyboard.press("ControlOrMeta+k"),
        keys: () => page.keyboard.press("?"),
        menu: () => frame.getByRole("button", { name: "More for this cell" }).click(),
      };
      for (const [name, open] of Object.entries(openers)) {
        await frame.focus();
        await open();
        const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html)])).toEqual([]);
        await page.keyboard.press("Escape");
      }
    });
  });
}

test("motion is turned off by a command, and stays off", async ({ notebook, page }) => {
  await notebook.openShared("1");
  const seconds = () =>
    page.getByRole("button", { name: "Run all" }).evaluate((element) => {
      return parseFloat(getComputedStyle(element).transitionDuration);
    });
  expect(await seconds()).toBeGreaterThan(0.1);
  await page.getByRole("button", { name: "Show all commands" }).click();
  await page.getByRole("option", { name: /^Turn motion off/ }).click();
  await expect.poll(seconds).toBe(0);
  await page.reload();
  await expect.poll(seconds).toBe(0);
});
