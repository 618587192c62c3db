/**
 * Tables by value for passes over one module, whose values have ids of their own (`verify.ts` checks that). Every pass
 * asks for most values several times, and an index is found several times faster than an object in a `Map`.
 */
import type { Value } from "./types.ts";

/** Ids of a function lie close together; tables hold only the pages that its ids are on. */
const pageBits = 6;
const pageSize = 1 << pageBits;

/** What a `Map` and a `ValueMap` both are: what values stand for others, or what is known of them. */
export interface ValueLookup<T> {
  get(value: Value): T | undefined;
  has(value: Value): boolean;
}

export interface ValueTable<T> extends ValueLookup<T> {
  set(value: Value, entry: T): unknown;
}

/** As a `Map` from the values of one module, without an order. An entry may not be undefined. */
export class ValueMap<T extends NonNullable<unknown>> implements ValueTable<T> {
  readonly #pages: ((T | undefined)[] | undefined)[] = [];

  get(value: Value): T | undefined {
    const page = this.#pages[value.id >>> pageBits];
    return page === undefined ? undefined : page[value.id & (pageSize - 1)];
  }

  has(value: Value): boolean {
    return this.get(value) !== undefined;
  }

  set(value: Value, entry: T): void {
    const at = value.id >>> pageBits;
    const page = (this.#pages[at] ??= new Array<T | undefined>(pageSize));
    page[value.id & (pageSize - 1)] = entry;
  }

  delete(value: Value): void {
    const page = this.#pages[value.id >>> pageBits];
    if (page !== undefined) page[value.id & (pageSize - 1)] = undefined;
  }
}

/** Members are bits; few enough in a word for it to be a small integer in every engine. */
const wordBits = 4;
const wordSize = 1 << wordBits;
/** Words in a page. */
const stretchBits = 5;
const stretchSize = 1 << stretchBits;

/** As a `Set` of values of one module, without an order. */
export class ValueSet {
  readonly #pages: (number[] | undefined)[] = [];

  has({ id }: Value): boolean {
    const page = this.#pages[id >>> (wordBits + stretchBits)];
    return page !== undefined && (page[wordOf(id)]! & bitOf(id)) !== 0;
  }

  add({ id }: Value): void {
    const at = id >>> (wordBits + stretchBits);
    const page = (this.#pages[at] ??= new Array<number>(stretchSize).fill(0));
    page[wordOf(id)]! |= bitOf(id);
  }

  delete({ id }: Value): void {
    const page = this.#pages[id >>> (wordBits + stretchBits)];
    if (page !== undefined) page[wordOf(id)]! &= ~bitOf(id);
  }
}

function wordOf(id: number): number {
  return (id >>> wordBits) & (stretchSize - 1);
}

function bitOf(id: number): number {
  return 1 << (id & (wordSize - 1));
}
