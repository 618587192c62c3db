/** Plans name subfunctions by their keys: one that names none would be without effect, which nobody would notice. */
import { refuse } from "../diagnostics/diagnose.ts";
import { forEachOp, functionNamed, reachableFunctions } from "../ir/traverse.ts";
import type { DeriveOp, Module } from "../ir/types.ts";
import { nowhere, type Span } from "../source/span.ts";

/**
 * Raises plan-unknown-key where the plan of a derivative that `root` takes names nothing that its function could call.
 * `names`: of all functions of the program; one that is not called here keeps its mode for where it is.
 */
export function refuseUnknownPlanKeys(module: Module, root: string, names: ReadonlySet<string>): void {
  for (const func of reachableFunctions(module, root))
    forEachOp(func.body, (op) => {
      // The root only applies what was called: that call is the place.
      if (op.kind === "derive") checkPlan(module, op, names, func.name === root ? nowhere : op.span);
    });
}

function checkPlan(module: Module, op: DeriveOp, names: ReadonlySet<string>, span: Span): void {
  const keys = Object.keys(op.transform.options.plan);
  if (keys.length === 0) return;
  const known = calledKeys(module, op.callee);
  const entry = module.owners[functionNamed(module, op.callee).owner]?.name ?? op.callee;
  const unknown = keys.find((key) => !known.has(key) && (key === entry || !names.has(key)));
  if (unknown === undefined) return;
  const list = [...known].map((key) => `\`${key}\``).join(", ") || "none";
  refuse("plan-unknown-key", span, { key: unknown, entry, known: list });
}

/** The keys of functions that are called below the function, those inside its own derivatives apart. */
function calledKeys(module: Module, callee: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    forEachOp(functionNamed(module, name).body, (op) => {
      if (op.kind !== "call") return;
      const owner = module.owners[functionNamed(module, op.callee).owner];
      if (owner !== undefined) keys.add(owner.key);
      visit(op.callee);
    });
  };
  visit(callee);
  return keys;
}
