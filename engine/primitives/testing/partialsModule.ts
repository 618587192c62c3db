/** Partials of a primitive as a function of the IR, for tests that evaluate them by the interpreter. */
import { interpret } from "../../ir/interpret.ts";
import { ModuleBuilder } from "../../ir/builder.ts";
import { num } from "../../ir/types.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import { nowhere } from "../../source/span.ts";
import { BlockFormulas, scaledPartial } from "../formulaBuilder.ts";
import type { ScalarPrimitive } from "../primitive.ts";
import { isPrimitive, primitiveNamed } from "../registry.ts";

const arityOf = (name: string): number | undefined =>
  isPrimitive(name) ? primitiveNamed(name).arity : undefined;

/** args → the value, then every partial times `factor`; arguments that `literals` gives are literals of the formula. */
export function partialsOf(
  primitive: ScalarPrimitive,
  factor = 1,
  literals: readonly (number | undefined)[] = [],
): (...args: readonly number[]) => readonly number[] {
  const builder = new ModuleBuilder();
  const owner = builder.addOwner({ kind: "function", name: "f", key: "f", parent: undefined, span: nowhere });
  const params = Array.from({ length: primitive.arity }, () => ({ type: num, name: undefined }));
  builder.buildFunction(
    { name: "f", params, owner, span: nowhere, role: "primal", captures: 0 },
    (b, values) => {
      const formulas = new BlockFormulas(b, builder);
      const args = values.map((value, index) => {
        const literal = literals[index];
        return literal === undefined ? value : formulas.constant(literal);
      });
      const result = formulas.prim(primitive.name, ...args);
      // A stopped literal, so that the product is not folded away.
      const scale = b.stopGradient(formulas.constant(factor));
      const partials = args.map(
        (_, index) => scaledPartial(formulas, primitive, index, args, result, scale) ?? formulas.constant(0),
      );
      return [result, ...partials];
    },
  );
  const module = builder.finish();
  assertWellFormed(module, `the partials of ${primitive.name}`, arityOf);
  const host = { primitive: (name: string) => primitiveNamed(name).value };
  return (...args) => interpret(module, "f", args, host) as readonly number[];
}
