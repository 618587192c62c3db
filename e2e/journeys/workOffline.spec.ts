// Someone has no network, or not any more.
import { expect, test } from "../fixtures.ts";

test.use({ serviceWorkers: "allow" });

test("after the first visit everything works without a network, the editor included", async ({
  notebook,
  page,
  context,
}) => {
  await notebook.openLesson();
  // The page is kept when the worker that keeps it has taken it over.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await notebook.untilRan();
  await expect(page.getByRole("heading", { level: 1, name: "The thread" })).toBeVisible();
  await page.getByRole("banner").getByRole("link", { name: "Mixtape" }).click();
  await page.getByRole("link", { name: /Derivatives inside derivatives/ }).click();
  await notebook.untilRan();
  await notebook.openShared("1");
  await notebook.cell(1).rewrite("6 * 7");
  await notebook.cell(1).runByKeys();
  await expect(notebook.cell(1).result).toContainText("42");
});

test("the page can be installed", async ({ page }) => {
  await page.goto("/");
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = (await (await page.request.get(address ?? "")).json()) as {
    icons: { src: string; type: string }[];
    display: string;
  };
  expect(manifest.display).toBe("standalone");
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"]).toContain(type);
  }
});
