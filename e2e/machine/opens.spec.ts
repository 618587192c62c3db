import { expect, test } from "@playwright/test";

// As it is for those who open it: elsewhere, tests do without the worker that makes it work offline.
test.use({ serviceWorkers: "allow" });

test("the production build opens without a word on the console", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));

  await page.goto("/");
  await expect(page).toHaveTitle(/Mixtape/);
  await expect(page.getByRole("main")).toBeVisible();

  expect(said).toEqual([]);
});
