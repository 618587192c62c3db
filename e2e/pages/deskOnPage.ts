// What can be done with a whole notebook: its menu, its name, its versions, files that go in and out.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";

/** A file to hand to the page. */
export interface GivenFile {
  readonly name: string;
  readonly text: string | Buffer;
}

export class DeskOnPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The notebook's name, as the header shows it. */
  get name(): Locator {
    return this.page
      .getByRole("banner")
      .getByRole("button")
      .filter({ visible: true })
      .and(this.page.getByTitle("Rename"));
  }

  /** Chooses from the menu of the notebook. */
  async choose(item: string): Promise<void> {
    await this.page.getByRole("button", { name: "Notebook menu" }).click();
    const rows = this.page.getByRole("menuitem");
    await rows.filter({ has: this.page.getByText(item, { exact: true }) }).click();
  }

  /** Opens a file by the browser's picker, in a browser whose pages may not keep hold of files. */
  async open({ name, text }: GivenFile): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.choose("Open a file…");
    await (await chooser).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }

  /** Drops a file on the page. */
  async drop({ name, text }: GivenFile): Promise<void> {
    const data = await this.page.evaluateHandle(
      ({ name, bytes }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name));
        return transfer;
      },
      { name, bytes: [...Buffer.from(text)] },
    );
    await this.page.locator("body").dispatchEvent("drop", { dataTransfer: data });
  }

  /** Chooses from the menu what gives a file, and gives its name and bytes. */
  async fileOf(item: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const download = this.page.waitForEvent("download");
    await this.choose(item);
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  /** What the page says it just did. */
  get said(): Locator {
    return this.page.getByRole("status").filter({ visible: true });
  }

  get versions(): Locator {
    return this.page.getByRole("dialog", { name: /^Versions of / });
  }

  /** Waits until the last edit is in the browser's own storage. */
  async untilKept(): Promise<void> {
    await this.page.locator("[data-saving=kept]").waitFor({ state: "attached" });
  }
}
