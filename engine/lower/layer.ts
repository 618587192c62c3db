/**
 * What each variable holds at one point of a function: a layer for each branch and loop around, over what was known
 * before it. Only what a branch assigned is in its layer, so that neither entering nor joining looks at all variables.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Binding } from "../parse/program.ts";
import type { Val } from "./values.ts";

/** `rank`: the place of a variable in the order in which a function's variables were first given a value. */
interface Held {
  readonly val: Val;
  readonly rank: number;
}

export class Layer {
  readonly #own = new Map<Binding, Held>();
  readonly #below: Layer | undefined;
  readonly #counter: { next: number };

  /** `below` must not change while the new layer is in use. */
  constructor(below?: Layer) {
    this.#below = below;
    this.#counter = below === undefined ? { next: 0 } : below.#counter;
  }

  get(binding: Binding): Val | undefined {
    return this.#held(binding)?.val;
  }

  has(binding: Binding): boolean {
    return this.#held(binding) !== undefined;
  }

  set(binding: Binding, val: Val): void {
    this.#own.set(binding, { val, rank: this.#held(binding)?.rank ?? this.#counter.next++ });
  }

  /** Forgets a variable that was first given a value in this layer. */
  delete(binding: Binding): void {
    if (this.#below?.has(binding) === true) throw new InvariantError(`${binding.name} is held further out`);
    this.#own.delete(binding);
  }

  /** Variables of the layer below to which this one, or one of the others over it, gives a value; in order. */
  assignedOver(...others: readonly Layer[]): Binding[] {
    const assigned = new Set([this, ...others].flatMap((layer) => [...layer.#own.keys()]));
    return this.#below?.inOrder(assigned) ?? [];
  }

  /** Whether a variable of the layer below holds something else here. */
  differs(): boolean {
    return this.assignedOver().some((binding) => this.get(binding) !== this.#below?.get(binding));
  }

  /** Those of the variables that have a value, in the order in which they first had one. */
  inOrder(bindings: Iterable<Binding>): Binding[] {
    const found: { readonly binding: Binding; readonly rank: number }[] = [];
    for (const binding of bindings) {
      const held = this.#held(binding);
      if (held !== undefined) found.push({ binding, rank: held.rank });
    }
    return found.sort((a, b) => a.rank - b.rank).map(({ binding }) => binding);
  }

  #held(binding: Binding): Held | undefined {
    const own = this.#own.get(binding);
    return own !== undefined || this.#below === undefined ? own : this.#below.#held(binding);
  }
}
