/**
 * Writes derivative formulas as operations of a block. Products and sums with literals 0 and 1 are folded here,
 * and only here: the primal layer never passes through this builder.
 */
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import type { Value } from "../ir/types.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";

export class BlockFormulas implements FormulaBuilder {
  readonly #block: BlockBuilder;
  readonly #literals: LiteralSource;

  constructor(block: BlockBuilder, literals: LiteralSource) {
    this.#block = block;
    this.#literals = literals;
  }

  constant(value: number): Value {
    return this.#block.const(value);
  }

  literal(x: Value): number | undefined {
    return this.#literals.literalNumber(x);
  }

  prim(name: string, ...args: readonly Value[]): Value {
    return this.#block.prim(name, args);
  }

  add(x: Value, y: Value): Value {
    const [a, b] = [this.literal(x), this.literal(y)];
    if (a !== undefined && b !== undefined) return this.constant(a + b);
    if (a === 0) return y;
    if (b === 0) return x;
    return this.prim("add", x, y);
  }

  sub(x: Value, y: Value): Value {
    const [a, b] = [this.literal(x), this.literal(y)];
    if (a !== undefined && b !== undefined) return this.constant(a - b);
    if (a === 0) return this.neg(y);
    if (b === 0) return x;
    return this.prim("sub", x, y);
  }

  mul(x: Value, y: Value): Value {
    const [a, b] = [this.literal(x), this.literal(y)];
    if (a !== undefined && b !== undefined) return this.constant(a * b);
    return this.#timesLiteral(a, y) ?? this.#timesLiteral(b, x) ?? this.prim("mul", x, y);
  }

  div(x: Value, y: Value): Value {
    const [a, b] = [this.literal(x), this.literal(y)];
    if (a !== undefined && b !== undefined) return this.constant(a / b);
    if (b === 1) return x;
    return this.prim("div", x, y);
  }

  neg(x: Value): Value {
    const a = this.literal(x);
    return a === undefined ? this.prim("neg", x) : this.constant(-a);
  }

  test(name: "lt" | "le" | "gt" | "ge" | "eq" | "ne", x: Value, y: Value): Value {
    return this.#block.test(name, [x, y]);
  }

  choose(condition: Value, x: (b: FormulaBuilder) => Value, y: (b: FormulaBuilder) => Value): Value {
    const branch = (formula: (b: FormulaBuilder) => Value) => (block: BlockBuilder) => [
      formula(new BlockFormulas(block, this.#literals)),
    ];
    return this.#block.ifOp(condition, branch(x), branch(y))[0]!;
  }

  #timesLiteral(literal: number | undefined, x: Value): Value | undefined {
    if (literal === 0) return this.constant(0);
    if (literal === 1) return x;
    if (literal === -1) return this.neg(x);
    return undefined;
  }
}

/** Knows which values are literals; `ModuleBuilder` does for constants it has seen appended. */
export type LiteralSource = Pick<ModuleBuilder, "literalNumber">;

/**
 * ∂result/∂args[index] · factor, where the factor is a tangent or a cotangent; undefined where it is always zero.
 * Strong zeros where the primitive is singular for these arguments.
 */
export function scaledPartial(
  b: FormulaBuilder,
  primitive: ScalarPrimitive,
  index: number,
  args: readonly Value[],
  result: Value,
  factor: Value,
): Value | undefined {
  const partial = primitive.partials[index]!;
  if (partial === 0) return undefined;
  if (partial === 1) return factor;
  const slope = partial(b, args, result);
  const known = b.literal(slope);
  if (known === 0) return undefined;
  if (known !== undefined || !isSingularFor(b, primitive, args)) return b.mul(factor, slope);
  return b.literal(factor) === 1 ? slope : b.prim("strongMul", factor, slope);
}

/** Whether products with a partial need strong zeros, as far as the literals among the arguments tell. */
export function isSingularFor(
  b: FormulaBuilder,
  primitive: ScalarPrimitive,
  args: readonly Value[],
): boolean {
  if (!primitive.singular) return false;
  return primitive.regularFor?.(args.map((arg) => b.literal(arg))) !== true;
}
