// What every journey starts with: a page that fails the test on any word on the console, and the notebook on it.
import { test as base, expect } from "@playwright/test";
import { NotebookPage } from "./pages/notebookPage.ts";

interface Fixtures {
  readonly notebook: NotebookPage;
  /** Messages that a journey expects on the console; everything else fails it. */
  readonly expectedOnConsole: RegExp[];
}

export const test = base.extend<Fixtures>({
  expectedOnConsole: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, expectedOnConsole }, use) => {
    const said: string[] = [];
    page.on("pageerror", (error) => said.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") said.push(message.text());
    });
    await use(page);
    expect(said.filter((text) => !expectedOnConsole.some((known) => known.test(text)))).toEqual([]);
  },
  notebook: async ({ page }, use) => {
    await use(new NotebookPage(page));
  },
});

export { expect };
