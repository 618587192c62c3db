/**
 * When each value of a function is alive, as ranges of ticks in the order of its text. Two values may share a
 * variable if their ranges do not meet. A statement uses at its tick and defines one tick later.
 */
import type { Value } from "../ir/types.ts";
import { known } from "./known.ts";
import { forEachValue, type Body, type Expr, type Statement } from "./tree.ts";
import { ValueMap } from "../ir/valueTable.ts";

/** `[start, end)` pairs, in order and apart. */
export type Ranges = readonly (readonly [number, number])[];

/** The ranges of the params and of all values that the statements mention. */
export function findLiveness(params: readonly Value[], body: Body): ReadonlyMap<Value, Ranges> {
  const walk = new Walk(body);
  const live = new Live();
  walk.body(body, live);
  for (const param of params) walk.add(param, 0, live.endOf(param) ?? 1);
  return new Map([...walk.ranges].map(([value, ranges]) => [value, merge(ranges)]));
}

export function rangesMeet(a: Ranges, b: Ranges): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [aStart, aEnd] = a[i]!;
    const [bStart, bEnd] = b[j]!;
    if (aStart < bEnd && bStart < aEnd) return true;
    if (aEnd <= bEnd) i++;
    else j++;
  }
  return false;
}

export function mergeRanges(a: Ranges, b: Ranges): Ranges {
  return merge([...a, ...b]);
}

function merge(ranges: Ranges): Ranges {
  if (ranges.length === 1) return ranges;
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Values alive at a point, walking backwards, with the end of the range that is open; and which came in lately. */
class Live {
  readonly #ends = new ValueMap<number>();
  #entered: Value[] = [];

  /** Opens a range that ends at `end`, unless one is open. */
  use(value: Value, end: number): void {
    if (this.#ends.has(value)) return;
    this.#ends.set(value, end);
    this.#entered.push(value);
  }

  /** Closes the range; where it ends, if it was open. */
  close(value: Value): number | undefined {
    const end = this.#ends.get(value);
    this.#ends.delete(value);
    return end;
  }

  has(value: Value): boolean {
    return this.#ends.has(value);
  }

  endOf(value: Value): number | undefined {
    return this.#ends.get(value);
  }

  /** Does something; the values whose ranges were opened meanwhile and still are. */
  during(walk: () => void): Value[] {
    const before = this.#entered;
    this.#entered = [];
    walk();
    const entered = this.#entered.filter((value) => this.has(value));
    this.#entered = before;
    return [...new Set(entered)];
  }
}

/** Where a statement stands: `start` is its tick; `middle` where its second block begins; `end` past all of it. */
interface Ticks {
  start: number;
  middle: number;
  end: number;
}

class Walk {
  readonly ranges = new Map<Value, [number, number][]>();
  readonly #ticks = new Map<Statement, Ticks>();
  #next = 2;

  constructor(body: Body) {
    this.#number(body);
  }

  add(value: Value, start: number, end: number): void {
    const ranges = this.ranges.get(value);
    if (ranges === undefined) this.ranges.set(value, [[start, end]]);
    else ranges.push([start, end]);
  }

  /** Changes `live` from what is alive after the body to what is alive before it. */
  body(body: Body, live: Live): void {
    for (let i = body.statements.length - 1; i >= 0; i--) this.#statement(body.statements[i]!, live);
  }

  #number(body: Body): void {
    for (const statement of body.statements) {
      const ticks: Ticks = { start: this.#tick(), middle: 0, end: 0 };
      this.#ticks.set(statement, ticks);
      if (statement.kind === "if") {
        this.#number(statement.then);
        ticks.middle = this.#tick();
        this.#number(statement.otherwise);
      } else if (statement.kind === "loop") {
        this.#tick();
        this.#number(statement.before);
        ticks.middle = this.#tick();
        this.#number(statement.body);
      }
      ticks.end = this.#tick();
    }
  }

  #tick(): number {
    const tick = this.#next;
    this.#next += 2;
    return tick;
  }

  #statement(statement: Statement, live: Live): void {
    const ticks = known(this.#ticks.get(statement), "the place of a statement");
    switch (statement.kind) {
      case "define":
        this.#define(statement.results, ticks.start, live);
        return this.#use([statement.expr], ticks.start, live);
      case "copy":
        this.#define(statement.targets, ticks.start, live);
        return this.#use(statement.sources, ticks.start, live);
      case "return":
        return this.#use(statement.values, ticks.start, live);
      case "if":
        return this.#if(statement, ticks, live);
      case "loop":
        return this.#loop(statement, ticks, live);
      case "count":
        return;
    }
  }

  /** What is alive after it is so throughout, but for its results, which each branch copies. */
  #if(statement: Statement & { kind: "if" }, { start, middle, end }: Ticks, live: Live): void {
    const results = statement.op.results.filter((value) => live.has(value));
    this.#cut(results, end, live);
    const walk = (body: Body, from: number, to: number): Value[] => {
      for (const result of results) live.use(result, to);
      const entered = live.during(() => this.body(body, live));
      this.#cut(entered, from, live);
      for (const result of results) live.close(result);
      return entered;
    };
    const otherwise = walk(statement.otherwise, middle, end);
    const then = walk(statement.then, start + 1, middle);
    for (const value of [...then, ...otherwise]) live.use(value, start + 1);
    this.#use([statement.test], start, live);
  }

  /** All variables of the loop are alive before each test; what else is alive there is so throughout. */
  #loop(statement: Statement & { kind: "loop" }, { start, middle, end }: Ticks, live: Live): void {
    const head = start + 2;
    const { targets, sources } = statement.init;
    this.#cut(
      targets.filter((target) => live.has(target)),
      end,
      live,
    );
    const entered = live.during(() => {
      for (const target of targets) live.use(target, end);
      this.body(statement.body, live);
      this.#cut(
        targets.filter((target) => live.has(target)),
        middle + 1,
        live,
      );
      for (const target of targets) live.use(target, middle + 1);
      this.#use([statement.test], middle, live);
      this.body(statement.before, live);
      this.#cut(targets, head, live);
    });
    for (const value of entered) {
      live.close(value);
      this.add(value, head, end);
      live.use(value, head);
    }
    for (const target of targets) live.use(target, head);
    this.#define(targets, start, live);
    this.#use(sources, start, live);
  }

  /** Ends the open ranges of the values at `from`, where they began or from where they go on. */
  #cut(values: readonly Value[], from: number, live: Live): void {
    for (const value of values) {
      const end = live.close(value);
      if (end !== undefined) this.add(value, from, end);
    }
  }

  #define(values: readonly (Value | undefined)[], at: number, live: Live): void {
    for (const value of values) {
      if (value === undefined) continue;
      this.add(value, at + 1, live.close(value) ?? at + 2);
    }
  }

  #use(exprs: readonly Expr[], at: number, live: Live): void {
    for (const expr of exprs) {
      forEachValue(expr, (value) => live.use(value, at + 1));
    }
  }
}
