// Someone has little patience.
import { expect, test } from "../fixtures.ts";

test("the page can be used within two seconds of opening", async ({ page, notebook }) => {
  await page.goto("/", { waitUntil: "commit" });
  await notebook.cell(1).frame.waitFor();
  await page.getByRole("button", { name: "Run all" }).click({ trial: true });
  expect(await page.evaluate(() => performance.now())).toBeLessThan(2_000);
});

test("nothing is fetched from elsewhere", async ({ page, notebook }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await notebook.openLesson();
  const own = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url))).toEqual([]);
});
