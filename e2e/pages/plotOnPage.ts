// A plot: its picture, what it reads, and the table behind it.
import type { Locator } from "@playwright/test";

export class PlotOnPage {
  readonly figure: Locator;

  constructor(figure: Locator) {
    this.figure = figure;
  }

  get picture(): Locator {
    return this.figure.getByRole("img");
  }

  /** The value at the pointer or at the place that keys went to. */
  get reading(): Locator {
    return this.figure.getByRole("status").first();
  }

  get table(): Locator {
    return this.figure.getByRole("table");
  }

  async showTable(): Promise<void> {
    await this.figure.getByRole("button", { name: "As a table" }).click();
  }
}
