/** The mode of each call in force: what the code says at the call, unless a plan says otherwise for its function. */
import { refuse } from "../diagnostics/diagnose.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Boundary, CallOp, DeriveOptions, ModeChoice, Module } from "../ir/types.ts";

export type BoundaryOf = (op: CallOp) => Boundary | undefined;

/**
 * Resolves calls of functions in `module` (functions made later count as what they were made from: they have its owner).
 * The resolver raises plan-mode-refused where a plan asks for a rule that the code does not give.
 */
export function boundaryResolver(ownersOf: () => Module, plan: DeriveOptions["plan"]): BoundaryOf {
  if (Object.keys(plan).length === 0) return (op) => op.boundary;
  return (op) => {
    const module = ownersOf();
    const owner = module.owners[functionNamed(module, op.callee).owner];
    const choice = owner === undefined ? undefined : plan[owner.key];
    if (owner === undefined || choice === undefined) return op.boundary;
    const boundary = boundaryFor(choice, op.boundary);
    if (boundary === undefined)
      refuse("plan-mode-refused", op.span, { key: owner.key, mode: "a rule", why: "it has none" });
    return boundary;
  };
}

/** The boundary for a chosen mode; what the code says of it (a chunk, the rule's operands) is kept. Undefined: impossible. */
export function boundaryFor(choice: ModeChoice, said: Boundary | undefined): Boundary | undefined {
  const chunk = said?.mode === "forward" ? said.chunk : undefined;
  switch (choice) {
    case "reverse":
    case "checkpoint":
    case "nondifferentiable":
      return { mode: choice };
    case "forward-late":
      return { mode: "forward", when: "late", chunk };
    case "forward-preaccumulate":
      return { mode: "forward", when: "preaccumulate", chunk };
    case "rule":
    case "implicit":
      return said?.mode === choice ? said : undefined;
  }
}
