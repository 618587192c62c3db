/** The parameters of a function and their names, for who binds its arguments or speaks of them. */
import type { FunctionLiteral, FunctionNode } from "./program.ts";

/** The parameters that take arguments: `this` with a type is TypeScript's, and takes none. */
export function parametersOf(node: FunctionNode): FunctionNode["params"] {
  const [first] = node.params;
  return first?.type === "Identifier" && first.name === "this" ? node.params.slice(1) : node.params;
}

/** Undefined for a parameter without a name of its own, such as a pattern. */
export function parameterNames(literal: FunctionLiteral | undefined): readonly (string | undefined)[] {
  return (literal ? parametersOf(literal.node) : []).map((param) => {
    const plain = param.type === "AssignmentPattern" ? param.left : param;
    return plain.type === "Identifier" ? plain.name : undefined;
  });
}
