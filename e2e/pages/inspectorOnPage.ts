// The inspector: which derivative it shows, in which view.
import type { Locator } from "@playwright/test";

export class InspectorOnPage {
  readonly panel: Locator;

  constructor(panel: Locator) {
    this.panel = panel;
  }

  get choice(): Locator {
    return this.panel.getByRole("combobox", { name: "Derivative" });
  }

  /** Goes to a view and gives its panel. */
  async show(view: string): Promise<Locator> {
    await this.panel.getByRole("tab", { name: view }).click();
    return this.view;
  }

  get view(): Locator {
    // A view may have tabs of its own inside.
    return this.panel.getByRole("tabpanel").first();
  }
}
