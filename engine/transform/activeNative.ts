/** Native calls have no derivative but by a rule. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { CallNativeOp } from "../ir/types.ts";
import type { Derivation } from "./derivation.ts";

/** Raises native-no-rule where a derivative would have to pass through the call. */
export function refuseActiveNative(derivation: Derivation, op: CallNativeOp): void {
  const { activity, module } = derivation;
  if (!op.results.some((value) => activity.isDerived(value))) return;
  if (!op.args.some((value) => activity.isVaried(value))) return;
  refuse("native-no-rule", op.span, {
    name: module.natives.get(op.native)?.name ?? op.native,
    why: "it runs as it stands, and what it computes is not known",
  });
}
