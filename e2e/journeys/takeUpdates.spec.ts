// Mixtape was published again while someone had it open.
import { expect, test } from "../fixtures.ts";
import { Builds } from "../pages/builds.ts";

test.use({ serviceWorkers: "allow" });

test("a newer build is offered, waits until it is wanted, and what was typed is there after it", async ({
  notebook,
  desk,
  page,
}) => {
  const builds = new Builds();
  const address = await builds.start();
  await page.goto(address);
  await notebook.untilRan();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await notebook.cell(2).rewrite("const mine = 42;\nmine");
  await desk.untilKept();

  const notice = page.getByRole("status").filter({ hasText: "A newer Mixtape is here." });
  const ask = () =>
    page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
  await ask();
  await expect(notice).toHaveCount(0);
  builds.publish();
  await ask();
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Later" }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.locator("html[data-build=newer]")).toHaveCount(0);

  await page.reload();
  await notice.getByRole("button", { name: "Use it now" }).click();
  await expect(page.locator("html[data-build=newer]")).toBeAttached();
  await expect(notebook.cell(2).text).toContainText("const mine = 42;");
  await expect(notice).toHaveCount(0);
  builds.stop();
});
