/** Of a fault inside a rule's function: whose rule it is, and which calls use it. */
import type * as t from "@babel/types";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { childNodes } from "../parse/childNodes.ts";
import type { FunctionLiteral, Program } from "../parse/program.ts";
import { endOf, spanOf, startOf } from "../parse/range.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";

/** Uses that are shown at most. */
const maxUses = 3;

/** The diagnostic with the rule and its uses beside it, where it stands in a function of one of these rules. */
export function blameRule(
  diagnostic: Diagnostic,
  functions: readonly AnyFunction[],
  registry: FunctionRegistry,
  program: Program,
): Diagnostic {
  for (const ruled of functions) {
    const info = registry.lookUp(ruled);
    if (info?.kind !== "wrapper" || (info.wrapper !== "rule" && info.wrapper !== "scalarRule")) continue;
    for (const [role, part] of info.inner.slice(1)) {
      const literal = literalOf(part, registry, program);
      if (!literal || !isWithin(diagnostic.span, literal)) continue;
      const whose = role.startsWith("partial") ? "the partials" : `the \`${role}\``;
      const name = literalOf(info.inner[0]?.[1], registry, program)?.name ?? info.name;
      const rule = {
        span: spanOf(literal.source, literal.node),
        message: `in ${whose} of the rule of \`${name}\``,
      };
      const uses = usesOf(ruled, functions, registry, program).slice(0, maxUses);
      const used = uses.map((span) => ({ span, message: "which is used by this call" }));
      return { ...diagnostic, related: [rule, ...used, ...diagnostic.related] };
    }
  }
  return diagnostic;
}

function literalOf(
  value: unknown,
  registry: FunctionRegistry,
  program: Program,
): FunctionLiteral | undefined {
  const info = typeof value === "function" ? registry.lookUp(value) : undefined;
  return info?.kind === "literal" ? program.literals.get(info.literal) : undefined;
}

function isWithin(span: Span, { source, node }: FunctionLiteral): boolean {
  return span.source === source && startOf(node) <= span.start && span.end <= endOf(node);
}

/** Calls of the function by a name that captures it. */
function usesOf(
  ruled: AnyFunction,
  functions: readonly AnyFunction[],
  registry: FunctionRegistry,
  program: Program,
): Span[] {
  return functions.flatMap((each) => {
    const info = registry.lookUp(each);
    const literal = info?.kind === "literal" ? program.literals.get(info.literal) : undefined;
    if (info?.kind !== "literal" || !literal) return [];
    const names = new Set(info.names.filter((_, index) => valueOf(info.readers()[index]) === ruled));
    return names.size === 0 ? [] : callsOf(names, literal);
  });
}

function callsOf(names: ReadonlySet<string>, { source, node }: FunctionLiteral): Span[] {
  const found: Span[] = [];
  const visit = (at: t.Node): void => {
    if (at.type === "CallExpression" && at.callee.type === "Identifier" && names.has(at.callee.name))
      found.push(spanOf(source, at));
    for (const child of childNodes(at)) visit(child);
  };
  visit(node);
  return found;
}

/** A variable without a value yet holds no rule. */
function valueOf(reader: (() => unknown) | undefined): unknown {
  try {
    return reader?.();
  } catch {
    return undefined;
  }
}
