/**
 * Whether what is absent is `undefined` or `null`. They have one representation; programs that could tell them
 * apart in one variable are refused.
 */

export type Nothing = "undefined" | "null";

/** What the absent values of one type are; types that meet share one. */
export class Nil {
  #merged: Nil | undefined;
  readonly #kinds: Set<Nothing>;

  constructor(...kinds: readonly Nothing[]) {
    this.#kinds = new Set(kinds);
  }

  #root(): Nil {
    return this.#merged ? this.#merged.#root() : this;
  }

  mark(kind: Nothing): void {
    this.#root().#kinds.add(kind);
  }

  has(kind: Nothing): boolean {
    return this.#root().#kinds.has(kind);
  }

  /** As part of a key. */
  get text(): string {
    return `${this.has("null") ? "n" : ""}${this.has("undefined") ? "u" : ""}`;
  }

  merge(other: Nil): void {
    const into = this.#root();
    const from = other.#root();
    if (into === from) return;
    for (const kind of from.#kinds) into.#kinds.add(kind);
    from.#merged = into;
  }
}
