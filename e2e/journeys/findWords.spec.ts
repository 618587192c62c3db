// Someone looks for a name in the whole notebook, and gives it another one.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import { FindOnPage } from "../pages/findOnPage.ts";

const cells = ["const rate = 0.5;\nrate", "// about something else", "rate * 2 + Rate", "const Rate = 1;"];

test("a name is found in all cells, forward and back, and Escape ends at the match", async ({
  notebook,
  page,
}) => {
  await notebook.openShared(...cells);
  await notebook.cell(2).frame.focus();
  await page.keyboard.press("ControlOrMeta+f");
  const find = new FindOnPage(page.getByRole("search"));
  await find.query.fill("rate");
  await expect(find.count).toHaveText("1 of 5");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(find.count).toHaveText("3 of 5");
  await page.keyboard.press("Shift+Enter");
  await expect(find.count).toHaveText("2 of 5");
  await find.bar.getByRole("button", { name: "Capitals matter" }).click();
  await expect(find.count).toHaveText("1 of 3");
  await find.query.press("Shift+Enter");
  await expect(find.count).toHaveText("3 of 3");
  await page.keyboard.press("Escape");
  await expect(find.bar).toBeHidden();
  await expect(notebook.cell(3).frame).toBeFocused();
});

test("the words selected in a text are looked for", async ({ notebook, page }) => {
  await notebook.openShared(...cells);
  await notebook.cell(3).edit();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+Shift+ArrowRight");
  await page.keyboard.press("ControlOrMeta+f");
  const find = new FindOnPage(page.getByRole("search"));
  await expect(find.query).toHaveValue(/^rate\s?$/);
});

test("a name is replaced everywhere, which one undo takes back", async ({ notebook, page }) => {
  await notebook.openShared(...cells);
  await page.keyboard.press("ControlOrMeta+h");
  const find = new FindOnPage(page.getByRole("search"));
  await find.query.fill("rate");
  await find.bar.getByRole("button", { name: "Capitals matter" }).click();
  await find.replacement.fill("speed");
  await find.bar.getByRole("button", { name: "Replace all" }).click();
  await expect(notebook.cell(1).text).toContainText("const speed = 0.5;");
  await expect(notebook.cell(3).text).toContainText("speed * 2 + Rate");
  await expect(find.count).toHaveText("Not found");
  await page.keyboard.press("Escape");
  await notebook.cell(1).frame.focus();
  await page.keyboard.press("z");
  await expect(notebook.cell(1).text).toContainText("const rate = 0.5;");
  await expect(notebook.cell(3).text).toContainText("rate * 2 + Rate");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme });
    test(`axe finds nothing serious in the search, ${colorScheme}`, async ({ notebook, page }) => {
      await notebook.openShared(...cells);
      await page.keyboard.press("ControlOrMeta+h");
      await new FindOnPage(page.getByRole("search")).query.fill("rate");
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
}
