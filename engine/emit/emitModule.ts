/**
 * IR module → JavaScript text that a person can read. Expects a module without `derive` operations. Fast code does
 * the work alone; measured code also counts it, with the same numbers to the bit.
 */
import type { Aliases } from "../analyse/aliases.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Func, Module } from "../ir/types.ts";
import { Counting } from "./counting.ts";
import { EffectTable } from "./effects.ts";
import type { Emitted, Listing } from "./emitted.ts";
import { foldFunction } from "./fold.ts";
import { known } from "./known.ts";
import { Layouts } from "./layouts.ts";
import { findLiveness } from "./liveness.ts";
import { identifierFrom, NameScope } from "./naming.ts";
import { printFunction, type Measuring } from "./printFunction.ts";
import { namesTaken, runtimeNames } from "./runtimeNames.ts";
import { dropSureChecks } from "./sureChecks.ts";
import { Tables } from "./tables.ts";
import { UseTable } from "./uses.ts";
import { assignVariables } from "./variables.ts";
import { WantedResults } from "./wantedResults.ts";

export interface EmitOptions {
  /** Whether the code counts what it does. */
  readonly measured: boolean;
  /** Of this module and root. */
  readonly aliases: Aliases;
}

const unmeasured: Measuring = {
  additionsOf: () => undefined,
  isOwned: () => false,
  groupOf: () => undefined,
  blocksOf: () => [],
};

/** The text of everything that `root` reaches, callees before callers, and the tables that belong to it. */
export function emitModule(module: Module, root: string, options: EmitOptions): Emitted {
  const { aliases, measured } = options;
  const rootFunction = functionNamed(module, root);
  const functions = aliases.functions.map((func) => dropSureChecks(func, aliases));
  const effects = new EffectTable(aliases, functions);
  const wanted = new WantedResults(functions, root, effects);
  const layouts = new Layouts(aliases, rootFunction);
  const tables = new Tables(layouts);
  const counting = measured ? new Counting(aliases) : undefined;
  const moduleScope = new NameScope(undefined, namesTaken(wanted.functions, measured));
  const names = new Map(
    wanted.functions.map((func) => [func.name, moduleScope.take(identifierFrom(func.name))]),
  );
  const functionName = (callee: string): string => known(names.get(callee), callee);
  const emitFunction = (func: Func): Listing => {
    const needed = wanted.neededIn(func.name);
    counting?.survey(func, needed);
    const uses = new UseTable(func, needed, wanted.pick(func.name, func.body.yields));
    const counterOf = counting?.counterOf ?? (() => undefined);
    const body = foldFunction(func, { effects, wanted, needed, uses, counterOf });
    const variables = assignVariables(func.body.params, body, findLiveness(func.body.params, body));
    const measuring = counting ?? unmeasured;
    const lines = printFunction({ func, body, variables, tables, functionName, moduleScope, measuring });
    const { name, role, owner } = func;
    return { name, role, owner, text: lines.texts.join("\n"), origins: lines.origins };
  };
  const listings = wanted.functions.map(emitFunction);
  return {
    text: [head(tables), ...listings.map(({ text }) => text), `return ${functionName(root)};`, ""].join("\n"),
    root,
    measured,
    params: rootFunction.body.params.map((value) => layouts.of(value)),
    results: rootFunction.body.yields.map((value) => layouts.of(value)),
    listings,
    sites: tables.sites,
    layouts: tables.layouts,
    prints: tables.prints,
    throws: tables.throws,
    natives: tables.natives,
    kernels: tables.kernels,
    outSlots: tables.outSlots,
    primitives: [...tables.primitives],
    blocks: counting?.blocks ?? [],
    groups: counting?.groups ?? [],
    owners: module.owners,
  };
}

/** The line that takes from `rt` what the text uses. */
function head(tables: Tables): string {
  const taken = [...tables.used].map((name) => runtimeNames[name]);
  const lines = ['"use strict";'];
  if (taken.length > 0) lines.push(`const { ${taken.join(", ")} } = rt;`);
  if (tables.primitives.size > 0)
    lines.push(`const { ${[...tables.primitives].join(", ")} } = rt.primitives;`);
  return lines.join("\n");
}
