/**
 * The cotangents of numbers while a reverse sweep is written: what has been contributed to each value of the
 * original so far, summed when the value's definition is reached. References have shadows instead.
 */
import type { Activity } from "../../analyse/activity.ts";
import type { BlockBuilder, ModuleBuilder } from "../../ir/builder.ts";
import type { Value } from "../../ir/types.ts";
import { BlockFormulas } from "../../primitives/formulaBuilder.ts";

export class Cotangents {
  readonly #activity: Activity;
  readonly #builder: ModuleBuilder;
  readonly #terms = new Map<Value, Value[]>();

  constructor(activity: Activity, builder: ModuleBuilder) {
    this.#activity = activity;
    this.#builder = builder;
  }

  /** For a block inside: what it contributes to values of blocks around is left over in the end. */
  nested(): Cotangents {
    return new Cotangents(this.#activity, this.#builder);
  }

  /** Adds to the cotangent of a value of the original; nothing where that is not active, or for a literal 0. */
  add(value: Value, term: Value): void {
    if (!this.#activity.isActive(value) || this.#builder.literalNumber(term) === 0) return;
    const terms = this.#terms.get(value);
    if (terms === undefined) this.#terms.set(value, [term]);
    else terms.push(term);
  }

  /** The sum so far, which is then forgotten; undefined where nothing was contributed: an exact zero. */
  take(b: BlockBuilder, value: Value): Value | undefined {
    const terms = this.#terms.get(value);
    this.#terms.delete(value);
    return terms === undefined ? undefined : this.#sum(b, value, terms);
  }

  takeOrZero(b: BlockBuilder, value: Value): Value {
    return this.take(b, value) ?? b.const(0);
  }

  /** The sum so far, kept. */
  peek(b: BlockBuilder, value: Value): Value {
    const terms = this.#terms.get(value);
    if (terms === undefined) return b.const(0);
    const sum = this.#sum(b, value, terms);
    this.#terms.set(value, [sum]);
    return sum;
  }

  has(value: Value): boolean {
    return this.#terms.has(value);
  }

  /** Values with contributions that nobody has taken. */
  left(): readonly Value[] {
    return [...this.#terms.keys()];
  }

  #sum(b: BlockBuilder, value: Value, terms: readonly Value[]): Value {
    const formulas = new BlockFormulas(b, this.#builder);
    const name = barName(value);
    return terms.reduce((sum, term, index) =>
      index === terms.length - 1 ? b.prim("add", [sum, term], name) : formulas.add(sum, term),
    );
  }
}

/** The name of a value's cotangent or shadow: `xBar`. */
export function barName(value: Value): string | undefined {
  return value.name === undefined ? undefined : `${value.name}Bar`;
}
