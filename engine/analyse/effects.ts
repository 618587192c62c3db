/**
 * Which memory each operation and each function may store into, as cells: a part of any object of an alias
 * class. What a function does to objects that none of its callers can reach is left out of its effects.
 */
import { sure } from "../diagnostics/sure.ts";
import { isReference } from "../ir/shadow.ts";
import { blocksOf } from "../ir/traverse.ts";
import type { Block, Func, Op, Value } from "../ir/types.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Aliases, ClassId, Part } from "./aliases.ts";

/** A part of any object of a class. Compared by text. */
export type Cell = `${ClassId}${Part}`;

export function cellOf(id: ClassId, part: Part): Cell {
  return `${id}${part}`;
}

export interface Effects {
  /** Cells that the operation itself, its blocks and whatever it calls may store into. */
  storesOf(op: Op): ReadonlySet<Cell>;
  /** Classes of which objects outlive or precede a call of the function: what its params and results reach. */
  outerClasses(func: Func): ReadonlySet<ClassId>;
}

export function analyseEffects(aliases: Aliases): Effects {
  const effects = new FoundEffects(aliases);
  effects.settle();
  return effects;
}

const noCells: ReadonlySet<Cell> = new Set();

class FoundEffects implements Effects {
  readonly #aliases: Aliases;
  readonly #ofFunction = new Map<string, Set<Cell>>();
  readonly #outer = new Map<string, ReadonlySet<ClassId>>();
  readonly #ofOp = new Map<Op, ReadonlySet<Cell>>();
  #settled = false;

  constructor(aliases: Aliases) {
    this.#aliases = aliases;
    for (const func of aliases.functions) {
      this.#ofFunction.set(func.name, new Set());
      this.#outer.set(func.name, reachableFrom(aliases, [...func.body.params, ...func.body.yields]));
    }
  }

  /** Repeats over all functions until recursion adds nothing. */
  settle(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const func of this.#aliases.functions) {
        const known = sure(this.#ofFunction.get(func.name));
        const before = known.size;
        const outer = this.outerClasses(func);
        for (const cell of this.#ofBlocks([func.body])) if (outer.has(classOfCell(cell))) known.add(cell);
        changed ||= known.size > before;
      }
    }
    this.#settled = true;
  }

  storesOf(op: Op): ReadonlySet<Cell> {
    const known = this.#ofOp.get(op);
    if (known !== undefined) return known;
    const cells = this.#findStores(op);
    if (this.#settled) this.#ofOp.set(op, cells);
    return cells;
  }

  outerClasses(func: Func): ReadonlySet<ClassId> {
    const outer = this.#outer.get(func.name);
    if (outer === undefined) throw new InvariantError(`${func.name} was not analysed`);
    return outer;
  }

  #findStores(op: Op): ReadonlySet<Cell> {
    if (op.kind === "call") return this.#ofFunction.get(op.callee) ?? noCells;
    const blocks = blocksOf(op);
    if (blocks.length > 0) return this.#ofBlocks(blocks);
    const own = this.#ownStores(op);
    return own.length > 0 ? new Set(own) : noCells;
  }

  #ofBlocks(blocks: readonly Block[]): Set<Cell> {
    const cells = new Set<Cell>();
    for (const { ops } of blocks) for (const op of ops) for (const cell of this.storesOf(op)) cells.add(cell);
    return cells;
  }

  #ownStores(op: Op): readonly Cell[] {
    const target = op.args[0];
    if (target === undefined || !isReference(target.type)) return [];
    const aliases = this.#aliases;
    const at = (...parts: Part[]) => parts.map((part) => cellOf(aliases.classOf(target), part));
    switch (op.kind) {
      case "store":
        return aliases.isGrown(aliases.classOf(target)) ? at("[]", "#") : at("[]");
      case "push":
        return at("#");
      case "pop":
      case "setLength":
        return at("[]", "#");
      case "setField":
        return at(`.${op.field}`);
      case "accumulate":
      case "leafAdd":
        return deepNumberCells(aliases, target);
      default:
        return [];
    }
  }
}

/** The cells that hold the numbers of a structure. */
export function deepNumberCells(aliases: Aliases, value: Value): readonly Cell[] {
  if (!isReference(value.type)) return [];
  return [...aliases.reachable(aliases.classOf(value))].flatMap((id) =>
    [...aliases.numberParts(id)].map((part) => cellOf(id, part)),
  );
}

/** All classes of objects that can be reached from the values. */
export function reachableFrom(aliases: Aliases, values: Iterable<Value>): Set<ClassId> {
  const found = new Set<ClassId>();
  for (const value of values) {
    if (!isReference(value.type)) continue;
    for (const id of aliases.reachable(aliases.classOf(value))) found.add(id);
  }
  return found;
}

export function classOfCell(cell: Cell): ClassId {
  return Number.parseInt(cell, 10);
}
