/** What boundaries of calls have in common. */
import type { Boundary, ImplicitBoundary } from "./modes.ts";

/** Whether no derivative goes through the call: what it gives counts as constant, whatever it was made from. */
export function isOpaque(
  boundary: Boundary | undefined,
): boundary is ImplicitBoundary | { readonly mode: "nondifferentiable" } {
  return boundary?.mode === "nondifferentiable" || boundary?.mode === "implicit";
}

/** Completes "it cannot be …". */
export function opaqueWords(boundary: Boundary): string {
  return boundary.mode === "implicit" ? "the solver of an implicit function" : "nondifferentiable";
}
