/** Which functions of a module as written are reached through rules alone: no derivative goes through their bodies. */
import { forEachOp, functionNamed } from "../ir/traverse.ts";
import type { CallOp, Module } from "../ir/types.ts";

/** Names of the functions below `root` that only ruled calls reach. Overrides of modes play no part. */
export function ruledFunctions(module: Module, root: string): ReadonlySet<string> {
  const byBody = new Set<string>();
  const visit = (name: string): void => {
    if (byBody.has(name)) return;
    byBody.add(name);
    forEachOp(functionNamed(module, name).body, (op) => {
      if ((op.kind === "call" && !isRuled(op)) || op.kind === "derive") visit(op.callee);
    });
  };
  visit(root);
  return new Set([...module.functions.keys()].filter((name) => !byBody.has(name)));
}

/** Captured variables, for which a rule does not answer, are differentiated through the body. */
function isRuled({ boundary }: CallOp): boolean {
  return boundary?.mode === "rule" && boundary.captures === 0;
}
