/**
 * Where the user's text was when emitted code ended a run in the middle of Mixtape's own: the innermost line on the
 * stack that comes from a text of the user's.
 */
import type { Emitted } from "../emit/emitted.ts";
import type { OwnerId } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import { headerOfFunctions, stackOf } from "./stacks.ts";

/** Where the user's text called Mixtape's own, and what it called; that is unknown where nothing lies between. */
export interface CallOfOwn {
  readonly span: Span;
  readonly called: string | undefined;
}

interface Line {
  readonly origin: Span | undefined;
  readonly owner: OwnerId;
}

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
  callOf(error: Error): CallOfOwn | undefined {
    header ??= headerOfFunctions();
    const lines = this.#lines();
    let called: string | undefined;
    for (const [, number] of stackOf(error).matchAll(this.#pattern)) {
      const line = lines[Number(number) - 1 - header.lines];
      if (line?.origin !== undefined) return { span: line.origin, called };
      if (line !== undefined) called = this.#emitted.owners[line.owner]?.name;
    }
    return undefined;
  }

  /** Of the text's functions, by line; those before them come from nowhere. */
  #lines(): readonly (Line | undefined)[] {
    const { listings, text } = this.#emitted;
    const lines = listings.flatMap(({ origins, owner }) => origins.map((origin) => ({ origin, owner })));
    const first = listings[0]?.text ?? "";
    const before = text.slice(0, text.indexOf(first)).split("\n").length - 1;
    return [...Array.from({ length: before }, () => undefined), ...lines];
  }
}
