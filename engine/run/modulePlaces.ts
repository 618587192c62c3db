/**
 * Where the user's text was when emitted code ended a run in the middle of Mixtape's own: the innermost line on the
 * stack that comes from a text of the user's.
 */
import type { Emitted } from "../emit/emitted.ts";
import type { Span } from "../source/span.ts";
import { headerOfFunctions, stackOf } from "./stacks.ts";

let last = 0;
let header: ReturnType<typeof headerOfFunctions> | undefined;

/** The text of a module under a name of its own, and how to find places in it. */
export class NamedModule {
  readonly text: string;
  readonly #pattern: RegExp;
  readonly #emitted: Emitted;

  constructor(emitted: Emitted) {
    const name = `mixtape-module-${String(++last)}`;
    this.text = `${emitted.text}\n//# sourceURL=${name}`;
    this.#pattern = new RegExp(`${name}:(\\d+):`, "g");
    this.#emitted = emitted;
  }

  /** Undefined where the stack trace does not reach the user's text. */
  placeOf(error: Error): Span | undefined {
    header ??= headerOfFunctions();
    const origins = this.#origins();
    for (const [, line] of stackOf(error).matchAll(this.#pattern)) {
      const origin = origins[Number(line) - 1 - header.lines];
      if (origin !== undefined) return origin;
    }
    return undefined;
  }

  /** For each line of the text; those before the functions come from nowhere. */
  #origins(): readonly (Span | undefined)[] {
    const origins = this.#emitted.listings.flatMap((listing) => listing.origins);
    const first = this.#emitted.listings[0]?.text ?? "";
    const before = this.#emitted.text.slice(0, this.#emitted.text.indexOf(first)).split("\n").length - 1;
    return [...Array.from({ length: before }, () => undefined), ...origins];
  }
}
