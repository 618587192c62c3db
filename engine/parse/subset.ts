/**
 * What a cell refuses wherever it stands in it: modules, waiting, operators between arrays. What differentiation refuses inside
 * functions is found when a function is lowered.
 */
import type * as t from "@babel/types";
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { refusedOperands } from "./arrayOperands.ts";
import { childNodes } from "./childNodes.ts";
import type { ParsedSource } from "./program.ts";
import { spanOf } from "./range.ts";

/** Everything in a cell that a cell cannot have, in source order; empty for a good cell. */
export function refusedInCell(source: ParsedSource): Diagnostic[] {
  const found: Diagnostic[] = [];
  const made = new Map<t.Node, t.Expression>();
  const visit = (node: t.Node, waits: boolean): void => {
    if (node.type === "VariableDeclarator" && node.init) made.set(node.id, node.init);
    const diagnostic = refusal(node, source.id, waits) ?? refusedOperands(node, source, made);
    if (diagnostic) {
      found.push(diagnostic);
      return;
    }
    const inside = "async" in node ? node.async : waits;
    for (const child of childNodes(node)) visit(child, inside);
  };
  visit(source.ast.program, false);
  return found;
}

function refusal(node: t.Node, source: string, waits: boolean): Diagnostic | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return node.importKind === "type" ? undefined : diagnose("cell-import", spanOf(source, node), {});
    case "ImportExpression":
    case "Import":
      return diagnose("cell-import", spanOf(source, node), {});
    case "MetaProperty":
      return node.meta.name === "import" ? diagnose("cell-import", spanOf(source, node), {}) : undefined;
    case "ExportNamedDeclaration":
      return node.exportKind === "type" ? undefined : diagnose("cell-export", spanOf(source, node), {});
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
      return diagnose("cell-export", spanOf(source, node), {});
    case "AwaitExpression":
      return waits ? undefined : diagnose("cell-await", spanOf(source, node), {});
    case "ForOfStatement":
      return node.await && !waits ? diagnose("cell-await", spanOf(source, node), {}) : undefined;
    default:
      return undefined;
  }
}
