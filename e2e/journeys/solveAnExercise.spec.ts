// A student works on an exercise: task, attempt, hint, verdict, answer.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import { exercise } from "../pages/exercise.ts";

test.beforeEach(async ({ notebook, page }) => {
  await page.goto(exercise.link);
  await notebook.cell(1).frame.waitFor();
});

test("an attempt is checked each time it runs, until it is solved", async ({ notebook, page }) => {
  const check = notebook.cell(5);
  await expect(check.frame).toContainText("Not checked yet");
  await notebook.cell(2).frame.getByRole("button", { name: "Run cell" }).click();
  await expect(check.frame).toContainText("Not yet: 1 of 2 hold.");
  await expect(check.checks).toHaveText([/at 0 it is 0/, /at 3 it is what Mixtape says/]);
  await notebook.cell(2).rewrite("const dSquare = (x: number) => 2 * x;");
  await expect(check.frame.getByRole("status").first()).toContainText("Solved.");
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
});

test("hint and answer are hidden until they are asked for, and the answer can be taken", async ({
  notebook,
  page,
}) => {
  await expect(notebook.main).not.toContainText("power rule");
  await notebook.main.getByRole("button", { name: "Hint" }).click();
  await expect(notebook.main).toContainText("Remember the power rule.");
  await notebook.main.getByRole("button", { name: "Show the answer" }).click();
  await expect(notebook.main).toContainText("The power comes down");
  await notebook.main.getByRole("button", { name: "Put it into the exercise" }).click();
  await expect(notebook.cell(2).text).toContainText("2 * x");
  await expect(notebook.cell(5).frame.getByRole("status").first()).toContainText("Solved.");
  await notebook.main.getByRole("button", { name: "Show the check" }).click();
  await expect(page.getByRole("group", { name: "Cell 5, code" })).toContainText("derivative(");
});
