/**
 * What a call that is not looked into may do with memory: nothing that the rest of the program sees, since it is
 * recorded by what it is given and what it gives.
 */
import { analyseAliases, type Aliases } from "../analyse/aliases.ts";
import { reachableFrom } from "../analyse/effects.ts";
import { findStoreTargets } from "../analyse/storeTargets.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import { isReference } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { CallOp, Module } from "../ir/types.ts";

type Verdict = "private" | "stores" | "shares";

export class CallMemory {
  readonly #module: Module;
  readonly #root: string;
  readonly #verdicts = new Map<string, Verdict>();
  #whole: Aliases | undefined;

  constructor(module: Module, root: string) {
    this.#module = module;
    this.#root = root;
  }

  /** Raises `boundary-mutates` where the callee stores into what it is given, or gives back what is stored into later. */
  refuseSharing(op: CallOp): void {
    const verdict = this.#verdicts.get(op.callee) ?? this.#judge(op.callee);
    this.#verdicts.set(op.callee, verdict);
    if (verdict === "private" || (verdict === "shares" && !this.#isStoredInto(op))) return;
    const name = this.#module.owners[functionNamed(this.#module, op.callee).owner]?.name ?? op.callee;
    refuse("boundary-mutates", op.span, { name, boundary: "one operation of a recording" });
  }

  #judge(callee: string): Verdict {
    const { body } = functionNamed(this.#module, callee);
    const own = analyseAliases(this.#module, callee);
    const targets = findStoreTargets(own);
    if (body.params.some((param) => targets.isTarget(param))) return "stores";
    const params = reachableFrom(own, body.params);
    const returnsInput = body.yields.some(
      (value) =>
        isReference(value.type) && [...own.reachable(own.classOf(value))].some((id) => params.has(id)),
    );
    return returnsInput ? "shares" : "private";
  }

  #isStoredInto(op: CallOp): boolean {
    this.#whole ??= analyseAliases(this.#module, this.#root);
    const targets = findStoreTargets(this.#whole);
    return [...op.results, ...op.args].some((value) => targets.isTarget(value));
  }
}
