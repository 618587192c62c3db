/**
 * How many bytes does a value hold, about? Follows all it refers to; of long arrays, maps and sets it looks at some entries and
 * takes the others to be like them, so that it costs little however large the value is. What several entries share counts once.
 * Never runs a getter.
 */

/** Values looked at, at most: enough for a chain that fills a budget. */
const mostVisited = 6_000_000;

/** Entries looked at of one array, map or set; fewer where that stands for others itself. */
const sampled = { outside: 200, inside: 12, deep: 3 } as const;

/** Bytes, after V8's layouts with full pointers; figures to tell much from little, no more. */
const cost = { object: 24, field: 16, slot: 8, entry: 40, text: 16 } as const;

/** Texts below this length are not told apart. */
const longText = 1_000;

/** A value on its way through the survey; it stands for `weight` of its kind. */
interface Visit {
  readonly value: unknown;
  weight: number;
  own: number;
  /** What refers to it, and what it refers to, as far as they stand for others too. */
  readonly from: Visit | undefined;
  readonly to: Visit[];
}

/** An estimate in bytes; off by little where entries are alike. `most` values are looked at. */
export function retainedBytes(root: unknown, most: number = mostVisited): number {
  return new Survey(most).of(root);
}

class Survey {
  /** What was met; the visit of what stands for others, until it is met again. */
  readonly #met = new Map<unknown, Visit | undefined>();
  readonly #waiting: Visit[] = [];
  #left: number;
  #bytes = 0;

  constructor(most: number) {
    this.#left = most;
  }

  of(root: unknown): number {
    this.#meet(root, 1, undefined);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if (this.#left-- <= 0) break;
      this.#look(next);
    }
    return this.#bytes;
  }

  /** Numbers and their like are counted with what holds them. */
  #meet(value: unknown, weight: number, from: Visit | undefined): void {
    if (typeof value === "string" && value.length < longText) {
      this.#bytes += weight * (cost.text + value.length);
      return;
    }
    const isHeld = typeof value === "object" || typeof value === "function" || typeof value === "string";
    if (!isHeld || value === null) return;
    const known = this.#met.get(value);
    if (known) this.#meetAgain(known, from);
    if (this.#met.has(value)) return;
    const parent = weight > 1 && from && from.weight > 1 ? from : undefined;
    const visit = { value, weight, own: 0, from: parent, to: [] };
    parent?.to.push(visit);
    this.#met.set(value, weight > 1 ? visit : undefined);
    this.#waiting.push(visit);
  }

  /** What two values refer to is one; not so what one refers to twice, or what is referred to from inside. */
  #meetAgain(visit: Visit, from: Visit | undefined): void {
    for (let at = from, steps = 0; at && steps < 50; at = at.from, steps++) if (at === visit) return;
    if (visit.from !== undefined && visit.from === from) return;
    this.#countOnce(visit);
  }

  #countOnce(visit: Visit): void {
    this.#bytes -= (visit.weight - 1) * visit.own;
    visit.weight = 1;
    this.#met.set(visit.value, undefined);
    for (const inner of visit.to) if (inner.weight > 1) this.#countOnce(inner);
  }

  #look(visit: Visit): void {
    const { value } = visit;
    if (typeof value === "string") this.#count(visit, cost.text + value.length);
    else if (ArrayBuffer.isView(value)) this.#lookAtView(visit, value);
    else if (value instanceof ArrayBuffer) this.#count(visit, cost.object + value.byteLength);
    else if (Array.isArray(value)) this.#lookAtArray(visit, value);
    else if (value instanceof Map) this.#lookAtEntries(visit, value, value.size);
    else if (value instanceof Set) this.#lookAtEntries(visit, value, value.size);
    else this.#lookAtFields(visit, value as object);
  }

  #count(visit: Visit, bytes: number): void {
    visit.own += bytes;
    this.#bytes += visit.weight * bytes;
  }

  #lookAtView(visit: Visit, { buffer }: ArrayBufferView): void {
    this.#count(visit, cost.object);
    this.#meet(buffer, visit.weight, visit);
  }

  #lookAtArray(visit: Visit, value: readonly unknown[]): void {
    const { length } = value;
    this.#count(visit, cost.object + cost.slot * length);
    const count = Math.min(length, samplesAt(visit.weight));
    for (let i = 0; i < count; i++)
      this.#meet(value[Math.floor((i * length) / count)], (visit.weight * length) / count, visit);
  }

  #lookAtEntries(visit: Visit, value: Iterable<unknown>, size: number): void {
    this.#count(visit, cost.object + cost.entry * size);
    const count = Math.min(size, samplesAt(visit.weight));
    let looked = 0;
    for (const entry of value) {
      if (looked++ >= count) break;
      const parts = value instanceof Map ? (entry as readonly unknown[]) : [entry];
      for (const part of parts) this.#meet(part, (visit.weight * size) / count, visit);
    }
  }

  #lookAtFields(visit: Visit, value: object): void {
    const names = Object.keys(value);
    this.#count(visit, cost.object + cost.field * names.length);
    const count = Math.min(names.length, samplesAt(visit.weight));
    for (let i = 0; i < count; i++) {
      const property = Object.getOwnPropertyDescriptor(value, names[i]!);
      if (property && "value" in property)
        this.#meet(property.value, (visit.weight * names.length) / count, visit);
    }
  }
}

function samplesAt(weight: number): number {
  return weight <= 1 ? sampled.outside : weight <= 1_000 ? sampled.inside : sampled.deep;
}
