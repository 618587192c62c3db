/** Native calls have no derivative but by a rule. */
import { isOpaque } from "../ir/boundaries.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import type { ModuleBuilder } from "../ir/builder.ts";
import { forEachOp, functionNamed, reachableFunctions } from "../ir/traverse.ts";
import type { CallNativeOp, DeriveOp, Module, Op } from "../ir/types.ts";
import type { BoundaryOf } from "../plan/boundaryResolver.ts";
import { derivationOf, type Derivation } from "./derivation.ts";

/** Raises native-no-rule where a derivative would have to pass through the call. */
export function refuseActiveNative(derivation: Derivation, op: CallNativeOp): void {
  const { activity, module } = derivation;
  if (!op.results.some((value) => activity.isDerived(value))) return;
  if (!op.args.some((value) => activity.isVaried(value))) return;
  refuse("native-no-rule", op.span, {
    name: nameOf(module, op),
    why: "it runs as it stands, and what it computes is not known",
  });
}

function nameOf(module: Module, op: CallNativeOp): string {
  const native = module.natives.get(op.native);
  return native?.called ?? native?.name ?? op.native;
}

/**
 * Raises native-no-rule for any native call below `callee` through which a derivative with respect to `wrt` passes, in
 * derivatives taken inside it too. To be asked before logs stand in for native calls, which hides what they depend on.
 */
export function refuseActiveNatives(
  builder: ModuleBuilder,
  callee: string,
  wrt: readonly number[],
  boundaryOf: BoundaryOf,
): void {
  refuseBelow(builder, callee, wrt, boundaryOf, new Set());
}

function refuseBelow(
  builder: ModuleBuilder,
  callee: string,
  wrt: readonly number[],
  boundaryOf: BoundaryOf,
  seen: Set<string>,
): void {
  const key = JSON.stringify([callee, wrt]);
  if (seen.has(key)) return;
  seen.add(key);
  const module = builder.finish();
  if (!reachableFunctions(module, callee).some((func) => holds(func.body, isNative))) return;
  const derivation = derivationOf(builder, callee, wrt, (op) => {
    const boundary = boundaryOf(op);
    return boundary?.mode === "rule" || isOpaque(boundary) ? boundary : undefined;
  });
  const derived: DeriveOp[] = [];
  for (const func of derivation.aliases.functions)
    forEachOp(func.body, (op) => {
      if (op.kind === "callNative") refuseActiveNative(derivation, op);
      if (op.kind === "derive") derived.push(op);
    });
  for (const op of derived) {
    const count = functionNamed(module, op.callee).body.params.length;
    const varied = op.args
      .slice(0, count)
      .flatMap((arg, index) =>
        derivation.activity.isVaried(arg) || op.transform.wrt.includes(index) ? [index] : [],
      );
    refuseBelow(builder, op.callee, varied, boundaryOf, seen);
  }
}

function isNative(op: Op): boolean {
  return op.kind === "callNative";
}

function holds(body: Parameters<typeof forEachOp>[0], test: (op: Op) => boolean): boolean {
  let found = false;
  forEachOp(body, (op) => {
    found ||= test(op);
  });
  return found;
}
