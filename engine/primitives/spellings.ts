/**
 * What a person writes, by primitive: operators, members of `Math`, and functions of Mixtape's own library.
 */
import { allPrimitives, primitiveNamed } from "./registry.ts";

/** Binary operators of numbers (compound assignments without their `=`) → primitive. */
export const binaryOperators: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "mod",
  "**": "pow",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "shl",
  ">>": "shr",
  ">>>": "ushr",
};

/** Unary operators → primitive; unary plus is the identity. */
export const unaryOperators: Readonly<Record<string, string>> = { "-": "neg", "~": "not" };

/**
 * The primitive for `Math.<member>` with that many arguments. `max` and `min` take more by folding from the left,
 * which gives the same number. Undefined where there is none (`Math.random`, a wrong number of arguments).
 */
export function primitiveOfMath(member: string, args: number): string | undefined {
  if (member === "hypot" && args > 2 && args <= 8) return `hypot${args}`;
  const primitive = mathPrimitives.get(member);
  return primitive !== undefined && primitiveNamed(primitive).arity === args ? primitive : undefined;
}

const mathPrimitives: ReadonlyMap<string, string> = new Map(
  allPrimitives.flatMap(({ name, emit }) =>
    emit.form === "call" && emit.callee === `Math.${name}` ? [[name, name] as const] : [],
  ),
);

/** Primitives that only formulas use. */
const internal = new Set([
  "strongMul",
  "sameSign",
  "clampByte",
  "floorMod",
  "sincDerivative",
  "besselj",
  "polygamma",
  "polygammaGap",
]);

/** Functions of Mixtape's library: what a person calls them → primitive. */
export const libraryPrimitives: ReadonlyMap<string, string> = new Map([
  ["mod", "floorMod"] as const,
  ...allPrimitives.flatMap(({ name, emit }) =>
    emit.form === "call" && emit.callee === name && !internal.has(name) ? [[name, name] as const] : [],
  ),
]);
