/**
 * Which kinks a run met: places where the function has no derivative of its own and a convention chose one. Only
 * operations that carry derivatives are looked at; the conventions stand beside their primitives.
 */
import type { OwnerId } from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import type { Kink } from "../primitives/primitive.ts";
import type { KinkNote } from "../protocol.ts";
import type { Span } from "../source/span.ts";

/** An operation that has kinks. */
export interface KinkSite {
  /** The primitive. */
  readonly name: string;
  readonly span: Span;
  readonly owner: OwnerId;
  /** It stands in the text of a function of Mixtape's, and is told where the user calls that. */
  readonly isInside: boolean;
}

/**
 * Operators that are hardly meant between numbers that are differentiated: they have no derivative anywhere, and no kink of
 * the primitive's own says so.
 */
const mistaken: Readonly<Record<string, Kink>> = {
  xor: {
    name: "`^` works on the bits of whole numbers; a power is `x ** 2`",
    convention: "0",
    at: () => true,
  },
};

/** What is to be told of an operation, if its operands say so. */
export function noticesOf(primitive: string): readonly Kink[] {
  const mistake = mistaken[primitive];
  return mistake === undefined ? primitiveNamed(primitive).kinks : [mistake];
}

/** Whether the primitive is told even though it carries no derivatives, where what it is given depends on the inputs. */
export function isMistaken(primitive: string): boolean {
  return Object.hasOwn(mistaken, primitive);
}

/** Places that a report names at most. */
const mostNotes = 50;

/** How often each operation stood on each of its kinks. */
export class KinkCounts {
  readonly #sites: readonly KinkSite[];
  readonly #counts = new Map<string, { note: Omit<KinkNote, "count">; count: number }>();
  #operands: number[] = [];

  constructor(sites: readonly KinkSite[]) {
    this.#sites = sites;
  }

  /**
   * One operand of the operation at the site; its operands come in order, and nothing between them. `call`: where the
   * user's text last called a function of Mixtape's that has not returned.
   */
  tell(site: number, operand: number, call: Span | undefined): void {
    const at = this.#sites[site];
    if (at === undefined) return;
    this.#operands.push(operand);
    if (this.#operands.length < primitiveNamed(at.name).arity) return;
    const operands = this.#operands;
    this.#operands = [];
    for (const { name, convention, at: isMet } of noticesOf(at.name))
      if (isMet(operands))
        this.#meet({
          span: (at.isInside ? call : undefined) ?? at.span,
          name,
          convention,
          isMistake: isMistaken(at.name),
        });
  }

  /** Most often met first. */
  notes(): readonly KinkNote[] {
    return [...this.#counts.values()]
      .map(({ note, count }) => ({ ...note, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, mostNotes);
  }

  #meet(note: Omit<KinkNote, "count">): void {
    const { span, name } = note;
    const key = `${span.source}:${String(span.start)}:${String(span.end)}:${name}`;
    const known = this.#counts.get(key);
    if (known) known.count++;
    else this.#counts.set(key, { note, count: 1 });
  }
}
