/**
 * What a measured run is told: executions of blocks, groups pushed on and popped from the tape, lists that the tape
 * keeps alive. Bounded in size whatever the run's length; `trace` makes figures of it.
 */
import type { Emitted } from "../emit/emitted.ts";
import type { OwnerId } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import type { BudgetHolder } from "./faults.ts";
import { HeldLists } from "./heldLists.ts";
import { TapeExceeded, type Tape } from "./tape.ts";

/** Samples of the tape that are kept; when there are more, every second is dropped. */
const mostSamples = 512;

export interface MeasuredSample {
  /** Scalar operations done so far. */
  readonly at: number;
  readonly sweep: "forward" | "reverse";
  /** Bytes held, lists included. */
  readonly total: number;
  /** Bytes held by tape group, in the order of `Emitted.groups`. */
  readonly byGroup: readonly number[];
}

export interface Measurement {
  /** Executions of each of `Emitted.blocks`. */
  readonly counts: readonly number[];
  /** Scalar operations in all. */
  readonly work: number;
  /** How often each of `Emitted.groups` was pushed. */
  readonly pushes: readonly number[];
  /** Bytes of lists that the tape kept alive, by the group that first held them, in all. */
  readonly listBytes: readonly number[];
  readonly recordedBytes: number;
  readonly peak: MeasuredSample;
  /** In order; at most 512. The last is the end of the run. */
  readonly samples: readonly MeasuredSample[];
}

export class Recorder {
  readonly #emitted: Emitted;
  readonly #tape: Tape;
  readonly #counts: Float64Array;
  readonly #workOf: Float64Array;
  readonly #isReverse: readonly (boolean | undefined)[];
  readonly #pushes: Float64Array;
  readonly #held: Float64Array;
  readonly #heldLists: Float64Array;
  readonly #listBytes: Float64Array;
  readonly #lists = new HeldLists();
  readonly #bytesOfGroup: Float64Array;
  #work = 0;
  #total = 0;
  #bytesOfLists = 0;
  #peak: MeasuredSample;
  #samples: MeasuredSample[] = [];
  #stride = 1;
  #next = 1;
  #sweep: "forward" | "reverse" = "forward";
  #isRising = false;

  constructor(emitted: Emitted, tape: Tape) {
    const { blocks, groups } = emitted;
    this.#emitted = emitted;
    this.#tape = tape;
    this.#counts = new Float64Array(blocks.length);
    this.#workOf = Float64Array.from(blocks, ({ figures }) =>
      figures.reduce((sum, { prims }) => sum + prims, 0),
    );
    this.#isReverse = blocks.map(({ role }) => (role === "wrapper" ? undefined : role === "reverse"));
    this.#pushes = new Float64Array(groups.length);
    this.#held = new Float64Array(groups.length);
    this.#heldLists = new Float64Array(groups.length);
    this.#listBytes = new Float64Array(groups.length);
    this.#bytesOfGroup = Float64Array.from(groups, ({ bytes }) => bytes);
    this.#peak = this.#sample();
  }

  /** A block begins; `times`: has been gone through so often. */
  enter = (block: number, times = 1): void => {
    this.#counts[block]! += times;
    const isReverse = this.#isReverse[block];
    if (isReverse !== undefined) this.#sweep = isReverse ? "reverse" : "forward";
    this.#advance(times * this.#workOf[block]!);
  };

  /** A structure operation has made that many additions. */
  added = (block: number, additions: number): void => {
    this.#counts[block]! += additions;
    this.#advance(additions);
  };

  /** The group was written to the tape. Raises TapeExceeded where the lists that it holds are too much. */
  pushed = (group: number): void => {
    this.#pushes[group]!++;
    this.#held[group]! += this.#bytesOfGroup[group]!;
    this.#total += this.#bytesOfGroup[group]!;
    this.#isRising = true;
    const { references } = this.#emitted.groups[group]!;
    for (let depth = 0; depth < references; depth++) {
      const bytes = this.#lists.retain(this.#tape.referenceBelowTop(depth), group);
      if (bytes > 0) this.#holdList(group, bytes);
    }
  };

  /** The group is about to be popped. */
  popped = (group: number): void => {
    if (this.#isRising) this.#notePeak();
    this.#isRising = false;
    this.#held[group]! -= this.#bytesOfGroup[group]!;
    this.#total -= this.#bytesOfGroup[group]!;
    const { references } = this.#emitted.groups[group]!;
    for (let depth = 0; depth < references; depth++) {
      this.#lists.release(this.#tape.referenceBelowTop(depth), (holder, bytes) => {
        this.#heldLists[holder]! -= bytes;
        this.#total -= bytes;
        this.#bytesOfLists -= bytes;
      });
    }
  };

  /** Marks a list as made in differentiated code. */
  own = <T>(list: T): T => {
    this.#lists.own(list);
    return list;
  };

  /** Who holds most at the peak, and the place in the source that holds most of that. */
  largestHolder(): BudgetHolder | undefined {
    this.#notePeak();
    const { groups, owners } = this.#emitted;
    const byOwner = new Map<OwnerId, number>();
    groups.forEach(({ owner }, group) => {
      byOwner.set(owner, (byOwner.get(owner) ?? 0) + this.#peak.byGroup[group]!);
    });
    const [most] = [...byOwner].sort((a, b) => b[1] - a[1]);
    if (most === undefined) return undefined;
    const [owner, bytes] = most;
    return { name: owners[owner]!.name, bytes, span: this.#largestSource(owner) };
  }

  /** Lists held count for the first place of their group. */
  #largestSource(owner: OwnerId): Span {
    const bySource = new Map<string, { readonly span: Span; bytes: number }>();
    this.#emitted.groups.forEach((group, index) => {
      if (group.owner !== owner) return;
      const held = this.#peak.byGroup[index]!;
      for (const { span, bytes } of group.sources) {
        const key = `${span.source} ${span.start} ${span.end}`;
        const known = bySource.get(key) ?? { span, bytes: 0 };
        known.bytes += (held * bytes) / group.bytes;
        bySource.set(key, known);
      }
    });
    const [largest] = [...bySource.values()].sort((a, b) => b.bytes - a.bytes);
    return largest?.span ?? this.#emitted.owners[owner]!.span;
  }

  finish(): Measurement {
    this.#notePeak();
    return {
      counts: [...this.#counts],
      work: this.#work,
      pushes: [...this.#pushes],
      listBytes: [...this.#listBytes],
      recordedBytes: this.#pushes.reduce(
        (sum, pushes, group) => sum + pushes * this.#bytesOfGroup[group]! + this.#listBytes[group]!,
        0,
      ),
      peak: this.#peak,
      samples: [...this.#samples, this.#sample()],
    };
  }

  #holdList(group: number, bytes: number): void {
    this.#heldLists[group]! += bytes;
    this.#listBytes[group]! += bytes;
    this.#total += bytes;
    this.#bytesOfLists += bytes;
    if (this.#tape.exceedsBy(this.#bytesOfLists)) throw new TapeExceeded(this.#total);
  }

  #advance(work: number): void {
    this.#work += work;
    if (this.#work < this.#next) return;
    this.#samples.push(this.#sample());
    if (this.#samples.length >= mostSamples) {
      this.#samples = this.#samples.filter((_, index) => index % 2 === 1);
      this.#stride *= 2;
    }
    this.#next = this.#work + this.#stride;
  }

  #notePeak(): void {
    if (this.#total > this.#peak.total) this.#peak = this.#sample();
  }

  #sample(): MeasuredSample {
    const byGroup = [...this.#held].map((bytes, group) => bytes + this.#heldLists[group]!);
    return { at: this.#work, sweep: this.#sweep, total: this.#total, byGroup };
  }
}
