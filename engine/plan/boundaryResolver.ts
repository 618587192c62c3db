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
    return (
      boundary ?? refuse("plan-mode-refused", op.span, { key: owner.key, ...whyNot(choice, op.boundary) })
    );
  };
}

function whyNot(
  choice: ModeChoice,
  said: Boundary | undefined,
): { readonly mode: string; readonly why: string } {
  if (said?.mode === "implicit") return { mode: choice, why: solvedImplicitly };
  return choice === "rule"
    ? { mode: "a rule", why: "it has none" }
    : { mode: "implicit", why: "no call of `implicit` says what its result fulfils" };
}

/** Why the solver of an implicit function has no other mode; completes "it cannot be …: ". */
export const solvedImplicitly =
  "it is the solver of an implicit function, which `withoutRule` gives back to be differentiated through its iterations";

/** The boundary for a chosen mode; what the code says of it (a chunk, the rule's operands) is kept. Undefined: impossible. */
export function boundaryFor(choice: ModeChoice, said: Boundary | undefined): Boundary | undefined {
  if (said?.mode === "implicit") return choice === "implicit" ? said : undefined;
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
      return said?.mode === "rule" ? said : undefined;
    case "implicit":
      return undefined;
  }
}
