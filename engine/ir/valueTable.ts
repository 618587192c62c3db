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

/** As a `Set` of values of one module, without an order. */
export class ValueSet {
  readonly #members = new ValueMap<true>();

  has(value: Value): boolean {
    return this.#members.has(value);
  }

  add(value: Value): void {
    this.#members.set(value, true);
  }

  delete(value: Value): void {
    this.#members.delete(value);
  }
}
