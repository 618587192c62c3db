/**
 * Leaves out checks of accesses that are surely in range: an index that counts by whole steps from a whole number, in
 * a loop or branch whose condition keeps it below the length of a list that cannot change its length.
 */
import type { Aliases } from "../analyse/aliases.ts";
import { mapBlocks } from "../ir/traverse.ts";
import type { Block, Func, LoopOp, Op, Value } from "../ir/types.ts";
import { StandIns } from "./standIns.ts";
import { ValueMap } from "../ir/valueTable.ts";

/** The function with `checked: false` where that changes nothing. */
export function dropSureChecks(func: Func, aliases: Aliases): Func {
  const body = new CheckDropper(func.body, aliases).block(func.body, []);
  return body === func.body ? func : { ...func, body };
}

/** `left < right`, or `left ≤ right`. */
interface Fact {
  readonly left: Value;
  readonly right: Value;
  readonly strict: boolean;
}

/** A value and a whole number added to it; a list stands for its length. */
interface Sum {
  readonly base: Value;
  readonly offset: number;
}

/** How many facts are chained: `i < j`, `j < n`. */
const longestChain = 3;

class CheckDropper {
  readonly #standIns: StandIns;
  readonly #aliases: Aliases;
  readonly #wholes = new ValueMap<boolean>();

  constructor(body: Block, aliases: Aliases) {
    this.#standIns = new StandIns(body);
    this.#aliases = aliases;
  }

  block(block: Block, facts: readonly Fact[]): Block {
    let changed = false;
    const ops = block.ops.map((op) => {
      const dropped = this.#op(op, facts);
      changed ||= dropped !== op;
      return dropped;
    });
    return changed ? { ...block, ops } : block;
  }

  #op(op: Op, facts: readonly Fact[]): Op {
    if (op.kind === "if") {
      const then = [...facts, ...this.#factsOf(op.args[0]!, true)];
      const otherwise = [...facts, ...this.#factsOf(op.args[0]!, false)];
      return mapBlocks(op, (inner) => this.block(inner, inner === op.then ? then : otherwise));
    }
    if (op.kind === "loop") {
      const inside = [...facts, ...this.#descents(op), ...this.#factsOf(op.cond.yields[0]!, true)];
      return mapBlocks(op, (inner) => this.block(inner, inner === op.body ? inside : facts));
    }
    const isAccess = (op.kind === "load" || op.kind === "store") && op.checked;
    return isAccess && this.#isInRange(op.args[0]!, op.args[1]!, facts) ? { ...op, checked: false } : op;
  }

  /** What holds where the condition does (or does not: comparisons say nothing then, because of NaN). */
  #factsOf(condition: Value, holds: boolean): Fact[] {
    const value = this.#standIns.resolve(condition);
    const op = this.#standIns.originOf(value)?.op;
    if (op?.kind === "test") {
      const [a, b] = [op.args[0]!, op.args[1] ?? op.args[0]!];
      if (op.name === "not") return this.#factsOf(a, !holds);
      if (op.name === "and" && holds) return [...this.#factsOf(a, true), ...this.#factsOf(b, true)];
      if (op.name === "or" && !holds) return [...this.#factsOf(a, false), ...this.#factsOf(b, false)];
      return holds ? this.#comparison(op.name, a, b) : [];
    }
    if (op?.kind === "if" && holds && this.#constant(op.else.yields[0]!) === false) {
      return [...this.#factsOf(op.args[0]!, true), ...this.#factsOf(op.then.yields[0]!, true)];
    }
    return [];
  }

  #comparison(name: string, a: Value, b: Value): Fact[] {
    const [left, right] = [this.#standIns.resolve(a), this.#standIns.resolve(b)];
    if (name === "lt" || name === "le") return [{ left, right, strict: name === "lt" }];
    if (name === "gt" || name === "ge") return [{ left: right, right: left, strict: name === "gt" }];
    return [];
  }

  /** A variable that only goes down never exceeds what it began with. */
  #descents(op: LoopOp): Fact[] {
    return op.body.params.flatMap((param, index) => {
      const step = this.#stepOf(op, index);
      const init = this.#standIns.resolve(op.args[index]!);
      return step !== undefined && step < 0 ? [{ left: param, right: init, strict: false }] : [];
    });
  }

  /** By what whole number each turn changes the variable; undefined where that is not so. */
  #stepOf(op: LoopOp, index: number): number | undefined {
    const { base, offset } = this.#sumOf(op.body.yields[index]!);
    return base === op.body.params[index] && offset !== 0 ? offset : undefined;
  }

  #isInRange(list: Value, index: Value, facts: readonly Fact[]): boolean {
    const held = this.#standIns.resolve(list);
    if (this.#mayGrow(held)) return false;
    const sum = this.#sumOf(index);
    if (!this.#isWhole(sum.base)) return false;
    return this.#least(sum, facts) >= 0 && this.#isBelow(sum, this.#lengthOf(held), facts, longestChain);
  }

  /** Whether `sum < length`. */
  #isBelow(sum: Sum, length: Sum, facts: readonly Fact[], chain: number): boolean {
    if (sum.base === length.base) return sum.offset < length.offset;
    if (chain === 0) return false;
    return facts.some(({ left, right, strict }) => {
      const bounded = this.#sumOf(left);
      if (bounded.base !== sum.base) return false;
      const bound = this.#lengthIn(right);
      // sum = left + (sum.offset − bounded.offset), and left ≤ bound − 1 where it is strict: both are whole.
      const offset = bound.offset + sum.offset - bounded.offset - (strict ? 1 : 0);
      // What a list was allocated with is whole, since there is the list.
      const isWhole = bound.base === length.base || this.#isWhole(bound.base);
      return isWhole && this.#isBelow({ base: bound.base, offset }, length, facts, chain - 1);
    });
  }

  /** A number that the sum is never below. */
  #least({ base, offset }: Sum, facts: readonly Fact[]): number {
    let least = this.#leastOf(base);
    for (const { left, right, strict } of facts) {
      const bounded = this.#sumOf(right);
      const constant = this.#constant(left);
      if (bounded.base !== base || typeof constant !== "number") continue;
      least = Math.max(least, Math.floor(constant) + (strict ? 1 : 0) - bounded.offset);
    }
    return least + offset;
  }

  #leastOf(value: Value): number {
    const constant = this.#constant(value);
    if (typeof constant === "number") return constant;
    const origin = this.#standIns.originOf(value);
    if (origin?.op.kind === "length") return 0;
    if (origin?.op.kind === "loop" && (this.#stepOf(origin.op, origin.index) ?? -1) > 0) {
      return this.#least(this.#sumOf(origin.op.args[origin.index]!), []);
    }
    return -Infinity;
  }

  /** Whether it is surely a whole number. */
  #isWhole(value: Value): boolean {
    const known = this.#wholes.get(value);
    if (known !== undefined) return known;
    this.#wholes.set(value, false);
    const whole = this.#findWhole(value);
    this.#wholes.set(value, whole);
    return whole;
  }

  #findWhole(value: Value): boolean {
    if (value.type.kind === "list") return true;
    const constant = this.#constant(value);
    if (constant !== undefined) return Number.isInteger(constant);
    const origin = this.#standIns.originOf(value);
    if (origin?.op.kind === "length") return true;
    if (origin?.op.kind !== "loop" || this.#stepOf(origin.op, origin.index) === undefined) return false;
    return this.#isWhole(this.#sumOf(origin.op.args[origin.index]!).base);
  }

  /** The length of a list: of the list it was made like, or what it was allocated with. */
  #lengthOf(list: Value): Sum {
    const held = this.#standIns.resolve(list);
    const op = this.#standIns.originOf(held)?.op;
    if (op?.kind === "allocList") return this.#lengthIn(op.args[0]!);
    const like = op?.kind === "zerosLike" || op?.kind === "copy" ? op.args[0]! : undefined;
    return like === undefined || this.#mayGrow(like) ? { base: held, offset: 0 } : this.#lengthOf(like);
  }

  #mayGrow(list: Value): boolean {
    return this.#aliases.isGrown(this.#aliases.classOf(list));
  }

  /** A bound as a sum whose base stands for a list's length where it is one. */
  #lengthIn(value: Value): Sum {
    const { base, offset } = this.#sumOf(value);
    const op = this.#standIns.originOf(base)?.op;
    if (op?.kind !== "length") return { base, offset };
    const list = this.#standIns.resolve(op.args[0]!);
    if (this.#mayGrow(list)) return { base, offset };
    const length = this.#lengthOf(list);
    return { base: length.base, offset: length.offset + offset };
  }

  /** Takes whole constants off: `i + 1`, `n - 2`. */
  #sumOf(value: Value): Sum {
    const base = this.#standIns.resolve(value);
    const op = this.#standIns.originOf(base)?.op;
    if (op?.kind !== "prim" || (op.name !== "add" && op.name !== "sub")) return { base, offset: 0 };
    const [left, right] = [this.#constant(op.args[0]!), this.#constant(op.args[1]!)];
    if (typeof right === "number" && Number.isInteger(right)) {
      const inner = this.#sumOf(op.args[0]!);
      return { base: inner.base, offset: inner.offset + (op.name === "add" ? right : -right) };
    }
    if (op.name === "add" && typeof left === "number" && Number.isInteger(left)) {
      const inner = this.#sumOf(op.args[1]!);
      return { base: inner.base, offset: inner.offset + left };
    }
    return { base, offset: 0 };
  }

  #constant(value: Value): number | boolean | string | undefined {
    const op = this.#standIns.originOf(this.#standIns.resolve(value))?.op;
    return op?.kind === "const" ? op.value : undefined;
  }
}
