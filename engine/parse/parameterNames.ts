/** The names of a function's parameters, for who speaks of its arguments. */
import type { FunctionLiteral } from "./program.ts";

/** Undefined for a parameter without a name of its own, such as a pattern. */
export function parameterNames(literal: FunctionLiteral | undefined): readonly (string | undefined)[] {
  return (literal?.node.params ?? []).map((param) => {
    const plain = param.type === "AssignmentPattern" ? param.left : param;
    return plain.type === "Identifier" ? plain.name : undefined;
  });
}
