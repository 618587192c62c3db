/**
 * What a cell shows while it runs: the last value of each key, told to the page a few times a second at most. It is
 * bounded in keys, in the size of values and in how often it speaks, so that a hot loop may show what it likes.
 */
import type { LiveNote, PlainValue, ShownValue } from "../protocol.ts";
import { plotOf } from "./plots/drawing.ts";

/** Keys of one run of a cell. */
export const mostShown = 20;

/** Between two words to the page, ms. */
export const liveEveryMs = 100;

export interface LiveParts {
  readonly now: () => number;
  readonly toPlain: (value: unknown) => PlainValue;
  readonly tell: (live: LiveNote) => void;
}

type Kept = { readonly plain: PlainValue } | { readonly due: () => unknown };

export class LiveOutput {
  readonly #parts: LiveParts;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Set<string>();
  #progress: LiveNote["progress"];
  #toldAt: number;

  /** It first speaks after a while: what is over at once needs no word on the way. */
  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#toldAt = parts.now();
  }

  /** Keeps a value under a key; false where there are too many keys. A function is called when its value is due. */
  show(key: string, value: unknown): boolean {
    if (!this.#kept.has(key) && this.#kept.size >= mostShown) return false;
    this.#kept.set(key, this.#keep(value));
    this.#changed.add(key);
    this.#speak();
    return true;
  }

  progress(fraction: number, label: string | undefined): void {
    this.#progress = { fraction: Math.min(Math.max(fraction, 0), 1), label };
    this.#speak();
  }

  /** Draws up what is still due; functions of the cell may throw here. */
  settle(): void {
    for (const key of this.#kept.keys()) this.#plainOf(key);
  }

  /** The last value of each key, in the order in which keys were first shown. */
  shown(): readonly ShownValue[] {
    return [...this.#kept.keys()].map((key) => ({ key, value: this.#orOpaque(key) }));
  }

  #orOpaque(key: string): PlainValue {
    try {
      return this.#plainOf(key);
    } catch {
      return { kind: "opaque", text: "what could not be made" };
    }
  }

  /** What may change later is read now. */
  #keep(value: unknown): Kept {
    if (typeof value === "function") return { due: value as () => unknown };
    const canChange = typeof value === "object" && value !== null && plotOf(value) === undefined;
    return canChange ? { plain: this.#parts.toPlain(value) } : { due: () => value };
  }

  #plainOf(key: string): PlainValue {
    const kept = this.#kept.get(key);
    if (kept === undefined) return { kind: "undefined" };
    if ("plain" in kept) return kept.plain;
    const plain = this.#parts.toPlain(kept.due());
    this.#kept.set(key, { plain });
    return plain;
  }

  #speak(): void {
    const now = this.#parts.now();
    if (now - this.#toldAt < liveEveryMs) return;
    const shown = [...this.#changed].map((key) => ({ key, value: this.#plainOf(key) }));
    this.#changed.clear();
    this.#parts.tell({ shown, progress: this.#progress });
    // Drawing it up may have taken long itself.
    this.#toldAt = this.#parts.now();
  }
}
