// Someone looks for something to read, or for what they made.
import { expect, test } from "../fixtures.ts";

test("the start page shows every lesson with its question and a picture of its run, one click away", async ({
  notebook,
  page,
}) => {
  await notebook.openLesson();
  await page.getByRole("banner").getByRole("link", { name: "Mixtape" }).click();
  const lessons = page.getByRole("region", { name: "Lessons" }).getByRole("listitem");
  await expect(lessons.first()).toContainText("The thread");
  const count = await lessons.count();
  expect(count).toBeGreaterThan(4);
  await expect(lessons.getByRole("img", { name: /^Tape of the / })).toHaveCount(count);
  for (const text of await lessons.getByRole("paragraph").allInnerTexts()) expect(text).toMatch(/\?$/);
  await lessons.getByRole("link", { name: /Fit an orbit/ }).click();
  await notebook.untilRan();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fit an orbit");
  await page.goBack();
  await expect(lessons.first()).toBeVisible();
});

test("my notebooks are listed, open again, and are deleted with a way back", async ({
  notebook,
  desk,
  page,
}) => {
  await page.goto("/?start");
  await page.getByRole("button", { name: "New notebook" }).click();
  await expect(notebook.cells).toHaveCount(2);
  await desk.untilKept();
  await page.getByRole("banner").getByRole("link", { name: "Mixtape" }).click();
  const own = page.getByRole("region", { name: "My notebooks" }).getByRole("listitem");
  await expect(own).toHaveCount(1);
  await page.getByRole("button", { name: "Delete Untitled" }).click();
  await expect(own).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await own.getByRole("link", { name: "Untitled" }).click();
  await expect(notebook.cells).toHaveCount(2);
});

test("what a browser does not give out is not called deleted, neither in the list nor at its address", async ({
  notebook,
  desk,
  page,
}) => {
  await page.goto("/?start");
  await page.getByRole("button", { name: "New notebook" }).click();
  await expect(notebook.cells).toHaveCount(2);
  await desk.untilKept();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("closed", "SecurityError");
    };
  });
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "Nothing was deleted" })).toBeVisible();
  await page.goto("/?start");
  const own = page.getByRole("region", { name: "My notebooks" });
  await expect(own.getByRole("alert")).toContainText("Nothing was deleted");
});

test("a notebook that a browser does not let go is still there, and the page says so", async ({
  notebook,
  desk,
  page,
}) => {
  await page.goto("/?start");
  await page.getByRole("button", { name: "New notebook" }).click();
  await expect(notebook.cells).toHaveCount(2);
  await desk.untilKept();
  await page.getByRole("banner").getByRole("link", { name: "Mixtape" }).click();
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("closed", "InvalidStateError");
    };
  });
  await page.getByRole("button", { name: "Delete Untitled" }).click();
  await expect(page.getByText("Untitled is not deleted")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "My notebooks" }).getByRole("listitem")).toHaveCount(1);
});
