// Someone writes a derivative by hand, gets it wrong, is told beside the rule, and mends it.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";

const rule = (slope: string): string =>
  `const square = rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [${slope} * bar] }) });`;

test("a wrong rule is told under the cell that made it, with the entry, the figures and a plot", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun(rule("x"), "gradient((x: number) => square(x) + x)(3)");
  const verdict = page.getByRole("article", { name: "Rule square" });
  await expect(verdict).toHaveCount(1);
  await expect(verdict).toContainText("Wrong. In the pullback, the derivative by x is");
  await verdict.getByRole("button", { expanded: false }).click();
  await expect(verdict.getByRole("region", { name: "The entry that is farthest off" })).toContainText(
    "from the pullback3",
  );
  await expect(verdict.getByRole("figure", { name: "Differences against the pullback, by x" })).toBeVisible();
  await verdict.getByRole("button", { name: "As a table" }).click();
  await expect(verdict.getByRole("columnheader", { name: "step" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include("article[aria-label='Rule square']")
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a right rule says so in a line", async ({ notebook, page }) => {
  await notebook.openAndRun(rule("2 * x"), "square(3)");
  await expect(page.getByRole("article", { name: "Rule square" })).toContainText("Right: it agrees");
});
