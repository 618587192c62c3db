// Someone is here for the first time.
import { expect, test } from "../fixtures.ts";

test.use({ isNewcomer: true });

test("a first visit has a tour of four steps that hinders nothing and does not come back", async ({
  notebook,
  page,
}) => {
  await notebook.openLesson();
  const tour = page.getByRole("region", { name: "Tour" });
  await expect(tour).toContainText("1 of 4");
  // What is under way goes on: the notebook can be used beside it.
  await notebook.cells.nth(1).focus();
  await expect(notebook.cells.nth(1)).toBeFocused();
  await tour.getByRole("button", { name: "Next" }).focus();
  for (const step of [2, 3, 4]) {
    await page.keyboard.press("Enter");
    await expect(tour).toContainText(`${step} of 4`);
  }
  await tour.getByRole("button", { name: "Done" }).click();
  await expect(tour).toHaveCount(0);
  await page.reload();
  await notebook.untilRan();
  await expect(tour).toHaveCount(0);
});

test("the tour can be left at its first step, and taken again", async ({ notebook, desk, page }) => {
  await notebook.openLesson();
  const tour = page.getByRole("region", { name: "Tour" });
  await tour.getByRole("button", { name: "Leave the tour" }).click();
  await expect(tour).toHaveCount(0);
  await desk.choose("Take the tour");
  await expect(tour).toContainText("1 of 4");
});
