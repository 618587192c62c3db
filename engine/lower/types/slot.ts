/**
 * Places in memory whose type may have to grow from T to `T | undefined`: the elements of lists and the
 * fields of records, known by the sites in the source that make them. What must grow is noted, and
 * everything is lowered again.
 */

/** What a restart has to remember. */
export interface Lesson {
  /** Sites whose slot must hold `undefined` too. */
  readonly optional?: readonly string[];
  /** Sites whose objects have these fields, in this order. */
  readonly fields?: { readonly sites: readonly string[]; readonly names: readonly string[] };
  /** A place where an element is read that may lie outside the array. */
  readonly load?: string;
}

/** Lowering starts over, with what was learnt. */
export class Restart extends Error {
  readonly lesson: Lesson;

  constructor(lesson: Lesson) {
    super(`lowering starts over: ${JSON.stringify(lesson)}`);
    this.name = "Restart";
    this.lesson = lesson;
  }
}

/** The sites that share one type, since their objects meet in a variable. */
export class Slot {
  #merged: Slot | undefined;
  readonly #sites: Set<string>;

  /** No site: made outside, its type is given. */
  constructor(site?: string) {
    this.#sites = new Set(site === undefined ? [] : [site]);
  }

  #root(): Slot {
    return this.#merged ? this.#merged.#root() : this;
  }

  get sites(): readonly string[] {
    return [...this.#root().#sites];
  }

  merge(other: Slot): void {
    const into = this.#root();
    const from = other.#root();
    if (into === from) return;
    for (const site of from.#sites) into.#sites.add(site);
    from.#merged = into;
  }

  /** Starts lowering over with objects that have these fields too, if they are made at known sites; else returns. */
  widen(names: readonly string[]): void {
    const sites = this.sites;
    if (sites.length > 0) throw new Restart({ fields: { sites, names } });
  }

  /** Starts lowering over if some site can be told to hold `undefined` too; else returns. */
  grow(): void {
    const sites = this.sites;
    if (sites.length > 0) throw new Restart({ optional: sites });
  }
}
