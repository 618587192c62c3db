/**
 * Which loads would give the same again after everything has run: those of cells that nothing stores into
 * afterwards, be it later in the block, in later turns of a loop around, or in callers after the return.
 * Objects made anew in each turn or each call are told apart from those of other turns and calls.
 */
import { sure } from "../diagnostics/sure.ts";
import { isReference } from "../ir/shadow.ts";
import { forEachDefinition } from "../ir/traverse.ts";
import type { Block, Func, LoopOp, Op, Value } from "../ir/types.ts";
import type { Aliases, ClassId } from "./aliases.ts";
import { cellOf, classOfCell, reachableFrom, type Cell, type Effects } from "./effects.ts";

export interface Stability {
  /** For `load`, `getField` and `length`: whether the operation, run again at the very end, gives the same. */
  isStable(op: Op): boolean;
  /** For a call or derivative operation: whether nothing stores after it into what the value reaches. */
  isKept(value: Value, after: Op): boolean;
}

export function analyseStability(aliases: Aliases, effects: Effects): Stability {
  const found = new FoundStability(aliases, effects);
  found.settle();
  return found;
}

class FoundStability implements Stability {
  readonly #aliases: Aliases;
  readonly #effects: Effects;
  readonly #afterReturn = new Map<string, Set<Cell>>();
  readonly #afterCall = new Map<Op, ReadonlySet<Cell>>();
  readonly #unstable = new Set<Op>();
  readonly #lasting = new Map<Func, LastingClasses>();
  #changed = false;

  constructor(aliases: Aliases, effects: Effects) {
    this.#aliases = aliases;
    this.#effects = effects;
    for (const func of aliases.functions) this.#afterReturn.set(func.name, new Set());
  }

  settle(): void {
    const callersFirst = [...this.#aliases.functions].reverse();
    do {
      this.#changed = false;
      for (const func of callersFirst) this.#walkFunction(func);
    } while (this.#changed);
  }

  isStable(op: Op): boolean {
    return !this.#unstable.has(op);
  }

  isKept(value: Value, after: Op): boolean {
    const stores = this.#afterCall.get(after) ?? new Set();
    const reached = reachableFrom(this.#aliases, [value]);
    return ![...stores].some((cell) => reached.has(classOfCell(cell)));
  }

  #walkFunction(func: Func): void {
    const outer = this.#effects.outerClasses(func);
    const after = new Set<Cell>();
    for (const cell of this.#afterReturn.get(func.name) ?? [])
      if (outer.has(classOfCell(cell))) after.add(cell);
    this.#walkBlock(func, func.body, after);
  }

  /** Backwards; `after` holds what is stored into behind the present operation, and grows. */
  #walkBlock(func: Func, block: Block, after: Set<Cell>): void {
    for (const op of block.ops.toReversed()) {
      this.#note(op, after);
      if (op.kind === "if") {
        this.#walkBlock(func, op.then, new Set(after));
        this.#walkBlock(func, op.else, new Set(after));
      } else if (op.kind === "loop") {
        this.#walkLoop(func, op, after);
      }
      for (const cell of this.#effects.storesOf(op)) after.add(cell);
    }
  }

  #walkLoop(func: Func, op: LoopOp, after: ReadonlySet<Cell>): void {
    const afterTurn = new Set(after);
    const stores = this.#effects.storesOf(op);
    if (stores.size > 0) {
      const isLasting = this.#lastingIn(func).in(op);
      for (const cell of stores) if (isLasting(classOfCell(cell))) afterTurn.add(cell);
    }
    this.#walkBlock(func, op.cond, new Set(afterTurn));
    this.#walkBlock(func, op.body, afterTurn);
  }

  #lastingIn(func: Func): LastingClasses {
    const known = this.#lasting.get(func);
    if (known !== undefined) return known;
    const counted = new LastingClasses(this.#aliases, func);
    this.#lasting.set(func, counted);
    return counted;
  }

  #note(op: Op, after: ReadonlySet<Cell>): void {
    const target = op.args[0];
    switch (op.kind) {
      case "load":
        return this.#noteLoad(op, after, cellOf(this.#aliases.classOf(sure(target)), "[]"));
      case "length":
        return this.#noteLoad(op, after, cellOf(this.#aliases.classOf(sure(target)), "#"));
      case "getField":
        return this.#noteLoad(op, after, cellOf(this.#aliases.classOf(sure(target)), `.${op.field}`));
      case "call":
        this.#afterCall.set(op, new Set(after));
        return this.#noteCall(op.callee, after);
      case "derive":
      case "stopGradient":
        this.#afterCall.set(op, new Set(after));
        return;
      default:
        return;
    }
  }

  #noteLoad(op: Op, after: ReadonlySet<Cell>, cell: Cell): void {
    if (after.has(cell)) this.#unstable.add(op);
  }

  #noteCall(callee: string, after: ReadonlySet<Cell>): void {
    const known = this.#afterReturn.get(callee);
    if (known === undefined) return;
    const before = known.size;
    for (const cell of after) known.add(cell);
    this.#changed ||= known.size > before;
  }
}

/**
 * Classes of objects that one turn of a loop can leave to the next: all that is reached from values made outside its
 * body. The references of the function are counted once; for each loop, those made inside are taken off.
 */
class LastingClasses {
  readonly #aliases: Aliases;
  readonly #references = new Map<ClassId, number>();
  /** The classes of references from which a class is reached, itself among them. */
  readonly #holders = new Map<ClassId, ClassId[]>();

  constructor(aliases: Aliases, func: Func) {
    this.#aliases = aliases;
    forEachDefinition(func.body, (value) => this.#count(this.#references, value));
    for (const id of this.#references.keys()) for (const held of aliases.reachable(id)) this.#hold(held, id);
  }

  /** Whether a class is one of them. */
  in(loop: LoopOp): (id: ClassId) => boolean {
    const inside = new Map<ClassId, number>();
    forEachDefinition({ ...loop.body, params: [] }, (value) => this.#count(inside, value));
    const isOutside = (id: ClassId): boolean => this.#references.get(id) !== inside.get(id);
    return (id) => this.#holders.get(id)?.some(isOutside) === true;
  }

  #hold(held: ClassId, by: ClassId): void {
    const holders = this.#holders.get(held);
    if (holders === undefined) this.#holders.set(held, [by]);
    else holders.push(by);
  }

  #count(counts: Map<ClassId, number>, value: Value): void {
    if (!isReference(value.type)) return;
    const id = this.#aliases.classOf(value);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
}
