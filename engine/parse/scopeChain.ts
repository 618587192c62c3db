/** Sets of names within sets of names, from the innermost outwards. */
import type { ClassUse } from "./classUses.ts";
import type { Growing, GrowingLiteral } from "./growing.ts";
import type { Binding } from "./program.ts";

/** One set of names. `boundary` differs between functions, methods included; `literal` is the innermost literal. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Growing<Binding>>;
  readonly literal: GrowingLiteral | undefined;
  readonly boundary: object;
  /** The innermost class around. */
  readonly inClass: ClassUse | undefined;
}

export function nested(scope: Scope): Scope {
  const { literal, boundary, inClass } = scope;
  return { parent: scope, names: new Map(), literal, boundary, inClass };
}

export function lookUp(name: string, scope: Scope): Growing<Binding> | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding) return binding;
  }
  return undefined;
}

export function hasArguments(scope: Scope): boolean {
  for (let literal = scope.literal; literal; literal = literal.parent)
    if (literal.node.type !== "ArrowFunctionExpression") return true;
  return false;
}
