// One cell: its text, its results, its cards.
import type { Locator } from "@playwright/test";
import { PlotOnPage } from "./plotOnPage.ts";

export class CellOnPage {
  readonly frame: Locator;

  constructor(frame: Locator) {
    this.frame = frame;
  }

  get text(): Locator {
    return this.frame.locator("code").first();
  }

  /** The editor, Monaco or plain, while the cell is being edited. */
  get editor(): Locator {
    return this.frame.getByRole("textbox");
  }

  get result(): Locator {
    return this.frame.getByRole("group", { name: "Result" });
  }

  /** The card of a derivative, as `gradient of f`. */
  card(name: string | RegExp): Locator {
    return this.frame.getByRole("article", { name });
  }

  /** The control that is bound to a name, by that name or its label. */
  control(name: string): Locator {
    return this.result.getByRole("group", { name: "Inputs" }).getByLabel(name, { exact: true });
  }

  /** The plot of a title, or of its form where it has none. */
  plot(title: string): PlotOnPage {
    return new PlotOnPage(this.result.getByRole("figure", { name: title }));
  }

  /** What the cell checked. */
  get checks(): Locator {
    return this.frame.getByRole("list", { name: "Checks" }).getByRole("listitem");
  }

  /** Messages about what is wrong, with their code frames. */
  get troubles(): Locator {
    return this.result.locator("[data-severity]");
  }

  /** Puts the caret into the text with the mouse and waits for the real editor. */
  async edit(): Promise<void> {
    const written = this.frame.locator(".monaco-editor .view-lines").first();
    await ((await written.isVisible()) ? written : this.text).click();
    await this.frame
      .locator(".monaco-editor [role=textbox], .monaco-editor textarea")
      .first()
      .waitFor({ state: "attached" });
  }

  /** Replaces the whole text by typing. */
  async rewrite(text: string): Promise<void> {
    await this.edit();
    const keyboard = this.frame.page().keyboard;
    await keyboard.press("ControlOrMeta+a");
    await keyboard.press("Delete");
    await keyboard.insertText(text);
  }

  /** Runs the cell by its keys, as one does while writing. */
  async runByKeys(): Promise<void> {
    await this.frame.page().keyboard.press("ControlOrMeta+Enter");
  }
}
