/**
 * What a boundary demands of memory: its function stores into nothing from outside, and results that are
 * inputs are never stored into afterwards. Anything else is refused, with its place.
 */
import { analyseAliases } from "../analyse/aliases.ts";
import { reachableFrom } from "../analyse/effects.ts";
import { findStoreTargets } from "../analyse/storeTargets.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import { isReference } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { CallOp } from "../ir/types.ts";
import type { Derivation } from "./derivation.ts";

/** Raises boundary-mutates, boundary-returns-argument. `boundary` completes "it cannot be …": "a checkpoint". */
export function refuseMutation(derivation: Derivation, op: CallOp, boundary: string): void {
  const { module, aliases } = derivation;
  const { body, owner } = functionNamed(module, op.callee);
  const own = analyseAliases(module, op.callee);
  const name = module.owners[owner]?.name ?? op.callee;
  const inside = findStoreTargets(own);
  if (body.params.some((param) => inside.isTarget(param)))
    refuse("boundary-mutates", op.span, { name, boundary });
  const params = reachableFrom(own, body.params);
  const returnsInput = body.yields.some(
    (value) => isReference(value.type) && [...own.reachable(own.classOf(value))].some((id) => params.has(id)),
  );
  if (!returnsInput) return;
  const outside = findStoreTargets(aliases);
  const touched = [...op.results, ...op.args].some((value) => outside.isTarget(value));
  if (touched) refuse("boundary-returns-argument", op.span, { name, boundary });
}
