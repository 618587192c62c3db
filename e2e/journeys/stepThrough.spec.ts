// A student follows one gradient with a finger: there, one operation at a time, and back.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";
import type { NotebookPage } from "../pages/notebookPage.ts";

const neuron = `const loss = (w: number[], x: number): number => {
  const hidden = Math.tanh(w[0] * x + w[1]);
  const error = w[2] * hidden - 0.5;
  return error * error;
};
gradient(loss, { mode: "reverse" })([0.5, -0.2, 1.5], 2)`;

async function openSteps(notebook: NotebookPage, code: string) {
  await notebook.openAndRun(code);
  const card = notebook.cell(1).card(/^gradient of /);
  await card.getByRole("button", { expanded: false }).click();
  await card.getByRole("button", { name: "Look inside" }).click();
  return notebook.inspector.show("Steps");
}

test("the last moment of the way back has the gradient, and every moment says what happens", async ({
  notebook,
  page,
}) => {
  const view = await openSteps(notebook, neuron);
  const moment = view.getByRole("slider", { name: "Moment" });
  await expect(view).toContainText("The inputs are given.");
  await view.getByRole("button", { name: "One step on" }).click();
  await expect(view).toContainText("= w[0] × x = 1.");
  await expect(notebook.cell(1).frame.locator("mark, [class*=pointedAt]").first()).toBeVisible();
  await moment.press("End");
  const gradient = (await notebook.cell(1).result.getByText(/^\[/).first().innerText())
    .replace(/[[\]\s]/g, "")
    .split(",");
  expect(gradient).toHaveLength(3);
  for (const [index, entry] of gradient.entries())
    await expect(view.getByRole("row", { name: `w[${index}], given` })).toContainText(entry);
  await expect(view).toContainText("Left on the tape: 0 bytes of slopes.");
  await page.keyboard.press("Home");
  await expect(view).toContainText("The inputs are given.");
});

test("forward, the tangent of a chosen input goes along with the values", async ({ notebook }) => {
  const view = await openSteps(notebook, neuron);
  await view.getByRole("button", { name: "Forward" }).click();
  await view.getByRole("combobox", { name: "Tangent of" }).selectOption("w[2]");
  await expect(view).toContainText("The tangent of w[2] is 1, that of the others 0.");
  await view.getByRole("slider", { name: "Moment" }).press("End");
  await expect(view).toContainText("Nothing is remembered");
  await expect(view.getByRole("columnheader", { name: "tangent" })).toBeVisible();
});

test("it plays by itself, and stops where one takes hold", async ({ notebook }) => {
  const view = await openSteps(notebook, neuron);
  await view.getByRole("button", { name: "Play" }).click();
  const moment = view.getByRole("slider", { name: "Moment" });
  await expect(moment).not.toHaveValue("0");
  await view.getByRole("button", { name: "One step back" }).click();
  await expect(view.getByRole("button", { name: "Play" })).toBeVisible();
});

test("a run that is too long to be stepped through says how long it is and what to do", async ({
  notebook,
}) => {
  const view = await openSteps(
    notebook,
    "gradient((x: number[]) => x.reduce((sum, v) => sum + v * v, 0))(new Array(1000).fill(1))",
  );
  await expect(view).toContainText("numbers and operations long.");
  await expect(view).toContainText("call it with fewer numbers");
});

for (const [colorScheme, width] of [
  ["light", 360],
  ["dark", 1440],
] as const) {
  test.describe(() => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test(`axe finds nothing serious about steps, ${colorScheme}, ${width} px`, async ({ notebook, page }) => {
      const view = await openSteps(notebook, neuron);
      await view.getByRole("slider", { name: "Moment" }).press("End");
      const { violations } = await new AxeBuilder({ page }).include("aside").analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overhang).toBeLessThanOrEqual(0);
    });
  });
}
