// Someone has little patience.
import { gzipSync } from "node:zlib";
import { expect, takesTimes, test } from "../fixtures.ts";

declare global {
  interface Window {
    /** When the page could first be used, in ms since it was asked for. */
    usableAt?: number;
  }
}

test(
  "the page is painted within half a second, and can be used within one and a half",
  takesTimes,
  async ({ page }) => {
    // By the page's own clock: the test's distance from the page is not the page's slowness.
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        const isThere =
          document.querySelector("main [role=group]") && document.querySelector("header button");
        if (!isThere) return;
        observer.disconnect();
        // After the work that drew it, when a click would be answered.
        setTimeout(() => (window.usableAt = performance.now()));
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto("/");
    await page.waitForFunction(() => window.usableAt !== undefined);
    const painted = () =>
      page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    await expect.poll(painted).toBeDefined();
    expect(await painted()).toBeLessThan(500);
    expect(await page.evaluate(() => window.usableAt)).toBeLessThan(1_500);
  },
);

test("at most 300 kB of compressed script come before the editor", async ({ page, notebook }) => {
  const sizes = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname.split("/").at(-1) ?? "";
    if (!/\.m?js$/.test(name)) return;
    reading.push(response.body().then((body) => void sizes.set(name, gzipSync(body).length)));
  });
  await notebook.openLesson();
  await notebook.inspector.view.waitFor();
  await Promise.all(reading);
  const total = (isCounted: (name: string) => boolean) =>
    [...sizes].filter(([name]) => isCounted(name)).reduce((sum, [, size]) => sum + size, 0);
  // The engine is no script of the page: its text goes to the worker, behind what can be read and written already.
  const isEngine = (name: string) => name.includes("engine-worker");
  expect([...sizes.keys()].filter((name) => /monaco|editor/.test(name))).toEqual([]);
  expect(total((name) => !isEngine(name))).toBeLessThan(300_000);
  expect(total(isEngine)).toBeGreaterThan(0);
});

test("nothing is fetched from elsewhere", async ({ page, notebook }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await notebook.openLesson();
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
});
