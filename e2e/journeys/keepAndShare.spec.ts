// Someone leaves and comes back, or passes a notebook on.
import { expect, test } from "../fixtures.ts";

test("the first edit of a lesson makes a copy with a name, and the lesson stays as it was", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openLesson();
  await expect(desk.name).toHaveText("The thread");
  await notebook.cells.nth(1).focus();
  await page.keyboard.press("a");
  await page.keyboard.type("const mine = 123;");
  await expect(page.getByText("Your own copy of this lesson")).toBeVisible();
  await expect(desk.name).toHaveText("The thread, my copy");
  await desk.untilKept();
  await page.reload();
  await notebook.untilRan();
  await expect(page.getByText("const mine = 123;")).toBeVisible();
  await page.getByRole("link", { name: "The lesson as it was" }).click();
  await notebook.untilRan();
  await expect(page.getByText("const mine = 123;")).toHaveCount(0);
  await page.getByRole("link", { name: "The thread, my copy" }).click();
  await expect(page.getByText("const mine = 123;")).toBeVisible();
});

test("a mode that was clicked is kept with the notebook", async ({ notebook, desk, page }) => {
  await notebook.openAndRun(
    "const h = (x: number[]) => { let y = x[0]; for (let i = 0; i < 50; i++) y = Math.sin(y) + x[1]; return y; };\n" +
      "const f = (x: number[]) => h(x) * 2;",
    "gradient(f)([0.5, 0.1])",
  );
  const modes = await notebook.inspector.show("Modes");
  await modes.getByRole("button", { name: "Compare the modes of h" }).click();
  await modes.getByRole("button", { name: "Choose forward, late for h" }).click();
  await desk.untilKept();
  const { bytes } = await desk.fileOf("Download");
  expect(bytes.toString()).toContain('\n// %% plan={"1":{"h":"forward-late"}}\n');
  await page.reload();
  await notebook.runAll();
  await expect(
    notebook
      .cell(2)
      .card(/^gradient of f/)
      .getByRole("img", { name: /Modes: .*h F/ }),
  ).toBeVisible();
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

test("an earlier version comes back, and going back can itself be undone", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openShared("const kept = 1;");
  await notebook.cell(1).rewrite("const spoiled = 2;");
  await desk.untilKept();
  await page.keyboard.press("Escape");
  await desk.choose("Versions…");
  const rows = desk.versions.getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await rows.last().getByRole("button").click();
  await expect(desk.versions.getByRole("group", { name: "Lines that differ" })).toContainText(
    "const kept = 1;",
  );
  await desk.versions.getByRole("button", { name: "Go back to this version" }).click();
  await expect(notebook.cell(1).text).toContainText("const kept = 1;");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notebook.cell(1).text).toContainText("const spoiled = 2;");
});

test("a second tab on a notebook is told, copies what it edits, and can take the notebook over", async ({
  notebook,
  desk,
  page,
  context,
  openTab,
}) => {
  await notebook.openShared("const first = 1;");
  await notebook.cell(1).rewrite("const second = 2;");
  await page.keyboard.press("Escape");
  await desk.untilKept();
  const other = await openTab(page.url());
  await expect(other.page.getByText("open in another tab")).toBeVisible();
  await other.page.getByRole("button", { name: "Edit it here instead" }).click();
  await expect(other.page.getByText("open in another tab")).toHaveCount(0);
  await expect(other.cell(1).text).toContainText("const second = 2;");
  await expect(page.getByText("open in another tab")).toBeVisible();
  await notebook.cell(1).rewrite("const mine = 3;");
  await expect(desk.name).toHaveText("Untitled, copy");
  await other.cell(1).rewrite("const theirs = 4;");
  await expect(other.cell(1).editor).toBeFocused();
  expect(context.pages()).toHaveLength(2);
  await expect(notebook.cell(1).frame).toContainText("const mine = 3;");
});

test("a browser that keeps nothing says so, and what was typed can be taken away as a file", async ({
  notebook,
  desk,
  page,
}) => {
  await page.addInitScript(() => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    IDBObjectStore.prototype.put = full;
    Storage.prototype.setItem = full;
  });
  await notebook.openShared("1");
  await notebook.cell(1).rewrite("const dear = 1;");
  await expect(page.getByRole("alert").filter({ hasText: "keeps nothing" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download it" }).click();
  await download;
  await expect(desk.said.filter({ hasText: "Downloaded" })).toBeVisible();
  await expect(notebook.cell(1).frame).toContainText("const dear = 1;");
});

test("a link carries the notebook, which runs only when told to", async ({
  notebook,
  desk,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await notebook.openShared('const greeting = "ẋ → ∂f";', "2 ** 10");
  await notebook.cell(2).rewrite("2 ** 11");
  await page.getByRole("button", { name: "Copy a link to this notebook" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await desk.choose("Copy a link");
  await expect(desk.said.filter({ hasText: "Link copied" })).toHaveCount(2);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await expect(notebook.cell(1).text).toContainText("ẋ → ∂f");
  await expect(notebook.cell(2).text).toContainText("2 ** 11");
  await expect(notebook.cell(2).result).toHaveCount(0);
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(notebook.cell(2).result).toContainText("2048");
});

test("a copy of someone's notebook still runs only when told to", async ({ notebook, desk, page }) => {
  await notebook.openShared("1 + 1");
  await notebook.cell(1).rewrite("1 + 2");
  await desk.untilKept();
  await page.reload();
  await expect(page.getByRole("button", { name: "Run it" })).toBeVisible();
  await expect(notebook.cell(1).result).toHaveCount(0);
});

test("a broken link says so and leaves a notebook to write in", async ({ page, notebook }) => {
  await page.goto("/#n=%%%broken");
  await expect(page.getByText("This link holds no notebook")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Code" }).click();
  await expect(notebook.cell(1).editor).toBeFocused();
});
