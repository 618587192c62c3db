/**
 * The step of a loop: as many turns backwards. Cotangents of carried numbers are carried back; so are sums for
 * numbers from around the loop. A counter that steps by an integer is counted back; else turns are counted.
 */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { num, type Block, type LoopOp, type Value } from "../../ir/types.ts";
import { barName, type Cotangents } from "./cotangents.ts";
import { lastIndex } from "./lastIndex.ts";
import { step } from "./scalarSteps.ts";
import { reverseSteps, type Step, type Sweep, type SweptBlock, type SweepOps } from "./sweep.ts";
import { type ValueLookup, ValueMap } from "../../ir/valueTable.ts";

/** What the forward sweep of a loop leaves behind for its reverse. */
interface SweptLoop {
  readonly op: LoopOp;
  readonly body: SweptBlock;
  /** Carried slots whose cotangents are carried back. */
  readonly active: readonly number[];
  /** The slot that counts turns, or else the forward sweep's value that does. */
  readonly counter: { readonly slot: number; readonly by: number } | { readonly turns: Value };
  /** Where the forward sweep's value of a param of the body comes from, if it never changes. */
  readonly unchanged: ValueLookup<Value>;
  readonly inPlace: boolean;
}

export function sweepLoop(
  s: Sweep,
  op: LoopOp,
  b: BlockBuilder,
  inPlace: boolean,
  sweepOps: SweepOps,
): Step | undefined {
  const args = [...op.args.map((value) => s.primal(value)), ...shadowsOf(s, op.body.params, op.args)];
  const condParams = [...s.define(op.cond.params), ...s.defineShadows(op.cond.params)];
  const cond = b.nested(condParams);
  cond.owner = op.loopOwner;
  for (const inner of op.cond.ops) s.copyOp(inner, cond);
  const bodyParams = [...s.define(op.body.params), ...s.defineShadows(op.body.params)];
  const body = b.nested(bodyParams);
  body.owner = op.loopOwner;
  const steps = sweepOps(s, op.body, body, false);
  const yields = [
    ...op.body.yields.map((value) => s.primal(value)),
    ...shadowsOf(s, op.body.params, op.body.yields),
  ];
  const results = [...s.define(op.results), ...s.defineShadows(op.results)];

  const active = op.body.params.flatMap((value, index) => (s.isActive(value) ? [index] : []));
  const isReversed =
    steps.length > 0 || active.some((index) => op.body.yields[index] !== op.body.params[index]);
  const slot = op.args.findIndex((_, index) => (s.integers.stepOf(op, index) ?? 0) !== 0);
  let counter: SweptLoop["counter"] | undefined;
  if (isReversed && slot >= 0) counter = { slot, by: sure(s.integers.stepOf(op, slot)) };
  const unchanged = new ValueMap<Value>();
  bodyParams.forEach((param, index) => {
    if (yields[index] === param) unchanged.set(param, args[index]!);
  });
  if (isReversed && counter === undefined) {
    args.push(b.const(0));
    condParams.push(s.builder.freshValue(num, "turns"));
    const turns = s.builder.freshValue(num, "turns");
    bodyParams.push(turns);
    yields.push(body.prim("add", [turns, body.const(1)]));
    results.push(s.builder.freshValue(num, "turns"));
    counter = { turns: results.at(-1)! };
  }
  const forward = body.finish(yields);
  b.append({ ...op, args, cond: cond.finish([s.primal(op.cond.yields[0]!)]), body: forward, results });
  if (counter === undefined) return passThrough(op, active);
  const swept: SweptLoop = {
    op,
    body: { original: op.body, forward, steps },
    active,
    counter,
    unchanged,
    inPlace,
  };
  const obligatory = steps.some((inner) => inner.obligatory);
  return step(op, obligatory, (r, cotangents) => {
    const arrives = active.some((index) => cotangents.has(op.results[index]!));
    if (arrives || obligatory) new LoopReverser(s, swept, r, cotangents).write();
  });
}

/** A loop that changes nothing active hands cotangents straight on. */
function passThrough(op: LoopOp, active: readonly number[]): Step | undefined {
  if (active.length === 0) return undefined;
  return step(op, false, (r, cotangents) => {
    for (const index of active) {
      const bar = cotangents.take(r, op.results[index]!);
      if (bar !== undefined) cotangents.add(op.args[index]!, bar);
    }
  });
}

/** The shadows of `values` where the carried slot has one. */
function shadowsOf(s: Sweep, slots: readonly Value[], values: readonly Value[]): Value[] {
  return slots.flatMap((slot, index) => (s.hasShadow(slot) ? [s.shadow(values[index]!)] : []));
}

/** A carried value of the reverse loop. */
interface Carried {
  readonly init: Value;
  readonly param: Value;
  readonly next: Value;
}

class LoopReverser {
  readonly #s: Sweep;
  readonly #swept: SweptLoop;
  readonly #r: BlockBuilder;
  readonly #cotangents: Cotangents;
  readonly #body: BlockBuilder;
  readonly #bars = new Map<Value, Carried>();

  constructor(s: Sweep, swept: SweptLoop, r: BlockBuilder, cotangents: Cotangents) {
    this.#s = s;
    this.#swept = swept;
    this.#r = r;
    this.#cotangents = cotangents;
    this.#body = r.nested();
    this.#body.owner = swept.op.loopOwner;
  }

  write(): void {
    const { op, body, active, counter } = this.#swept;
    const carried = this.#reverseBody();
    // What is counted back is made when the body turns out to use it; the counter is always there.
    const counted = new Map<number, Carried & { readonly step: BlockBuilder }>();
    const count = (slot: number): Value => {
      const known = counted.get(slot);
      if (known !== undefined) return known.param;
      const made = this.#countBack(slot);
      counted.set(slot, made);
      return made.param;
    };
    const main = "slot" in counter ? undefined : this.#countTurns(counter.turns);
    if ("slot" in counter) count(counter.slot);
    const reverse = this.#body.finish(carried.map(({ next }) => next));
    const resolved = this.#s.recordings.resolve(body.forward, reverse, this.#given(count), false, {
      span: op.span,
      owner: op.loopOwner,
    });
    const counters = [...(main === undefined ? [] : [main]), ...counted.values()];
    const all: Carried[] = [...counters, ...carried];
    const steps = counters.flatMap((one) => one.step.ops);
    const results = this.#append(all, {
      params: all.map(({ param }) => param),
      ops: [...resolved.ops, ...steps],
      yields: [...counters.map(({ next }) => next), ...resolved.yields],
    });
    active.forEach((slot, index) => this.#cotangents.add(op.args[slot]!, results[counters.length + index]!));
    [...this.#bars.keys()].forEach((value, index) =>
      this.#cotangents.add(value, results[counters.length + active.length + index]!),
    );
  }

  /** Writes the body's steps; what is carried for active slots, then for values from around. */
  #reverseBody(): readonly Carried[] {
    const { op, body, active } = this.#swept;
    const own = this.#cotangents.nested();
    const slots = active.map((slot) => ({
      slot,
      init: this.#cotangents.takeOrZero(this.#r, op.results[slot]!),
      param: this.#s.builder.freshValue(num, barName(op.body.params[slot]!)),
    }));
    for (const { slot, param } of slots) own.add(op.body.yields[slot]!, param);
    reverseSteps(body.steps, this.#body, own);
    this.#body.span = op.span;
    this.#body.owner = op.loopOwner;
    const carried = slots.map(({ slot, init, param }) => ({
      init,
      param,
      next: own.takeOrZero(this.#body, op.body.params[slot]!),
    }));
    for (const value of own.left()) {
      const param = this.#s.builder.freshValue(num, barName(value));
      const init = this.#cotangents.takeOrZero(this.#r, value);
      const term = own.takeOrZero(this.#body, value);
      this.#bars.set(value, { init, param, next: this.#body.prim("add", [param, term], barName(value)) });
    }
    return [...carried, ...this.#bars.values()];
  }

  /** Carries a slot that steps by an integer: its value in the turn that is being reversed. */
  #countBack(slot: number): Carried & { readonly step: BlockBuilder } {
    const { op, inPlace } = this.#swept;
    const by = sure(this.#s.integers.stepOf(op, slot));
    const last = lastIndex(this.#s, op, slot, this.#r, inPlace);
    const param = this.#s.builder.freshValue(num, op.body.params[slot]!.name);
    const back = this.#r.nested();
    back.owner = op.loopOwner;
    return {
      init: this.#r.prim("sub", [last, this.#r.const(by)]),
      param,
      next: back.prim("sub", [param, back.const(by)]),
      step: back,
    };
  }

  #countTurns(turns: Value): Carried & { readonly step: BlockBuilder } {
    const param = this.#s.builder.freshValue(num, "turns");
    const back = this.#r.nested();
    back.owner = this.#swept.op.loopOwner;
    return { init: turns, param, next: back.prim("sub", [param, back.const(1)]), step: back };
  }

  #given(count: (slot: number) => Value) {
    const { op, body, unchanged } = this.#swept;
    const { integers } = this.#s;
    const slotOf = (value: Value): number => {
      const slot = body.forward.params.indexOf(value);
      return slot < op.args.length && (integers.stepOf(op, slot) ?? 0) !== 0 ? slot : -1;
    };
    return {
      has: (value: Value) => unchanged.has(value) || slotOf(value) >= 0,
      give: (value: Value) => unchanged.get(value) ?? count(slotOf(value)),
    };
  }

  #append(carried: readonly Carried[], body: Block): readonly Value[] {
    const { op } = this.#swept;
    const { builder } = this.#s;
    const params = carried.map(({ param }) => builder.freshValue(param.type, param.name));
    const cond = this.#r.nested(params);
    cond.owner = op.loopOwner;
    const goesOn = this.#goesOn(cond, params[0]!);
    const results = carried.map(({ param }) => builder.freshValue(param.type, param.name));
    this.#r.append({
      kind: "loop",
      args: carried.map(({ init }) => init),
      cond: cond.finish([goesOn]),
      body,
      results,
      loopOwner: op.loopOwner,
      span: op.span,
      owner: op.owner,
    });
    return results;
  }

  #goesOn(cond: BlockBuilder, current: Value): Value {
    const { op, counter } = this.#swept;
    if ("turns" in counter) return cond.test("gt", [current, cond.const(0)]);
    const first = this.#s.primal(op.args[counter.slot]!);
    return cond.test(counter.by > 0 ? "ge" : "le", [current, first]);
  }
}
