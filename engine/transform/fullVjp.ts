/**
 * The pullback of a function as a function of one result: (x…, ȳ) → { value, bars… }, so that it can be
 * differentiated again. Symbolic: it holds a derivative operation.
 */
import type { ModuleBuilder } from "../ir/builder.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { shadowType } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { DeriveOptions, RecordType } from "../ir/types.ts";

export interface FullVjp {
  /** The operands of the function, then the cotangent of its value. */
  readonly name: string;
  readonly result: RecordType;
  /** The field for the cotangent of operand `index`. */
  readonly fieldOf: (index: number) => string;
}

/** `wrt`: the operands whose cotangents it gives. */
export function fullVjpOf(
  builder: ModuleBuilder,
  callee: string,
  wrt: readonly number[],
  options: DeriveOptions,
): FullVjp {
  const { body, owner, span, captures } = functionNamed(builder.finish(), callee);
  const [value, ...more] = body.yields;
  if (value === undefined || more.length > 0) throw new InvariantError(`${callee} has not one result`);
  const fieldOf = (index: number): string => `bar${index}`;
  const types = wrt.map((index) => shadowType(body.params[index]!.type));
  const result: RecordType = {
    kind: "record",
    flavor: "object",
    fields: [
      { name: "value", type: value.type },
      ...wrt.map((index, position) => ({ name: fieldOf(index), type: types[position]! })),
    ],
  };
  const name = builder.uniqueName(`${callee}$pullback`);
  const params = [
    ...body.params.map(({ type, name: hint }) => ({ type, name: hint })),
    { type: shadowType(value.type), name: "bar" },
  ];
  builder.buildFunction({ name, params, owner, span, role: "wrapper", captures }, (b, values) => {
    const transform = { kind: "vjp", wrt, options: { ...options, mode: "reverse" } } as const;
    const results = b.derive(callee, transform, values, [value.type, ...types]);
    return [b.makeRecord(results, result)];
  });
  return { name, result, fieldOf };
}
