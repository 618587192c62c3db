/** The names that a cell's top level defines for all cells. */
import { patternNames } from "./nodeNames.ts";
import type { ParsedSource } from "./program.ts";
import { startOf } from "./range.ts";
import { isTypeOnly } from "./childNodes.ts";
import type { Span } from "../source/span.ts";

export interface DefinedName {
  readonly name: string;
  /** Where it is declared. */
  readonly span: Span;
  /** Assigned after its declaration, so that its readers must look each time. */
  readonly reassigned: boolean;
  /** Always a function that is written in the cell. */
  readonly isFunction: boolean;
}

/** In source order, each name once. */
export function definedNames(source: ParsedSource): DefinedName[] {
  const found = new Map<string, DefinedName>();
  for (const statement of source.ast.program.body) {
    if (isTypeOnly(statement)) continue;
    const identifiers =
      statement.type === "VariableDeclaration"
        ? statement.declarations.flatMap(({ id }) => patternNames(id))
        : (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") && statement.id
          ? [statement.id]
          : [];
    for (const identifier of identifiers) {
      const { name } = identifier;
      const start = startOf(identifier);
      const span = { source: source.id, start, end: start + name.length };
      const binding = source.bindingOf(identifier);
      const reassigned = binding?.reassigned ?? true;
      if (!found.has(name))
        found.set(name, { name, span, reassigned, isFunction: binding?.always !== undefined });
    }
  }
  return [...found.values()];
}
