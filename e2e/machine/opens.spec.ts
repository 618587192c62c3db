import { expect, test } from "@playwright/test";

test("the production build opens without a word on the console", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));

  await page.goto("/");
  await expect(page).toHaveTitle(/Mixtape/);
  await expect(page.locator("#root")).not.toBeEmpty();

  expect(said).toEqual([]);
});
