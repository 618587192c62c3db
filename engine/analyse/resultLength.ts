/**
 * How long the list is that a function returns, where its text alone says it: as one that it was given, or a number. Knows
 * what is made at the top of a body, through calls; what branches and loops decide stays unknown.
 */
import { functionNamed } from "../ir/traverse.ts";
import type { Module, Op, Value } from "../ir/types.ts";
import { analyseAliases, type Aliases } from "./aliases.ts";

/** A number, or the length of the parameter at an index. */
export type KnownLength =
  | { readonly kind: "constant"; readonly length: number }
  | { readonly kind: "parameter"; readonly index: number };

/** Undefined where it is not known, or the function returns no list. */
export function resultLength(module: Module, name: string): KnownLength | undefined {
  const [result] = functionNamed(module, name).body.yields;
  if (result?.type.kind !== "list") return undefined;
  return new Body(module, analyseAliases(module, name), name).lengthOf(result);
}

class Body {
  readonly #module: Module;
  readonly #aliases: Aliases;
  readonly #params: readonly Value[];
  readonly #made = new Map<Value, Op>();

  constructor(module: Module, aliases: Aliases, name: string) {
    const { params, ops } = functionNamed(module, name).body;
    this.#module = module;
    this.#aliases = aliases;
    this.#params = params;
    for (const op of ops) for (const result of op.results) this.#made.set(result, op);
  }

  lengthOf(list: Value): KnownLength | undefined {
    if (list.type.kind !== "list" || this.#aliases.isGrown(this.#aliases.classOf(list))) return undefined;
    const index = this.#params.indexOf(list);
    if (index >= 0) return { kind: "parameter", index };
    const op = this.#made.get(list);
    const [first] = op?.args ?? [];
    if (op?.kind === "makeList") return { kind: "constant", length: op.args.length };
    if (op?.kind === "allocList") return first && this.#numberOf(first);
    if (op?.kind === "copy") return first && this.lengthOf(first);
    return op?.kind === "call" && op.boundary === undefined ? this.#returned(op.callee, op, list) : undefined;
  }

  #returned(callee: string, op: Op, list: Value): KnownLength | undefined {
    const inner = new Body(this.#module, this.#aliases, callee);
    const returned = functionNamed(this.#module, callee).body.yields[op.results.indexOf(list)];
    const known = returned && inner.lengthOf(returned);
    if (known?.kind !== "parameter") return known;
    const given = op.args[known.index];
    return given && this.lengthOf(given);
  }

  #numberOf(value: Value): KnownLength | undefined {
    const op = this.#made.get(value);
    if (op?.kind === "const" && typeof op.value === "number") return { kind: "constant", length: op.value };
    const [list] = op?.kind === "length" ? op.args : [];
    return list && this.lengthOf(list);
  }
}
