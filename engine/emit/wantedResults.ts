/**
 * Which results of each function anybody uses, and which functions are called at all. A derivative function gives the
 * value too; where nobody asks for it, nothing is computed for it.
 */
import { forEachOp } from "../ir/traverse.ts";
import type { Func, Value } from "../ir/types.ts";
import type { EffectTable } from "./effects.ts";
import { known } from "./known.ts";
import { Needed } from "./needed.ts";

export class WantedResults {
  readonly #wanted = new Map<string, boolean[]>();
  readonly #needed = new Map<string, Needed>();
  readonly #functions: readonly Func[];

  /** Starts from all results of the root, and goes on until no function wants more of another. */
  constructor(functions: readonly Func[], root: string, effects: EffectTable) {
    this.#functions = functions;
    const byName = new Map(functions.map((func) => [func.name, func]));
    const open = new Set([root]);
    for (const name of open) {
      open.delete(name);
      const func = known(byName.get(name), name);
      const wanted = this.#wanted.get(name) ?? func.body.yields.map(() => name === root);
      this.#wanted.set(name, wanted);
      const needed = new Needed(func, effects, wanted);
      this.#needed.set(name, needed);
      for (const callee of this.#ask(func, needed)) open.add(callee);
    }
  }

  /** Functions that are called, callees before callers. */
  get functions(): readonly Func[] {
    return this.#functions.filter(({ name }) => this.#wanted.has(name));
  }

  neededIn(name: string): Needed {
    return known(this.#needed.get(name), name);
  }

  /** Of values that stand for the results of a function, those that are wanted. */
  pick<V extends Value | undefined>(name: string, results: readonly V[]): V[] {
    const wanted = known(this.#wanted.get(name), name);
    return results.filter((_, index) => wanted[index]);
  }

  /** Adds what the function wants of those it calls; the callees of which more is wanted than before. */
  #ask(func: Func, needed: Needed): Set<string> {
    const grown = new Set<string>();
    forEachOp(func.body, (op) => {
      if (op.kind !== "call" || !needed.hasOp(op)) return;
      const before = this.#wanted.get(op.callee);
      const wanted = before ?? op.results.map(() => false);
      op.results.forEach((result, index) => {
        if (wanted[index] === true || !needed.hasValue(result)) return;
        wanted[index] = true;
        grown.add(op.callee);
      });
      if (before === undefined) grown.add(op.callee);
      this.#wanted.set(op.callee, wanted);
    });
    return grown;
  }
}
