/**
 * Lists made in differentiated code that the tape keeps alive, each counted once however often it is referred to.
 * Its bytes are those it has when the tape first refers to it.
 */

/** Bytes of an element of a list, reference or number. */
const bytesOfElement = 8;

interface Held {
  references: number;
  /** 0 for records and for lists that were not made in differentiated code. */
  readonly bytes: number;
  readonly group: number;
  /** What it referred to when it was first held. */
  readonly parts: readonly unknown[];
}

export class HeldLists {
  readonly #owned = new WeakSet<object>();
  readonly #held = new Map<object, Held>();

  /** Marks a list as made in differentiated code. */
  own(list: unknown): void {
    if (isObject(list)) this.#owned.add(list);
  }

  /** One reference more, by a group; how many bytes are kept alive because of it. */
  retain(value: unknown, group: number): number {
    if (!isObject(value)) return 0;
    const held = this.#held.get(value);
    if (held !== undefined) {
      held.references++;
      return 0;
    }
    const isOwned = this.#owned.has(value);
    const isList = Array.isArray(value) || ArrayBuffer.isView(value);
    const bytes = isOwned ? bytesOf(value) : 0;
    const parts = isOwned || !isList ? partsOf(value) : [];
    this.#held.set(value, { references: 1, bytes, group, parts });
    return parts.reduce<number>((sum, part) => sum + this.retain(part, group), bytes);
  }

  /** One reference less; tells which bytes are free, and of which group. */
  release(value: unknown, freed: (group: number, bytes: number) => void): void {
    const held = isObject(value) ? this.#held.get(value) : undefined;
    if (held === undefined || --held.references > 0) return;
    this.#held.delete(value as object);
    if (held.bytes > 0) freed(held.group, held.bytes);
    for (const part of held.parts) this.release(part, freed);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function bytesOf(list: object): number {
  if (ArrayBuffer.isView(list)) return list.byteLength;
  return Array.isArray(list) ? list.length * bytesOfElement : 0;
}

/** The objects that it refers to. */
function partsOf(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return [];
  return Object.values(value).filter(isObject);
}
