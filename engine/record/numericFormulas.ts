/** Derivative formulas worked out on numbers as they are built: the same formulas that become code elsewhere. */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { testOf } from "../ir/localOperation.ts";
import { bool, num, type Value } from "../ir/types.ts";
import { FoldingFormulas } from "../primitives/formulaBuilder.ts";
import type { FormulaBuilder } from "../primitives/primitive.ts";
import { primitiveNamed } from "../primitives/registry.ts";

/** A number that stands for a value of the IR. */
export class Held implements Value {
  readonly id = 0;
  readonly type = num;
  readonly name = undefined;
  readonly number: number;
  readonly isLiteral: boolean;

  constructor(number: number, isLiteral: boolean) {
    this.number = number;
    this.isLiteral = isLiteral;
  }
}

class Decided implements Value {
  readonly id = 0;
  readonly type = bool;
  readonly name = undefined;
  readonly holds: boolean;

  constructor(holds: boolean) {
    this.holds = holds;
  }
}

export function heldNumber(value: Value): number {
  if (value instanceof Held) return value.number;
  throw new InvariantError("a formula on numbers met a value that is none");
}

class NumericFormulas extends FoldingFormulas {
  override constant(value: number): Value {
    return new Held(value, true);
  }

  override literal(x: Value): number | undefined {
    return x instanceof Held && x.isLiteral ? x.number : undefined;
  }

  override prim(name: string, ...args: readonly Value[]): Value {
    return new Held(primitiveNamed(name).value(...args.map(heldNumber)), false);
  }

  override test(name: Parameters<FormulaBuilder["test"]>[0], x: Value, y: Value): Value {
    return new Decided(testOf(name, heldNumber(x), heldNumber(y)));
  }

  override choose(condition: Value, x: (b: FormulaBuilder) => Value, y: (b: FormulaBuilder) => Value): Value {
    if (!(condition instanceof Decided)) throw new InvariantError("a formula chooses by what is no test");
    return new Held(heldNumber(condition.holds ? x(this) : y(this)), false);
  }
}

/** Holds nothing, so there is one. */
export const numericFormulas: FormulaBuilder = new NumericFormulas();
