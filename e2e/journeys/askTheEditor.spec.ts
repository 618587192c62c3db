// Someone wants to know what a name is and how a function of Mixtape's is called, without leaving the code.
import { expect, test } from "../fixtures.ts";

const cells = [
  `const f = (rates: number[]) => {
  const scale = 3;
  const grown = rates.map((rate) => rate * scale);
  return grown[0] * grown[1];
};`,
  "gradient(f)([1, 2, 3]);",
];

test("pointing at a name in a text that is read tells its shape and whether it is active", async ({
  notebook,
  page,
}) => {
  await notebook.openAndRun(...cells);
  await notebook.cell(1).text.getByText("grown", { exact: true }).first().hover();
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText("grown: number[3]");
  await expect(tip).toContainText(
    "carries derivatives in gradient(f) (active): depends on rates, reaches the result",
  );
  await notebook.cell(1).text.getByText("scale", { exact: true }).first().hover();
  await expect(tip).toContainText("takes no part in gradient(f) (inactive): does not depend on rates");
});

test("the same is told in the editor, at the pointer and by key at the caret", async ({ notebook, page }) => {
  await notebook.openAndRun(...cells);
  await notebook.cell(1).edit();
  await page.keyboard.press("ControlOrMeta+Home");
  for (const key of [
    "ArrowDown",
    "ArrowDown",
    "Home",
    "ControlOrMeta+ArrowRight",
    "ControlOrMeta+ArrowRight",
  ])
    await page.keyboard.press(key);
  await page.keyboard.press("F4");
  const hover = page.locator(".monaco-hover").filter({ visible: true });
  await expect(hover).toContainText("grown: number[3]");
  await expect(hover).toContainText("const grown: number[]");
});

test("pointing at a function of Mixtape's tells what it does", async ({ notebook, page }) => {
  await notebook.openAndRun(...cells);
  await notebook.cell(2).edit();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F4");
  const hover = page.locator(".monaco-hover").filter({ visible: true });
  await expect(hover).toContainText("function gradient");
  await expect(hover).toContainText(/The gradient/i);
});

test("an open bracket tells the parameters with their documentation", async ({ notebook, page }) => {
  await notebook.openAndRun("0");
  await notebook.cell(1).rewrite("");
  await page.keyboard.type("gradient(");
  const help = page.locator(".parameter-hints-widget").filter({ visible: true });
  await expect(help).toContainText("gradient");
  await expect(help.locator(".docs").first()).toContainText(/\w+/);
  await page.keyboard.press("Escape");
  await expect(notebook.cell(1).editor).toBeFocused();
});

test("a name of another cell is completed with its type", async ({ notebook, page }) => {
  await notebook.openAndRun("const velocity: number[] = [1, 2];", "0");
  await notebook.cell(2).rewrite("");
  await page.keyboard.type("veloc");
  await expect(page.getByRole("option", { name: /velocity/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(".leng");
  await expect(page.getByRole("option", { name: /length/ })).toBeVisible();
});

test("a name typed before TypeScript runs is completed once it does", async ({ notebook, page }) => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/ts\.worker/, async (route) => {
    await held;
    await route.continue();
  });
  await notebook.openAndRun("const velocity: number[] = [1, 2];", "0");
  await notebook.cell(2).rewrite("");
  await page.keyboard.type("veloc");
  release();
  await expect(page.getByRole("option", { name: /velocity/ })).toBeVisible();
});
