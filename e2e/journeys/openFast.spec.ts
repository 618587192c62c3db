// Someone has little patience.
import { expect, test } from "../fixtures.ts";

// A time is a figure of the machine too: before it counts against the page it is taken again.
test.describe.configure({ retries: 2 });

declare global {
  interface Window {
    /** When the page could first be used, in ms since it was asked for. */
    usableAt?: number;
  }
}

test("the page can be used within two seconds of opening", async ({ page }) => {
  // By the page's own clock: the test's distance from the page is not the page's slowness.
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      const isThere = document.querySelector("main [role=group]") && document.querySelector("header button");
      if (!isThere) return;
      observer.disconnect();
      // After the work that drew it, when a click would be answered.
      setTimeout(() => (window.usableAt = performance.now()));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto("/");
  await page.waitForFunction(() => window.usableAt !== undefined);
  expect(await page.evaluate(() => window.usableAt)).toBeLessThan(2_000);
});

test("nothing is fetched from elsewhere", async ({ page, notebook }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await notebook.openLesson();
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
});
