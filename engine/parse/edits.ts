/**
 * Changes to a text that remember where everything came from: blank this range, put this in there. What is
 * rewritten can be asked for the original place of each of its characters.
 */

/** Text put in at an offset. Wrapping openings go before what begins there, closings after what ends there. */
interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly side: "close" | "after" | "open";
}

/** A rewritten text and the way back. */
export interface Rewritten {
  readonly text: string;
  /** The offset in the original of a character of the rewritten text; for what was put in, where it was. */
  readonly originalOffset: (offset: number) => number;
}

/** Collects edits of one text; they may be given in any order, wrappings outer before inner. */
export class Edits {
  readonly #text: string;
  readonly #insertions: Insertion[] = [];
  readonly #blanks: { readonly start: number; readonly end: number; readonly filler: string }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Overwrites a range with spaces, so that offsets stay; `keepLines` leaves its line ends. */
  blank(start: number, end: number, keepLines: boolean): void {
    if (end <= start) return;
    const range = this.#text.slice(start, end);
    const filler = keepLines ? range.replace(/[^\r\n\u2028\u2029]/g, " ") : " ".repeat(range.length);
    this.#blanks.push({ start, end, filler });
  }

  /** Puts text before what begins at an offset, inside of what was put there earlier. */
  open(at: number, text: string): void {
    this.#insertions.push({ at, text, side: "open" });
  }

  /** Puts text around a range; of two with one end, the one given later is inside. */
  wrap(start: number, end: number, before: string, after: string): void {
    this.open(start, before);
    this.#insertions.push({ at: end, text: after, side: "close" });
  }

  /** Puts text after everything that ends at an offset. */
  after(at: number, text: string): void {
    this.#insertions.push({ at, text, side: "after" });
  }

  /** The text with all edits done. */
  apply(): Rewritten {
    const pieces: string[] = [];
    const starts: number[] = [];
    const origins: number[] = [];
    let length = 0;
    let from = 0;
    const blanked = this.#blankedText();
    const append = (text: string, origin: number) => {
      if (text === "") return;
      starts.push(length);
      origins.push(origin);
      pieces.push(text);
      length += text.length;
    };
    for (const insertion of this.#inOrder()) {
      append(blanked.slice(from, insertion.at), from);
      // A negative origin marks text that was put in: all of it stands at one original offset.
      append(insertion.text, -1 - insertion.at);
      from = insertion.at;
    }
    append(blanked.slice(from), from);
    return { text: pieces.join(""), originalOffset: (offset) => originOf(offset, starts, origins) };
  }

  #inOrder(): Insertion[] {
    const rank = { close: 0, after: 1, open: 2 };
    return this.#insertions
      .map((insertion, given) => ({ insertion, given }))
      .sort(
        (a, b) =>
          a.insertion.at - b.insertion.at ||
          rank[a.insertion.side] - rank[b.insertion.side] ||
          (a.insertion.side === "close" ? b.given - a.given : a.given - b.given),
      )
      .map(({ insertion }) => insertion);
  }

  #blankedText(): string {
    let text = "";
    let from = 0;
    for (const { start, end, filler } of this.#blanks.toSorted(
      (a, b) => a.start - b.start || b.end - a.end,
    )) {
      if (end <= from) continue;
      const begin = Math.max(start, from);
      text += this.#text.slice(from, begin) + filler.slice(begin - start);
      from = end;
    }
    return text + this.#text.slice(from);
  }
}

function originOf(offset: number, starts: readonly number[], origins: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  if (high < 0) return 0;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const origin = origins[low]!;
  return origin < 0 ? -1 - origin : origin + Math.max(offset - starts[low]!, 0);
}
