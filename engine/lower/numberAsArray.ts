/** A parameter that is used as an array and was given a number: what to call the function with instead. */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { parameterNames } from "../parse/parameterNames.ts";
import { tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import type { Val } from "./values.ts";

const arrayMembers: ReadonlySet<string> = new Set(
  "length map reduce forEach slice filter some every fill push concat indexOf includes at entries keys flat flatMap".split(
    " ",
  ),
);

/** Whether arrays have such a member and numbers do not. */
export function isOfArrays(name: string): boolean {
  return arrayMembers.has(name);
}

/** Raises `number-as-array` where `owner` is a number and `node` a parameter of the function; otherwise does nothing. */
export function refuseNumberAsArray(frame: Frame, owner: Val, node: t.Node): void {
  const { literal, source } = frame;
  const object = withoutCasts(node);
  if (!literal || frame.isPrelude || object.type !== "Identifier" || tyOf(owner).kind !== "num") return;
  const names = parameterNames(literal);
  const isParameter = source?.bindingOf(object)?.literal === literal && names.includes(object.name);
  if (!isParameter) return;
  const given = names.map((name) => (name === object.name ? "[1, 2]" : (name ?? "…")));
  const isNamed = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(literal.name);
  const callee = isNamed ? literal.name : "f";
  frame.refuse("number-as-array", object, {
    name: object.name,
    callee: literal.name,
    usage: `${callee}(${given.join(", ")})`,
  });
}
