/** Collects the lines of a function's text with the place in the source that each comes from. */
import { isSomewhere, type Span } from "../source/span.ts";

const indentation = "  ";

export class Lines {
  readonly texts: string[] = [];
  readonly origins: (Span | undefined)[] = [];
  #depth = 0;

  add(text: string, origin: Span | undefined): void {
    this.texts.push(text === "" ? "" : indentation.repeat(this.#depth) + text);
    this.origins.push(origin !== undefined && isSomewhere(origin) ? origin : undefined);
  }

  indented(write: () => void): void {
    this.#depth++;
    write();
    this.#depth--;
  }
}
