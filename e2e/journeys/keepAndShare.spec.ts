// Someone leaves and comes back, or passes a notebook on.
import { expect, test } from "../fixtures.ts";

test("an edited lesson is there on the next visit, and can be started over", async ({ notebook, page }) => {
  await notebook.openLesson();
  const first = notebook.cells.nth(1);
  await first.focus();
  await page.keyboard.press("a");
  await page.keyboard.type("const mine = 123;");
  await expect(page.getByText("Your own copy of this lesson")).toBeVisible();
  await page.reload();
  await notebook.untilRan();
  await expect(page.getByText("const mine = 123;")).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByText("const mine = 123;")).toHaveCount(0);
  await expect(page.getByText("Your own copy of this lesson")).toHaveCount(0);
});

test("what was typed just before leaving is kept", async ({ notebook, page }) => {
  await notebook.openShared("1");
  await notebook.cell(1).edit();
  await page.keyboard.press("End");
  await page.keyboard.type(" + 41");
  await page.reload();
  await expect(notebook.cell(1).text).toContainText("1 + 41");
});

test("a notebook that was running when the page was left opens without running", async ({
  notebook,
  page,
}) => {
  await notebook.openLesson();
  await notebook.cells.nth(1).focus();
  await page.keyboard.press("a");
  await page.keyboard.type("while (true) {}");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(notebook.status).toHaveText(/Running/);
  await page.reload();
  await expect(page.getByText("opened without running")).toBeVisible();
  await expect(page.getByText("while (true) {}")).toBeVisible();
  await expect(notebook.status).toHaveText("");
});

test("a link carries the notebook, which runs only when told to", async ({ notebook, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await notebook.openShared('const greeting = "ẋ → ∂f";', "2 ** 10");
  await notebook.cell(2).rewrite("2 ** 11");
  await page.getByRole("button", { name: "Copy a link to this notebook" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(notebook.cell(1).text).toContainText("ẋ → ∂f");
  await expect(notebook.cell(2).text).toContainText("2 ** 11");
  await expect(notebook.cell(2).result).toHaveCount(0);
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(notebook.cell(2).result).toContainText("2048");
});

test("a broken link says so and leaves a notebook to write in", async ({ page, notebook }) => {
  await page.goto("/#n=%%%broken");
  await expect(page.getByText("This link holds no notebook")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Code" }).click();
  await expect(notebook.cell(1).editor).toBeFocused();
});
