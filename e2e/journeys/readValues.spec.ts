// Someone looks at values that are large.
import { expect, test } from "../fixtures.ts";

test("a long list has pages, and a picture", async ({ notebook }) => {
  await notebook.openAndRun("Array.from({ length: 950 }, (_, i) => i * i)");
  const result = notebook.cell(1).result;
  await result.getByText("950 numbers", { exact: true }).click();
  await expect(result.getByText("1–100 of 950 numbers")).toBeVisible();
  await result.getByRole("button", { name: "Next page" }).click();
  await expect(result.getByText("10,000,")).toBeVisible();
  await result.getByRole("button", { name: "As a plot" }).click();
  await expect(notebook.cell(1).plot("Line plot").picture).toBeVisible();
});

test("a large matrix is a heat map that is read by keys, with the table behind it", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun(
    "Array.from({ length: 30 }, (_, i) => Array.from({ length: 40 }, (_, j) => (i === 2 && j === 1 ? NaN : i - j)))",
  );
  const result = notebook.cell(1).result;
  const heat = result.getByRole("img", { name: /Heat map, 30 by 40/ });
  await heat.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await expect(result.getByRole("status")).toHaveText("[1][1] = 0");
  await page.keyboard.press("ArrowDown");
  await expect(result.getByRole("status")).toHaveText("[2][1] = NaN");
  await expect(result).toContainText("× not finite");
  await result.getByRole("button", { name: "As a table" }).click();
  await expect(result.getByRole("columnheader", { name: "39", exact: true })).toBeVisible();
  await result.getByRole("button", { name: "Next page" }).click();
  await expect(result.getByRole("rowheader", { name: "29" })).toBeVisible();
});
