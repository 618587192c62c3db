/**
 * Writes derivative formulas. Products and sums with literals 0 and 1 are folded here, and only here: the primal layer
 * never passes through these builders.
 */
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import type { Value } from "../ir/types.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";

type FormulaTest = Parameters<FormulaBuilder["test"]>[0];
type Formula = (b: FormulaBuilder) => Value;

/** The arithmetic of formulas, whatever they are written as. */
export abstract class FoldingFormulas implements FormulaBuilder {
  abstract constant(value: number): Value;
  abstract literal(x: Value): number | undefined;
  abstract prim(name: string, ...args: readonly Value[]): Value;
  abstract test(name: FormulaTest, x: Value, y: Value): Value;
  abstract choose(condition: Value, x: Formula, y: Formula): Value;

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

  #timesLiteral(literal: number | undefined, x: Value): Value | undefined {
    if (literal === 0) return this.constant(0);
    if (literal === 1) return x;
    if (literal === -1) return this.neg(x);
    return undefined;
  }
}

/** Formulas as operations of a block. */
export class BlockFormulas extends FoldingFormulas {
  readonly #block: BlockBuilder;
  readonly #literals: LiteralSource;

  constructor(block: BlockBuilder, literals: LiteralSource) {
    super();
    this.#block = block;
    this.#literals = literals;
  }

  override constant(value: number): Value {
    return this.#block.const(value);
  }

  override literal(x: Value): number | undefined {
    return this.#literals.literalNumber(x);
  }

  override prim(name: string, ...args: readonly Value[]): Value {
    return this.#block.prim(name, args);
  }

  override test(name: FormulaTest, x: Value, y: Value): Value {
    return this.#block.test(name, [x, y]);
  }

  override choose(condition: Value, x: Formula, y: Formula): Value {
    const branch = (formula: Formula) => (block: BlockBuilder) => [
      formula(new BlockFormulas(block, this.#literals)),
    ];
    return this.#block.ifOp(condition, branch(x), branch(y))[0]!;
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
  if (primitive.partials[index] === 1) return factor;
  const found = slopeOf(b, primitive, index, args, result);
  if (found === undefined) return undefined;
  const { slope, isStrong } = found;
  if (!isStrong) return b.mul(factor, slope);
  return b.literal(factor) === 1 ? slope : b.prim("strongMul", factor, slope);
}

/** ∂result/∂args[index], and whether products with it need strong zeros; undefined where it is always zero. */
export function slopeOf(
  b: FormulaBuilder,
  primitive: ScalarPrimitive,
  index: number,
  args: readonly Value[],
  result: Value,
): { readonly slope: Value; readonly isStrong: boolean } | undefined {
  const partial = primitive.partials[index]!;
  if (partial === 0) return undefined;
  const slope = partial === 1 ? b.constant(1) : partial(b, args, result);
  const known = b.literal(slope);
  if (known === 0) return undefined;
  return { slope, isStrong: known === undefined && isSingularFor(b, primitive, args) };
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
