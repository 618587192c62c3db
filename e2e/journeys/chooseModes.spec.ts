// Someone gives a part of the program another mode and looks at the price.
import { expect, test } from "../fixtures.ts";

const cells = [
  `function h(x: number[]): number[] {
  let y = x.map((each) => each);
  for (let step = 0; step < 200; step++) y = y.map((each, i) => each + 0.01 * Math.sin(each) * x[i]);
  return y;
}
const g = (y: number[]) => y.reduce((sum, each) => sum + each * each, 0);
const f = (x: number[]) => g(h(x));`,
  "gradient(f)([1, 2, 3]);",
];

test("another mode for a subfunction changes bytes and work, not the gradient", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun(...cells);
  const card = notebook.cell(2).card("gradient of f");
  const figures = () => card.getByRole("button").first().innerText();
  const before = await figures();
  const gradient = await notebook.cell(2).result.innerText();

  const modes = await notebook.inspector.show("Modes");
  await modes.getByRole("button", { name: "Compare the modes of h" }).click();
  await modes.getByRole("button", { name: "Choose forward, late for h" }).click();
  await expect(modes.getByRole("combobox", { name: "Mode of h" })).toHaveValue("forward-late");
  await expect.poll(figures).not.toBe(before);
  await expect(card.getByRole("img", { name: /Modes: .*h F/ })).toBeVisible();
  expect((await notebook.cell(2).result.innerText()).split("\n")[0]).toBe(gradient.split("\n")[0]);

  await page.getByRole("button", { name: "Undo your choice for h" }).click();
  await expect.poll(figures).toBe(before);
});

test("the inspector stays with the derivative whose mode was chosen", async ({ notebook }) => {
  await notebook.openAndRun(
    cells[0]!,
    "const early = (x: number[]) => g(forward(h)(x));\ngradient(early)([1, 2, 3]);",
    "const late = (x: number[]) => g(forward(h)(x));\ngradient(late)([1, 2, 3]);",
  );
  const { choice } = notebook.inspector;
  const chosen = () => choice.locator("option:checked").innerText();
  expect(await chosen()).toContain("gradient(early)");

  const modes = await notebook.inspector.show("Modes");
  await modes.getByRole("combobox", { name: "Mode of h" }).selectOption("reverse");
  await expect(
    notebook
      .cell(2)
      .card("gradient of early")
      .getByRole("img", { name: /Modes: .*h R/ }),
  ).toBeVisible();
  expect(await chosen()).toContain("gradient(early)");
});
