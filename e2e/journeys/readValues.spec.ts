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

test("maps and sets open like objects, and long ones come in pages that say what is left out", async ({
  notebook,
}) => {
  await notebook.openAndRun(
    'new Map([["rates", [1, "two"]], ["names", new Set(["a", "b"])]])',
    "new Set(Array.from({ length: 2500 }, (_, i) => `member ${i}`))",
    "Array.from({ length: 60_000 }, (_, i) => i)",
  );
  const map = notebook.cell(1).result;
  await expect(map).toContainText("rates");
  await expect(map.getByText('"two"', { exact: true })).toBeVisible();
  await expect(map.getByText('"b"', { exact: true })).toBeVisible();
  const set = notebook.cell(2).result;
  await set.getByText("Set(2,500)").click();
  await expect(set).toContainText("1–100 of 2,000 members");
  await expect(set).toContainText("500 more members are not shown");
  await set.getByRole("button", { name: "Next page" }).click();
  await expect(set.getByText('"member 150"')).toBeVisible();
  const list = notebook.cell(3).result;
  await list.getByText("60,000 numbers", { exact: true }).click();
  await expect(list).toContainText("1–100 of 50,000 numbers");
  await expect(list).toContainText("10,000 more numbers are not shown");
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
