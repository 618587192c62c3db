/**
 * Replaces symbolic derivative operations by calls of functions that compute them: a wrapper for each kind of
 * derivative, on top of tangent functions and sweeps. Innermost derivatives first where forward mode is taken of
 * them; reverse mode takes them symbolically (`reverse/deriveStep.ts`).
 */
import type { DeriveOptions, Module } from "../ir/types.ts";
import { ModuleBuilder } from "../ir/builder.ts";
import { Expansion } from "./expansion.ts";
import { finishModule } from "./finishModule.ts";

export interface ExpandOptions {
  /** Modes by owner key, over what the code and the derivative calls' own options say. */
  readonly plan: DeriveOptions["plan"];
}

/**
 * The module in which `root`, under the same name, computes what it did, without derivative operations; with
 * what it reaches and nothing else. Raises the diagnostics of forward and reverse mode.
 */
export function expandDerivatives(module: Module, root: string, options: ExpandOptions): Module {
  const builder = new ModuleBuilder(module);
  const expanded = new Expansion(builder, options.plan).expandedOf(root);
  return finishModule(builder.finish(), expanded, root);
}

/**
 * The same with what is known of calls left in place: boundaries, and rules behind them. For those who run the
 * function themselves; `root` is the name that it has in the new module.
 */
export function expandKeepingBoundaries(
  module: Module,
  root: string,
  options: ExpandOptions,
): { readonly module: Module; readonly root: string } {
  const builder = new ModuleBuilder(module);
  const expanded = new Expansion(builder, options.plan).expandedOf(root);
  return { module: builder.finish(), root: expanded };
}
