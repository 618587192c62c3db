// Someone goes by keys alone: whatever closes under the focus gives it to where the work goes on.
import { expect, test } from "../fixtures.ts";
import { exercise } from "../pages/exercise.ts";
import { FindOnPage } from "../pages/findOnPage.ts";

test.use({ isNewcomer: true });

test("the tour, an empty search and a taken answer leave the focus where the work goes on", async ({
  notebook,
  desk,
  page,
}) => {
  await notebook.openLesson();
  const tour = page.getByRole("region", { name: "Tour" });
  await tour.getByRole("button", { name: "Leave the tour" }).press("Enter");
  await expect(notebook.cell(1).frame).toBeFocused();

  await notebook.cell(2).frame.focus();
  await desk.choose("Take the tour");
  for (const name of ["Next", "Next", "Next", "Done"])
    await tour.getByRole("button", { name }).press("Enter");
  await expect(notebook.cell(2).frame).toBeFocused();

  await page.keyboard.press("ControlOrMeta+f");
  const find = new FindOnPage(page.getByRole("search"));
  await find.query.fill("");
  await page.keyboard.press("Escape");
  await expect(notebook.cell(2).frame).toBeFocused();

  await page.goto(exercise.link);
  await notebook.main.getByRole("button", { name: "Show the answer" }).press("Enter");
  await notebook.main.getByRole("button", { name: "Put it into the exercise" }).press("Enter");
  await expect(notebook.cell(2).frame).toBeFocused();
});

test("who follows a link or looks at an embedded notebook is not taken on a tour", async ({
  notebook,
  page,
}) => {
  const tour = page.getByRole("region", { name: "Tour" });
  await notebook.openShared("1 + 1");
  await notebook.runAll();
  await expect(tour).toHaveCount(0);
  await page.goto("/?embed");
  await expect(page.getByRole("button", { name: "Open in Mixtape" })).toBeVisible();
  await expect(tour).toHaveCount(0);
  await page.goto("/");
  await expect(tour).toContainText("1 of 4");
});
