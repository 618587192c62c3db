// Someone's notebook eats memory until there is none, and takes the page along where the browser gives it no process of its own.
import { expect, test } from "../fixtures.ts";

// A small heap, so that the end comes soon and the machine has enough.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), "--js-flags=--max-old-space-size=160"],
    });
  },
});

test("after endless allocation everything typed is there, and nothing runs until it is mended", async ({
  notebook,
  desk,
  page,
  openTab,
}) => {
  await notebook.openShared("1", "6 * 7");
  await notebook
    .cell(1)
    .rewrite("const held: number[][] = []; for (let i = 0; ; i++) held.push([i, i + 0.5, i * 2, i * 3]);");
  await page.keyboard.press("Escape");
  await desk.untilKept();
  const address = page.url();
  const isGone = page.waitForEvent("crash");
  await page.getByRole("button", { name: "Run all" }).click();
  await isGone;
  await page.close();
  const again = await openTab(address);
  await expect(again.page.getByText("opened without running")).toBeVisible();
  await expect(again.cell(1).text).toContainText("held.push");
  await expect(again.status).toHaveText("");
  await again.cell(1).rewrite("const held = 1;");
  await again.runAll();
  await expect(again.cell(2).result).toContainText("42");
});
