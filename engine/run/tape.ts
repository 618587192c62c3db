/**
 * The tape: a stack of doubles beside a stack of references, grown by doubling up to a budget. Emitted code reserves
 * a group with `push` and writes it into `numbers` itself; `pop` gives the place of the group that is on top.
 */

/** Bytes of one entry of either stack. */
const bytesOfEntry = 8;
/** Entries kept between runs; what grew beyond is given back. */
const restingCapacity = 1 << 14;

/** Default budget in bytes: 256 MiB. */
export const defaultBudget = 2 ** 28;

/** The tape would hold more than its budget. */
export class TapeExceeded extends Error {
  /** What it would have held, in bytes. */
  readonly bytes: number;
  constructor(bytes: number) {
    super(`the tape would hold ${bytes} bytes`);
    this.name = "TapeExceeded";
    this.bytes = bytes;
  }
}

export class Tape {
  /** The stack of doubles; replaced when it grows, so read it after `push`. */
  numbers = new Float64Array(restingCapacity);
  references: unknown[] = [];
  #top = 0;
  #referenceTop = 0;
  #limit = defaultBudget / bytesOfEntry;

  /** Most bytes that may be held at once from now on. Set while the tape is empty, it is kept from the first push. */
  set budget(bytes: number) {
    this.#limit = Math.floor(bytes / bytesOfEntry);
    const isEmpty = this.#top === 0;
    if (isEmpty && this.numbers.length > this.#limit) this.numbers = new Float64Array(this.#limit);
  }
  get budget(): number {
    return this.#limit * bytesOfEntry;
  }

  /** Bytes held. */
  get bytes(): number {
    return (this.#top + this.#referenceTop) * bytesOfEntry;
  }

  /** Whether the budget would be exceeded by `extra` bytes more than the tape itself holds. */
  exceedsBy(extra: number): boolean {
    return this.bytes + extra > this.budget;
  }

  /** Reserves `count` doubles; the place of the first. Raises TapeExceeded. */
  push(count: number): number {
    const place = this.#top;
    const top = place + count;
    if (top > this.numbers.length) this.#grow(top);
    this.#top = top;
    return place;
  }

  /** Gives up the last `count` doubles; the place of the first, where they still stand. */
  pop(count: number): number {
    return (this.#top -= count);
  }

  pushReferences(count: number): number {
    const place = this.#referenceTop;
    const top = place + count;
    if (top + this.#top > this.#limit) throw new TapeExceeded((top + this.#top) * bytesOfEntry);
    this.#referenceTop = top;
    return place;
  }

  popReferences(count: number): number {
    return (this.#referenceTop -= count);
  }

  /** The reference `depth` below the top (0: the last one pushed). */
  referenceBelowTop(depth: number): unknown {
    return this.references[this.#referenceTop - 1 - depth];
  }

  /** The present height, to come back to when a nested run was broken off. */
  mark(): readonly [number, number] {
    return [this.#top, this.#referenceTop];
  }

  rewind([top, referenceTop]: readonly [number, number]): void {
    this.#top = top;
    this.#referenceTop = referenceTop;
  }

  /** Empties the tape and gives back the memory that only a long run needs. */
  release(): void {
    this.#top = 0;
    this.#referenceTop = 0;
    this.references = [];
    if (this.numbers.length !== restingCapacity) this.numbers = new Float64Array(restingCapacity);
  }

  #grow(top: number): void {
    if (top + this.#referenceTop > this.#limit)
      throw new TapeExceeded((top + this.#referenceTop) * bytesOfEntry);
    const capacity = Math.max(top, Math.min(2 * this.numbers.length, this.#limit));
    const numbers = new Float64Array(capacity);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }
}
