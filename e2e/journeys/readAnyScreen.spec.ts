// Every screen, in both themes, wide and narrow, can be read by everyone.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { NotebookPage } from "../pages/notebookPage.ts";

const give = async (page: Page, words: string) => {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Command" }).fill(words);
  await page.keyboard.press("Enter");
};

/** How to come to each screen; the notebook is there at the beginning. */
const screens: Readonly<Record<string, (page: Page, notebook: NotebookPage) => Promise<void>>> = {
  start: async (page) => {
    await page.goto("/?start");
    await page.getByRole("region", { name: "Lessons" }).waitFor();
  },
  "a result that failed": async (_page, notebook) => {
    await notebook.cell(2).troubles.first().waitFor();
  },
  "an open card": async (_page, notebook) => {
    await notebook
      .cell(1)
      .card(/^gradient/)
      .getByRole("button")
      .first()
      .click();
  },
  "a folded cell": async (page, notebook) => {
    await notebook.cell(1).frame.focus();
    await page.keyboard.press("o");
    await page.getByRole("button", { name: /more line/ }).waitFor();
  },
  "the sheet of the inspector": async (_page, notebook) => {
    const card = notebook.cell(1).card(/^gradient/);
    await card.getByRole("button").first().click();
    await card.getByRole("button", { name: "Look inside" }).click();
    await notebook.inspector.view.waitFor();
  },
  versions: async (page) => {
    await give(page, "versions");
    await page.getByRole("dialog").waitFor();
  },
  rename: async (page) => {
    await give(page, "rename");
    await page.getByRole("dialog").waitFor();
  },
};

for (const [name, come] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    // Each in one width: narrow where it is light, wide where it is dark.
    const width = colorScheme === "light" ? 360 : 1440;
    test.describe(() => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test(`${name}, ${colorScheme}, ${width} px`, async ({ page, notebook }) => {
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
        await notebook.openAndRun(
          "const f = (x: number[]) => x[0] * x[1];\ngradient(f)([1, 2]);",
          "1 +\n  nowhere;",
        );
        await come(page, notebook);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
      });
    });
  }
}

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 720 } });

  test("the notebook has its name, no code lies under a button, and long lines fade where they go on", async ({
    notebook,
    desk,
    page,
  }) => {
    const long = `const far = ${Array.from({ length: 40 }, (_, i) => i).join(" + ")};`;
    await notebook.openShared("1", `${long}\n2`);
    await expect(desk.name).toBeInViewport();
    await page.getByRole("button", { name: "Notebook menu" }).click();
    await expect(page.getByRole("menu")).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    const text = notebook.cell(2).text;
    const run = notebook.cell(2).frame.getByRole("button", { name: "Run cell" });
    const line = await text.locator("> span").first().boundingBox();
    const button = await run.boundingBox();
    expect((button?.y ?? NaN) + (button?.height ?? NaN)).toBeLessThanOrEqual((line?.y ?? NaN) + 4);
    const area = notebook.cell(2).frame.locator("[data-scroll-area]");
    await expect(area).toHaveAttribute("data-hidden", "after");
    await area.evaluate((element) => (element.scrollLeft = element.scrollWidth));
    await expect(area).toHaveAttribute("data-hidden", "before");
    await expect(notebook.cell(1).frame.locator("[data-scroll-area]")).toHaveAttribute("data-hidden", "");
  });
});
