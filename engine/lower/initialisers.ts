/**
 * What a `const` is initialised with, for those whose value is plain in the text.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "../parse/childNodes.ts";
import type { Binding, ParsedSource } from "../parse/program.ts";
import type { Constant } from "./values.ts";

const cache = new WeakMap<ParsedSource, ReadonlyMap<Binding, t.Expression>>();

/** The expression that a `const` of this text is declared with. */
export function initialiserOf(source: ParsedSource, binding: Binding): t.Expression | undefined {
  let known = cache.get(source);
  if (!known) {
    known = readInitialisers(source);
    cache.set(source, known);
  }
  return known.get(binding);
}

function readInitialisers(source: ParsedSource): ReadonlyMap<Binding, t.Expression> {
  const found = new Map<Binding, t.Expression>();
  const visit = (node: t.Node): void => {
    if (node.type === "VariableDeclaration" && node.kind === "const")
      for (const { id, init } of node.declarations) {
        const binding = id.type === "Identifier" ? source.bindingOf(id) : undefined;
        if (binding && init) found.set(binding, init);
      }
    childNodes(node).forEach(visit);
  };
  visit(source.ast.program);
  return found;
}

/** The number, string or boolean that a `const` is written as; undefined for every other. */
export function constantOf(source: ParsedSource, binding: Binding): Constant | undefined {
  const init = initialiserOf(source, binding);
  return init && literalValue(init);
}

function literalValue(node: t.Node): Constant | undefined {
  const inner = withoutCasts(node);
  switch (inner.type) {
    case "NumericLiteral":
    case "StringLiteral":
    case "BooleanLiteral":
      return inner.value;
    case "UnaryExpression": {
      const operand = literalValue(inner.argument);
      return inner.operator === "-" && typeof operand === "number" ? -operand : undefined;
    }
    default:
      return undefined;
  }
}
