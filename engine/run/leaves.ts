/**
 * The numbers of a structure by index. Reading them one after the other must not start from the front each time: the
 * place of the last access is kept, and used again as long as the structure's outline there is the same.
 */
import type { Layout } from "../emit/emitted.ts";

/** A stretch of numbers that lie together: a list of numbers, or one number in a field or list. */
interface Stretch {
  readonly holder: Record<string | number, unknown>;
  /** Where a single number is; undefined for a list of numbers, indexed from 0. */
  readonly key: string | number | undefined;
  /** Index of its first leaf in the whole. */
  readonly start: number;
  readonly length: number;
}

export class Leaves {
  readonly #layout: Layout;
  #root: unknown;
  #stretches: Stretch[] = [];
  #last = 0;
  #next = -1;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  count(root: unknown): number {
    const stretches = stretchesOf(this.#layout, root);
    const last = stretches.at(-1);
    return last === undefined ? 0 : last.start + last.length;
  }

  /** The number at the index; 0 past the end. */
  get(root: unknown, index: number): number {
    const found = this.#find(root, index);
    if (found === undefined) return 0;
    return found.holder[found.key ?? index - found.start] as number;
  }

  /** Adds to the number at the index; nothing past the end. */
  add(root: unknown, index: number, addend: number): void {
    const found = this.#find(root, index);
    if (found === undefined) return;
    const key = found.key ?? index - found.start;
    found.holder[key] = (found.holder[key] as number) + addend;
  }

  /** A walk goes on only from one index to the next; anything else looks at the structure anew. */
  #find(root: unknown, index: number): Stretch | undefined {
    if (root !== this.#root || index !== this.#next) {
      this.#root = root;
      this.#stretches = stretchesOf(this.#layout, root);
      this.#last = 0;
    }
    this.#next = index + 1;
    if (!(Number.isInteger(index) && index >= 0)) return undefined;
    while (this.#last < this.#stretches.length) {
      const stretch = this.#stretches[this.#last]!;
      if (index < stretch.start + stretch.length) return stretch;
      this.#last++;
    }
    return undefined;
  }
}

function stretchesOf(layout: Layout, root: unknown): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  const add = (holder: unknown, key: string | number | undefined, length: number): void => {
    if (length > 0) found.push({ holder: holder as Stretch["holder"], key, start, length });
    start += length;
  };
  const visit = (part: Layout, value: unknown, holder: unknown, key: string | number): void => {
    if (value === undefined) return;
    switch (part.kind) {
      case "num":
        return add(holder, key, 1);
      case "maybe":
        return visit(part.of, value, holder, key);
      case "list": {
        const list = value as ArrayLike<unknown>;
        if (part.elem.kind === "num") return add(list, undefined, list.length);
        for (let i = 0; i < list.length; i++) visit(part.elem, list[i], list, i);
        return;
      }
      case "record":
        for (const { property, layout: inner } of part.fields) {
          visit(inner, (value as Record<string, unknown>)[property], value, property);
        }
        return;
      default:
        return;
    }
  };
  visit(layout, root, { root }, "root");
  return found;
}
