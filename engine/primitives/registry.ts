/**
 * All scalar primitives, and how people spell them. A primitive is added by an entry in one family file.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { arithmetic } from "./arithmetic.ts";
import { bitwise } from "./bitwise.ts";
import { degrees } from "./degrees.ts";
import { exponentials } from "./exponentials.ts";
import { hyperbolic } from "./hyperbolic.ts";
import type { ScalarPrimitive } from "./primitive.ts";
import { roots } from "./roots.ts";
import { rounding } from "./rounding.ts";
import { special } from "./special.ts";
import { ties } from "./ties.ts";
import { trigonometric } from "./trigonometric.ts";

export const allPrimitives: readonly ScalarPrimitive[] = [
  ...arithmetic,
  ...ties,
  ...rounding,
  ...roots,
  ...exponentials,
  ...trigonometric,
  ...degrees,
  ...hyperbolic,
  ...special,
  ...bitwise,
];

const byName = new Map(allPrimitives.map((primitive) => [primitive.name, primitive]));

/** The primitive of that name. Throws InvariantError where there is none. */
export function primitiveNamed(name: string): ScalarPrimitive {
  const primitive = byName.get(name);
  if (primitive === undefined) throw new InvariantError(`no primitive ${name}`);
  return primitive;
}

export function isPrimitive(name: string): boolean {
  return byName.has(name);
}

/** What emitted calls without `Math.` refer to: callee → function, for the run-time scope. */
export const runtimePrimitives: ReadonlyMap<string, (...args: number[]) => number> = new Map(
  allPrimitives.flatMap(({ emit, value }) =>
    emit.form === "call" && !emit.callee.startsWith("Math.") ? [[emit.callee, value] as const] : [],
  ),
);
