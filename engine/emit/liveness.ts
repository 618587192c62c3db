/**
 * When each value of a function is alive, as ranges of ticks in the order of its text. Two values may share a
 * variable if their ranges do not meet. A statement uses at its tick and defines one tick later.
 */
import type { Value } from "../ir/types.ts";
import { known } from "./known.ts";
import { forEachValue, type Body, type Expr, type Statement } from "./tree.ts";

/** `[start, end)` pairs, in order and apart. */
export type Ranges = readonly (readonly [number, number])[];

/** The ranges of the params and of all values that the statements mention. */
export function findLiveness(params: readonly Value[], body: Body): ReadonlyMap<Value, Ranges> {
  const walk = new Walk(body);
  const live: Live = new Map();
  walk.body(body, live);
  for (const param of params) walk.add(param, 0, Math.max(live.get(param) ?? 1, 1));
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

function merge(ranges: readonly (readonly [number, number])[]): Ranges {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Values alive at a point, walking backwards, with the end of the range that is open. */
type Live = Map<Value, number>;

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

  #if(statement: Statement & { kind: "if" }, { start, middle, end }: Ticks, live: Live): void {
    this.#cut(live, end);
    const then: Live = new Map([...live.keys()].map((value) => [value, middle]));
    const otherwise: Live = new Map([...live.keys()].map((value) => [value, end]));
    this.body(statement.otherwise, otherwise);
    this.body(statement.then, then);
    this.#cut(otherwise, middle);
    this.#cut(then, start + 1);
    live.clear();
    for (const value of [...then.keys(), ...otherwise.keys()]) live.set(value, start + 1);
    this.#use([statement.test], start, live);
  }

  /** All variables of the loop are alive before each test; what else is alive there is so throughout. */
  #loop(statement: Statement & { kind: "loop" }, { start, middle, end }: Ticks, live: Live): void {
    const head = start + 2;
    const { targets, sources } = statement.init;
    this.#cut(live, end);
    const inBody: Live = new Map([...live.keys(), ...targets].map((value) => [value, end]));
    this.body(statement.body, inBody);
    this.#cut(inBody, middle + 1);
    const atTest: Live = new Map([...live.keys(), ...inBody.keys()].map((value) => [value, middle + 1]));
    this.#use([statement.test], middle, atTest);
    this.body(statement.before, atTest);
    this.#cut(atTest, head);
    live.clear();
    for (const value of atTest.keys()) {
      live.set(value, head);
      if (!targets.includes(value)) this.add(value, head, end);
    }
    this.#define(targets, start, live);
    this.#use(sources, start, live);
  }

  /** Closes the open ranges, which began at `from` or before. */
  #cut(live: Live, from: number): void {
    for (const [value, until] of live) this.add(value, from, until);
  }

  #define(values: readonly (Value | undefined)[], at: number, live: Live): void {
    for (const value of values) {
      if (value === undefined) continue;
      this.add(value, at + 1, live.get(value) ?? at + 2);
      live.delete(value);
    }
  }

  #use(exprs: readonly Expr[], at: number, live: Live): void {
    for (const expr of exprs) {
      forEachValue(expr, (value) => {
        if (!live.has(value)) live.set(value, at + 1);
      });
    }
  }
}
