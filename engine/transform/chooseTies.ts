/**
 * Puts the primitives of the chosen convention in the place of the usual ones, in whatever a derivative with the
 * option `ties` differentiates: in copies of the functions it reaches, so that others keep theirs. What a derivative
 * inside says for itself goes before what one around it says. Custom rules answer for themselves.
 */
import { ModuleBuilder } from "../ir/builder.ts";
import { cloneBlock, forEachOp, functionNamed, mapBlocks } from "../ir/traverse.ts";
import type { Block, Func, Module, Op, TieChoice } from "../ir/types.ts";
import { primitiveUnder } from "../primitives/ties.ts";

/** The module with `root`, under its own name, following `around` and the options of the derivatives that it takes. */
export function chooseTies(module: Module, root: string, around: TieChoice = {}): Module {
  if (!isSaid(around) && !saysTies(module)) return module;
  const chooser = new Chooser(module);
  chooser.replace(root, around);
  return chooser.builder.finish();
}

function saysTies(module: Module): boolean {
  let said = false;
  for (const func of module.functions.values()) {
    forEachOp(func.body, (op) => {
      said ||= op.kind === "derive" && op.transform.options.ties !== undefined;
    });
  }
  return said;
}

function isSaid(choice: TieChoice): boolean {
  return Object.values(choice).some((each) => each !== undefined);
}

class Chooser {
  readonly builder: ModuleBuilder;
  readonly #module: Module;
  readonly #made = new Map<string, string>();

  constructor(module: Module) {
    this.#module = module;
    this.builder = new ModuleBuilder(module);
  }

  replace(name: string, choice: TieChoice): void {
    const func = functionNamed(this.#module, name);
    this.#made.set(keyOf(name, choice), name);
    this.builder.replaceFunction({ ...func, body: this.#block(func.body, choice) });
  }

  /** The function's copy under a choice; itself where nothing is chosen, since what it calls may still say. */
  #under(name: string, choice: TieChoice): string {
    const key = keyOf(name, choice);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (!isSaid(choice)) {
      this.replace(name, choice);
      return name;
    }
    const func = functionNamed(this.#module, name);
    const copy = this.builder.uniqueName(name);
    this.#made.set(key, copy);
    this.builder.addFunction(this.#copied(func, copy, choice));
    return copy;
  }

  #copied(func: Func, name: string, choice: TieChoice): Func {
    const body = cloneBlock(func.body, new Map(), (like) => this.builder.freshValue(like.type, like.name));
    return { ...func, name, body: this.#block(body, choice) };
  }

  #block(block: Block, choice: TieChoice): Block {
    return { ...block, ops: block.ops.map((op) => this.#op(op, choice)) };
  }

  #op(op: Op, choice: TieChoice): Op {
    switch (op.kind) {
      case "prim":
        return { ...op, name: primitiveUnder(choice, op.name) };
      case "call":
        return { ...op, callee: this.#under(op.callee, choice) };
      case "derive":
        return {
          ...op,
          callee: this.#under(op.callee, { ...choice, ...op.transform.options.ties }),
        };
      default:
        return mapBlocks(op, (nested) => this.#block(nested, choice));
    }
  }
}

function keyOf(name: string, { max, min, abs }: TieChoice): string {
  return `${name} ${String(max)} ${String(min)} ${String(abs)}`;
}
