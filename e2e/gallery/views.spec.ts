/** Every view with every report in a real browser: no error, nothing cut off, readable by all, still under the pointer. */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { serveGallery } from "./galleryServer.ts";

const test = base.extend<{ gallery: (query: string, width: number) => Promise<Page> }, { address: string }>({
  address: [
    async ({}, use, worker) => {
      const server = await serveGallery(`gallery-${String(worker.parallelIndex)}`);
      await use(server.address);
      await server.close();
    },
    { scope: "worker" },
  ],
  gallery: async ({ page, address }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await use(async (query, width) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${address}?${query}`);
      await page.getByRole("main").waitFor();
      return page;
    });
    expect(complaints).toEqual([]);
  },
});

const viewIds = ["graph", "tape", "modes", "code"];
const reports = ["thread", "orbit", "forward", "crowd", "empty"];
const looks = [
  { width: 360, theme: "dark" },
  { width: 600, theme: "light" },
  { width: 900, theme: "dark" },
  { width: 1440, theme: "light" },
];

for (const view of viewIds) {
  for (const report of reports) {
    test(`${view} of ${report}`, async ({ gallery }, info) => {
      // What has little to show is not looked at in every size.
      const few = report === "forward" || report === "empty";
      for (const { width, theme } of few ? looks.slice(0, 2) : looks) {
        const page = await gallery(`view=${view}&report=${report}&theme=${theme}`, width);
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overhang, `nothing reaches beyond ${String(width)} px`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: info.outputPath(`${view}-${report}-${String(width)}-${theme}.png`) });
        if (width === 600 || width === 900) {
          const { violations } = await new AxeBuilder({ page }).include("main").analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
        }
      }
    });
  }
}

test("the tape is read moment by moment with the arrow keys", async ({ gallery }) => {
  const page = await gallery("view=tape&report=thread", 600);
  const plot = page.getByRole("slider", { name: "Moment of the run" });
  await plot.focus();
  await page.keyboard.press("Home");
  await expect(plot).toHaveAttribute("aria-valuetext", /^0.bytes after 0 of/);
  await page.keyboard.press("ArrowRight");
  await expect(plot).toHaveAttribute("aria-valuetext", /^24.bytes after 4,203 of/);
  await expect(page.getByText("Held:")).toBeVisible();
});

test("a band of the tape lights its row and its owner everywhere", async ({ gallery }) => {
  const page = await gallery("view=tape&report=orbit", 600);
  await page.getByRole("row", { name: /orbit › steps/ }).hover();
  await expect(page.getByRole("main")).toHaveAttribute("data-owner", "orbit/steps");
});

test("nothing moves while the pointer does", async ({ gallery }) => {
  for (const view of viewIds) {
    const page = await gallery(`view=${view}&report=orbit`, 600);
    const places = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            "main table, main [role=tree], main [role=slider], main aside, main button",
          ),
        ].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
    await page.mouse.move(2, 2);
    const before = await places();
    for (const y of [150, 250, 350, 450]) {
      await page.mouse.move(300, y);
      expect(await places()).toEqual(before);
    }
  }
});

test("a mode is chosen from the menu, and the choice is undone", async ({ gallery }) => {
  const page = await gallery("view=modes&report=thread", 600);
  const undo = page.getByRole("button", { name: "Undo your choice for h" });
  await expect(undo).toBeHidden();
  await page.getByRole("combobox", { name: "Mode of h" }).selectOption("checkpoint");
  await expect(undo).toBeVisible();
  await undo.click();
  await expect(undo).toBeHidden();
});

test("the modes of a part are compared, with the reason for what is refused", async ({ gallery }) => {
  const page = await gallery("view=modes&report=thread", 360);
  await page.getByRole("button", { name: "Compare the modes of h" }).click();
  const modes = page.getByRole("list", { name: "Modes of h" });
  await expect(modes.getByText("No rule was written for h")).toBeVisible();
  await modes.getByRole("button", { name: "Choose checkpoint for h" }).click();
  await expect(page.getByRole("button", { name: "Undo your choice for h" })).toBeVisible();
});

test("a part of the call tree is folded away", async ({ gallery }) => {
  const page = await gallery("view=modes&report=thread", 900);
  await expect(page.getByRole("rowheader", { name: /settle/ })).toBeVisible();
  await page.getByRole("button", { name: "Parts inside h" }).click();
  await expect(page.getByRole("rowheader", { name: /settle/ })).toBeHidden();
});

test("the graph is walked and opened with keys alone", async ({ gallery }) => {
  const page = await gallery("view=graph&report=crowd", 600);
  const tree = page.getByRole("tree");
  await tree.focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  const selected = page.getByRole("treeitem", { selected: true });
  await expect(selected).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await expect(selected).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(selected).toHaveAttribute("aria-level", "3");
  await expect(page.getByLabel("Details")).toContainText("An operation in");
});

test("the graph is a table on request", async ({ gallery }) => {
  const page = await gallery("view=graph&report=thread", 600);
  await page.getByRole("button", { name: "As a table" }).click();
  await expect(page.getByRole("row", { name: /cos operation F 600/ })).toBeVisible();
});

test("a line of the source lights what was made of it, and a click keeps it", async ({ gallery }) => {
  const page = await gallery("view=code&report=thread", 900);
  await page.getByText("Math.sqrt(acc)").first().click();
  await page.mouse.move(5, 5);
  await expect(page.getByText(/^Line 16: 1.operation, in the derivative 4/)).toBeVisible();
  await expect(page.getByRole("tabpanel").locator("tr[data-lit=true]")).not.toHaveCount(0);
});

test("a group that opens stays where it was on the screen", async ({ gallery }) => {
  const page = await gallery("view=graph&report=crowd", 900);
  const group = page.getByRole("treeitem", { expanded: false }).nth(1);
  const id = (await group.getAttribute("id")) ?? "";
  const item = page.locator(`[id="${id}"]`);
  const before = await item.boundingBox();
  await group.click();
  await expect(item).toHaveAttribute("aria-expanded", "true");
  const after = await item.boundingBox();
  expect(Math.abs((after?.x ?? NaN) - (before?.x ?? NaN))).toBeLessThan(2);
  expect(Math.abs((after?.y ?? NaN) - (before?.y ?? NaN))).toBeLessThan(2);
});
