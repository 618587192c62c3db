// Someone's notebook wants more than it should have.
import { expect, test } from "../fixtures.ts";

test("script, handlers and foreign pictures in Markdown do nothing", async ({
  notebook,
  page,
  expectedOnConsole,
}) => {
  // The browser reports the handler that it refused while the text was being cleaned.
  expectedOnConsole.push(/Content Security Policy/);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) asked.push(request.url());
  });
  await notebook.openLesson();
  await page.getByRole("main").getByRole("button", { name: "Text" }).click();
  const area = notebook.main.getByRole("textbox");
  await area.fill(
    '# Mine\n<script>window.hurt = 1</script><img src=x onerror="window.hurt = 1"><a href="javascript:window.hurt=1">go</a>' +
      '<iframe srcdoc="<script>parent.hurt = 1</script>"></iframe><style>body { display: none }</style> $\\href{javascript:window.hurt=1}{x}$',
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  await expect(
    notebook.main.locator("script, img, iframe, style, [onerror], [href^=javascript]"),
  ).toHaveCount(0);
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  expect(asked).toEqual([]);
});

const attempts = {
  "fetch from the page's own server": 'typeof (0, eval)("self.fetch")',
  "send messages of its own": 'typeof (0, eval)("self.postMessage")',
  "reach storage": 'typeof (0, eval)("self.indexedDB")',
  "start workers": 'typeof (0, eval)("self.Worker")',
};
for (const [what, code] of Object.entries(attempts)) {
  test(`code cannot ${what}`, async ({ notebook }) => {
    await notebook.openAndRun(code, "1 + 1");
    await expect(notebook.cell(1).result).toContainText(/undefined|eval/);
    await expect(notebook.cell(2).result).toContainText("2");
  });
}

test("tampering with the language's own objects lasts until the next run of all", async ({ notebook }) => {
  await notebook.openAndRun(
    "Array.prototype.map = () => { throw new Error('mine'); };\nMath.sin = () => 7;\nJSON.stringify = undefined as any;",
    "1 + 1",
  );
  await notebook.cell(1).rewrite("const calm = 1;");
  await notebook.runAll();
  await expect(notebook.cell(2).result).toContainText("2");
  await notebook.cell(2).rewrite("[Math.sin(0), [1, 2].map((x) => 2 * x)]");
  await notebook.cell(2).runByKeys();
  await expect(notebook.cell(2).result).toContainText("[0, [2, 4]]");
});

test("results without end are shown in part, and the page keeps answering", async ({ notebook, page }) => {
  await notebook.openAndRun(
    "Array.from({ length: 2e6 }, (_, i) => i)",
    "const deep: any = {}; let at = deep; for (let i = 0; i < 1e5; i++) at = at.next = {}; deep;",
    '"x".repeat(1e7)',
    "const loop: any = {}; loop.self = loop; loop;",
    "1 + 1",
  );
  await expect(notebook.cell(1).result).toContainText("2,000,000 numbers");
  await expect(notebook.cell(5).result).toContainText("2");
  await page.getByRole("button", { name: /^Theme/ }).click();
});

test("messages forged from another frame are not heard", async ({ notebook, page }) => {
  await notebook.openAndRun("1 + 1");
  await page.evaluate(() => window.postMessage({ kind: "broken", message: "forged" }, "*"));
  await expect(page.getByText("forged")).toHaveCount(0);
  await notebook.runAll();
  await expect(notebook.cell(1).result).toContainText("2");
});
