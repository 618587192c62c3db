// The page as a person meets it: header, cells, inspector, found by their roles and names.
import { deflateRawSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { CellOnPage } from "./cellOnPage.ts";
import { InspectorOnPage } from "./inspectorOnPage.ts";

export class NotebookPage {
  readonly page: Page;
  readonly main: Locator;
  readonly inspector: InspectorOnPage;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole("main", { name: "Notebook" });
    this.inspector = new InspectorOnPage(page.getByRole("complementary", { name: "Inspector" }));
  }

  /** Opens the first lesson and waits until it has run. */
  async openLesson(): Promise<void> {
    await this.page.goto("/");
    await this.untilRan();
  }

  /** Opens a notebook of these cells by link, where nothing runs until it is told to. */
  async openShared(...cells: readonly string[]): Promise<void> {
    const file = cells.map((text) => `// %%\n${text}\n`).join("\n");
    await this.page.goto(`/#n=${deflateRawSync(file).toString("base64url")}`);
    await this.cell(1).frame.waitFor();
  }

  /** Opens a notebook of these cells and runs it. */
  async openAndRun(...cells: readonly string[]): Promise<void> {
    await this.openShared(...cells);
    await this.runAll();
  }

  /** The cell at a place, from 1. */
  cell(number: number): CellOnPage {
    return new CellOnPage(this.main.getByRole("group", { name: new RegExp(`^Cell ${number}, `) }));
  }

  get cells(): Locator {
    return this.main.getByRole("group", { name: /^Cell \d+, / });
  }

  async runAll(): Promise<void> {
    await this.page.getByRole("button", { name: "Run all" }).click();
    await this.untilRan();
  }

  /** Whether edits run what they change. */
  get follows(): Locator {
    return this.page.getByRole("switch", { name: "Run what an edit changes" });
  }

  /** From now on nothing runs that was not asked for. */
  async beLazy(): Promise<void> {
    if (await this.follows.isChecked()) await this.follows.click();
  }

  async stop(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Stop" }).click();
  }

  /** Waits for the end of a run. */
  async untilRan(): Promise<void> {
    await this.status.filter({ hasText: /ran\.|Trouble/ }).waitFor({ state: "attached", timeout: 30_000 });
  }

  /** What is said about runs. */
  get status(): Locator {
    return this.page.locator("[role=status][data-running]");
  }
}
