/**
 * Which loads would give the same again after everything has run: those of cells that nothing stores into
 * afterwards, be it later in the block, in later turns of a loop around, or in callers after the return.
 * Objects made anew in each turn or each call are told apart from those of other turns and calls.
 */
import { sure } from "../diagnostics/sure.ts";
import { forEachDefinition } from "../ir/traverse.ts";
import type { Block, Func, LoopOp, Op, Value } from "../ir/types.ts";
import type { Aliases, ClassId } from "./aliases.ts";
import { cellOf, classOfCell, reachableFrom, type Cell, type Effects } from "./effects.ts";
import { ValueSet } from "../ir/valueTable.ts";

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
    const lasting = lastingClasses(this.#aliases, func, op);
    const afterTurn = new Set(after);
    for (const cell of this.#effects.storesOf(op)) if (lasting.has(classOfCell(cell))) afterTurn.add(cell);
    this.#walkBlock(func, op.cond, new Set(afterTurn));
    this.#walkBlock(func, op.body, afterTurn);
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

/** Classes of objects that one turn of the loop can leave to the next: all that is reached from values made outside its body. */
function lastingClasses(aliases: Aliases, func: Func, loop: LoopOp): ReadonlySet<ClassId> {
  const inside = new ValueSet();
  for (const op of loop.body.ops) for (const value of op.results) inside.add(value);
  for (const op of loop.body.ops) {
    if (op.kind === "if")
      [op.then, op.else].forEach((nested) => forEachDefinition(nested, (v) => inside.add(v)));
    if (op.kind === "loop")
      [op.cond, op.body].forEach((nested) => forEachDefinition(nested, (v) => inside.add(v)));
  }
  const outside: Value[] = [];
  forEachDefinition(func.body, (value) => {
    if (!inside.has(value)) outside.push(value);
  });
  return reachableFrom(aliases, outside);
}
