// What every journey starts with: a page that fails the test on any word on the console, and the notebook on it.
import { test as base, expect } from "@playwright/test";
import { DeskOnPage } from "./pages/deskOnPage.ts";
import { NotebookPage } from "./pages/notebookPage.ts";

interface Fixtures {
  readonly notebook: NotebookPage;
  readonly desk: DeskOnPage;
  /** Whether the browser has never been here: the others have seen the tour. */
  readonly isNewcomer: boolean;
  /** Opens another tab of the same browser. */
  readonly openTab: (address: string) => Promise<NotebookPage>;
  /** Messages that a journey expects on the console; everything else fails it. */
  readonly expectedOnConsole: RegExp[];
}

/** What the tool itself says where a journey does without the service worker. */
const ofTheTool = /^Service Worker registration blocked by Playwright$/;

/**
 * Says of a test that it takes times, which are figures of the machine too: it runs when no other does, and before it counts
 * against the page it is taken again.
 */
export const takesTimes = { tag: "@times" } as const;

export const test = base.extend<Fixtures>({
  expectedOnConsole: async ({}, use) => {
    await use([]);
  },
  isNewcomer: [false, { option: true }],
  page: async ({ page, expectedOnConsole, isNewcomer }, use) => {
    await page.context().addInitScript((seen) => {
      if (seen && location.protocol.startsWith("http")) localStorage.setItem("mixtape:tour", "seen");
    }, !isNewcomer);
    const said: string[] = [];
    page.on("pageerror", (error) => said.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") said.push(message.text());
    });
    await use(page);
    expect(
      said.filter((text) => ![ofTheTool, ...expectedOnConsole].some((known) => known.test(text))),
    ).toEqual([]);
  },
  notebook: async ({ page }, use) => {
    await use(new NotebookPage(page));
  },
  desk: async ({ page }, use) => {
    await use(new DeskOnPage(page));
  },
  openTab: async ({ context }, use) => {
    await use(async (address) => {
      const tab = await context.newPage();
      await tab.goto(address);
      return new NotebookPage(tab);
    });
  },
});

export { expect };
