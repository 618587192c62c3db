// Light and dark, wide and narrow; for every pair of eyes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme });

    test(`axe finds nothing serious in the ${colorScheme} theme, in any view`, async ({ notebook, page }) => {
      await notebook.openLesson();
      await page
        .getByRole("article", { name: /^gradient of / })
        .first()
        .getByRole("button")
        .first()
        .click();
      for (const view of ["Graph", "Tape", "Modes", "Code"]) {
        await notebook.inspector.show(view);
        // Beyond the inspector the page stays as it was with the first view.
        const axe = new AxeBuilder({ page }).exclude("iframe");
        const { violations } = await (view === "Graph" ? axe : axe.include("aside")).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          serious.map(({ id, nodes }) => [view, id, nodes.map(({ html }) => html.slice(0, 200))]),
        ).toEqual([]);
      }
    });

    test(`axe finds nothing serious while a cell is edited in the ${colorScheme} theme`, async ({
      notebook,
      page,
    }) => {
      await notebook.openAndRun("const a = ;", "1 + 1");
      await notebook.cell(2).edit();
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    });
  });
}

test("the theme is chosen by a button and remembered", async ({ notebook, page }) => {
  await notebook.openShared("1");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Theme: as the system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await notebook.cell(1).frame.waitFor();
  expect(await background()).toBe(dark);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing is wider than the screen, and the inspector comes up as a sheet", async ({
    notebook,
    page,
  }) => {
    await notebook.openAndRun(
      "const aFunctionWithALongName = (x: number[]) => x[0] * x[1] + x[2];\ngradient(aFunctionWithALongName)([1, 2, 3]);",
    );
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await expect(notebook.inspector.panel).toBeHidden();
    const card = notebook.cell(1).card(/^gradient/);
    await card.getByRole("button").first().click();
    await card.getByRole("button", { name: "Look inside" }).click();
    await expect(notebook.inspector.panel).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(notebook.inspector.panel).toBeHidden();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

test.describe("on paper", () => {
  test.use({ colorScheme: "dark", viewport: { width: 794, height: 1123 } });

  test("a notebook is printed light and whole, without the page around it", async ({ notebook, page }) => {
    const line = `const numbers = [${Array.from({ length: 60 }, (_, at) => at).join(", ")}];`;
    await notebook.openAndRun(
      ...Array.from({ length: 30 }, (_, at) => `${line.replace("numbers", `n${at}`)}\nn${at}[3]`),
    );
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(notebook.inspector.panel).toBeHidden();
    const looks = await page.evaluate(() => ({
      scheme: getComputedStyle(document.documentElement).colorScheme,
      beyond: document.documentElement.scrollWidth - innerWidth,
      isWhole: document.documentElement.scrollHeight > 2 * innerHeight,
    }));
    expect(looks).toEqual({ scheme: "light", beyond: 0, isWhole: true });
  });
});

test("the seam can be dragged and stays where it was put", async ({ notebook, page }) => {
  await notebook.openShared("1");
  const seam = page.getByRole("separator", { name: "Width of the notebook" });
  await seam.hover();
  await page.mouse.down();
  await page.mouse.move(600, 400, { steps: 5 });
  await page.mouse.up();
  await expect(seam).toHaveAttribute("aria-valuenow", "42");
  await page.reload();
  await expect(seam).toHaveAttribute("aria-valuenow", "42");
});
