// The search through all cells.
import type { Locator } from "@playwright/test";

export class FindOnPage {
  readonly bar: Locator;

  constructor(bar: Locator) {
    this.bar = bar;
  }

  get query(): Locator {
    return this.bar.getByRole("textbox", { name: "Find" });
  }

  get replacement(): Locator {
    return this.bar.getByRole("textbox", { name: "Replace by" });
  }

  /** How many matches there are, and which one is looked at. */
  get count(): Locator {
    return this.bar.getByRole("status");
  }
}
