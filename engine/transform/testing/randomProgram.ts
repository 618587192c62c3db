/**
 * Random smooth programs that never fail and always end, drawn from a list of choices so that fast-check can shrink
 * them: nested control flow, lists that are shared, swapped, overwritten and grown, records, absent values, calls
 * in all modes. What they compute is bounded, so that derivatives can be compared.
 */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { countingLoop, sample, type Sample } from "../../ir/testing/sampleModule.ts";
import {
  num,
  type Boundary,
  type DeriveOptions,
  type ListType,
  type Module,
  type RecordType,
  type Type,
  type Value,
} from "../../ir/types.ts";

const nums: ListType = { kind: "list", flavor: "array", elem: num };
const matrix: ListType = { kind: "list", flavor: "array", elem: nums };
const maybeNum: Type = { kind: "maybe", of: num };
const maybes: ListType = { kind: "list", flavor: "array", elem: maybeNum };
const inner: RecordType = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "p", type: num },
    { name: "list", type: nums },
  ],
};
const outer: RecordType = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "q", type: num },
    { name: "part", type: inner },
    { name: "maybe", type: maybeNum },
  ],
};
const closure: RecordType = {
  kind: "record",
  flavor: "closure",
  target: "c",
  fields: [
    { name: "k", type: num },
    { name: "list", type: nums },
    { name: "rows", type: matrix },
  ],
};

/** Params of `f`, and arguments for them: lists have at least two entries, always. */
export const paramTypes: readonly Type[] = [num, nums, matrix, outer];
export const args = [
  0.7,
  [0.3, -0.8, 0.5],
  [
    [0.2, 0.9],
    [-0.4, 0.6],
  ],
  { q: 0.1, part: { p: -0.3, list: [0.8, 0.25] }, maybe: 0.45 },
];

const types: readonly Type[] = [num, nums, matrix, inner, outer, maybeNum, maybes, closure];

const boundaries: readonly (Boundary | undefined)[] = [
  undefined,
  { mode: "checkpoint" },
  { mode: "forward", when: "late", chunk: undefined },
  { mode: "forward", when: "preaccumulate", chunk: 2 },
];

/** How many operations are drawn for one function at most. */
const opsOfFunction = 30;

type Pools = Map<Type, Value[]>;

interface Helper {
  readonly name: string;
  readonly result: Type;
  /** It stores into nothing that it is given. */
  readonly isPure: boolean;
}

export interface Kinds {
  /** With gradients taken inside. */
  readonly derives?: boolean;
  /** Without `stopGradient`, so that differences tell the gradient. */
  readonly unstopped?: boolean;
}

/** A module whose function `f` maps `paramTypes` to a number. */
export function randomProgram(choices: readonly number[], kinds: Kinds = {}): Module {
  return new Writer(choices, sample(), kinds).write();
}

class Writer {
  readonly #choices: readonly number[];
  readonly #sample: Sample;
  readonly #kinds: Kinds;
  #opsLeft = opsOfFunction;
  readonly #helpers: Helper[] = [];
  #next = 0;

  constructor(choices: readonly number[], sampled: Sample, kinds: Kinds) {
    this.#choices = choices;
    this.#sample = sampled;
    this.#kinds = kinds;
  }

  write(): Module {
    for (let k = this.#pick(4); k > 0; k--) this.#helper(`h${k}`);
    this.#opsLeft = opsOfFunction;
    this.#function("f", num, false);
    return this.#sample.finish();
  }

  #helper(name: string): void {
    const isPure = this.#pick(2) === 0;
    const result = [num, nums, inner, matrix][this.#pick(4)]!;
    this.#opsLeft = opsOfFunction;
    this.#function(name, result, isPure);
    this.#helpers.push({ name, result, isPure });
  }

  #function(name: string, result: Type, isPure: boolean): void {
    this.#sample.add(name, paramTypes, (b, params) => {
      const pools: Pools = new Map(types.map((type) => [type, []]));
      paramTypes.forEach((type, index) => {
        const param = params[index]!;
        this.#put(pools, type, isPure && type !== num ? b.copy(param) : param);
      });
      this.#ops(b, pools, 2);
      return [result === num ? this.#summary(b, pools) : this.#get(b, pools, result)];
    });
  }

  /** A number that depends on all that is in reach. */
  #summary(b: BlockBuilder, pools: Pools): Value {
    const [list, part] = [this.#get(b, pools, nums), this.#get(b, pools, outer)];
    const row = b.load(this.#get(b, pools, matrix), b.const(1), true);
    const terms = [
      this.#get(b, pools, num),
      b.load(list, b.const(0), true),
      b.load(list, b.const(1), true),
      b.load(row, b.const(0), true),
      b.load(row, b.const(1), true),
      b.getField(part, "q"),
      b.getField(b.getField(part, "part"), "p"),
      this.#present(b, b.getField(part, "maybe")),
    ];
    return terms.reduce((sum, term, index) =>
      b.prim("add", [sum, b.prim("mul", [term, b.const(0.3 + 0.1 * index)])]),
    );
  }

  #ops(b: BlockBuilder, pools: Pools, depth: number): void {
    for (let k = 2 + this.#pick(6); k > 0 && this.#opsLeft > 0; k--) {
      this.#opsLeft--;
      this.#op(b, pools, depth);
    }
  }

  #op(b: BlockBuilder, pools: Pools, depth: number): void {
    switch (this.#pick(this.#kinds.derives === true ? 27 : 24)) {
      case 0:
      case 1:
        return this.#put(
          pools,
          num,
          b.prim("sin", [b.prim("add", [this.#num(b, pools), this.#num(b, pools)])]),
        );
      case 2:
        return this.#put(
          pools,
          num,
          b.prim("mul", [this.#num(b, pools), b.prim("cos", [this.#num(b, pools)])]),
        );
      case 3:
        return this.#put(pools, num, b.load(this.#get(b, pools, nums), this.#index(b, pools), true));
      case 4:
      case 5:
        return b.store(this.#get(b, pools, nums), this.#index(b, pools), this.#small(b, pools), true);
      case 6:
        return this.#put(pools, nums, b.load(this.#get(b, pools, matrix), this.#index(b, pools), true));
      case 7:
        return b.store(this.#get(b, pools, matrix), this.#index(b, pools), this.#get(b, pools, nums), true);
      case 8:
        return this.#put(
          pools,
          matrix,
          b.makeList([this.#get(b, pools, nums), this.#get(b, pools, nums)], matrix, this.#pick(2) === 0),
        );
      case 9:
        return this.#put(
          pools,
          nums,
          b.makeList([this.#num(b, pools), this.#num(b, pools)], nums, this.#pick(2) === 0),
        );
      case 10:
        return this.#growing(b, pools);
      case 11:
        return this.#put(pools, inner, b.makeRecord([this.#num(b, pools), this.#get(b, pools, nums)], inner));
      case 12:
        return this.#put(
          pools,
          outer,
          b.makeRecord(
            [this.#num(b, pools), this.#get(b, pools, inner), this.#get(b, pools, maybeNum)],
            outer,
          ),
        );
      case 13:
        return this.#field(b, pools);
      case 14:
        return this.#setField(b, pools);
      case 15:
        return this.#maybe(b, pools);
      case 16:
        return this.#closure(b, pools);
      case 17:
      case 18:
        if (depth > 0) this.#choice(b, pools, depth);
        return;
      case 19:
      case 20:
        if (depth > 0) this.#loop(b, pools, depth);
        return;
      case 21:
      case 22:
        return this.#call(b, pools);
      case 25:
      case 26:
        return this.#derivative(b, pools);
      default:
        if (this.#kinds.unstopped !== true) this.#put(pools, num, b.stopGradient(this.#num(b, pools)));
    }
  }

  /** Pushes, pops, and lengths set: never below two. */
  #growing(b: BlockBuilder, pools: Pools): void {
    const isMatrix = this.#pick(3) === 0;
    const list = this.#get(b, pools, isMatrix ? matrix : nums);
    const element = (): Value => (isMatrix ? this.#get(b, pools, nums) : this.#small(b, pools));
    const long = b.test("gt", [b.length(list), b.const(2)]);
    switch (this.#pick(4)) {
      case 0:
        return b.push(list, element());
      case 1: {
        const value = element();
        const [popped] = b.ifOp(
          long,
          (c) => [c.pop(list)],
          () => [value],
        );
        return this.#put(pools, isMatrix ? matrix.elem : num, sure(popped));
      }
      case 2:
        b.ifOp(
          long,
          (c) => {
            c.setLength(list, c.const(2));
            return [];
          },
          () => [],
        );
        return;
      default: {
        // Only a list that is known to grow may be stored into at its end.
        b.push(list, element());
        return b.store(list, b.length(list), element(), true);
      }
    }
  }

  #field(b: BlockBuilder, pools: Pools): void {
    const whole = this.#get(b, pools, outer);
    const part = b.getField(whole, "part");
    this.#put(pools, inner, part);
    this.#put(pools, nums, b.getField(part, "list"));
    this.#put(pools, num, b.getField(part, "p"));
    this.#put(pools, maybeNum, b.getField(whole, "maybe"));
  }

  #setField(b: BlockBuilder, pools: Pools): void {
    const whole = this.#get(b, pools, outer);
    switch (this.#pick(5)) {
      case 0:
        return b.setField(whole, "q", this.#small(b, pools));
      case 1:
        return b.setField(whole, "part", this.#get(b, pools, inner));
      case 2:
        return b.setField(whole, "maybe", this.#get(b, pools, maybeNum));
      case 3:
        return b.setField(this.#get(b, pools, inner), "list", this.#get(b, pools, nums));
      default:
        return b.setField(this.#get(b, pools, inner), "p", this.#small(b, pools));
    }
  }

  #maybe(b: BlockBuilder, pools: Pools): void {
    const value = this.#get(b, pools, maybeNum);
    switch (this.#pick(4)) {
      case 0:
        return this.#put(pools, maybes, b.makeList([value, this.#get(b, pools, maybeNum)], maybes, false));
      case 1:
        return b.store(this.#get(b, pools, maybes), this.#index(b, pools), value, true);
      case 2:
        return this.#put(pools, maybeNum, b.load(this.#get(b, pools, maybes), this.#index(b, pools), true));
      default:
        return this.#put(pools, num, this.#present(b, value));
    }
  }

  #closure(b: BlockBuilder, pools: Pools): void {
    const made = this.#get(b, pools, closure);
    this.#put(pools, num, b.getField(made, "k"));
    this.#put(pools, nums, b.getField(made, "list"));
    if (this.#pick(3) === 0) this.#put(pools, matrix, b.getField(made, "rows"));
  }

  #present(b: BlockBuilder, value: Value): Value {
    return b.ifOp(
      b.isUndefined(value),
      (c) => [c.const(0.25)],
      (c) => [c.prim("sin", [c.unwrap(value)])],
    )[0]!;
  }

  #choice(b: BlockBuilder, pools: Pools, depth: number): void {
    const condition = b.test("lt", [this.#num(b, pools), b.const([-0.5, 0, 0.5][this.#pick(3)])]);
    const result = types[this.#pick(types.length)]!;
    const branch = (c: BlockBuilder): readonly Value[] => {
      const own = copied(pools);
      this.#ops(c, own, depth - 1);
      return [this.#get(c, own, result), this.#num(c, own)];
    };
    const [value, number] = b.ifOp(condition, branch, branch);
    this.#put(pools, result, sure(value));
    this.#put(pools, num, sure(number));
  }

  #loop(b: BlockBuilder, pools: Pools, depth: number): void {
    const carriedTypes = [num, types[this.#pick(types.length)]!, types[this.#pick(types.length)]!];
    const init = carriedTypes.map((type) => this.#get(b, pools, type));
    const swapsSame = carriedTypes[1] === carriedTypes[2] && this.#pick(2) === 0;
    const body = (c: BlockBuilder, i: Value, carried: readonly Value[]): readonly Value[] => {
      const own = copied(pools);
      carried.forEach((value, index) => this.#put(own, carriedTypes[index]!, value));
      this.#put(own, num, c.prim("mul", [i, c.const(0.2)]));
      this.#ops(c, own, depth - 1);
      const [number, x, y] = carried;
      if (swapsSame) return [this.#small(c, own), sure(y), sure(x)];
      void number;
      return [
        this.#small(c, own),
        this.#get(c, own, carriedTypes[1]!),
        this.#pick(2) === 0 ? sure(y) : this.#get(c, own, carriedTypes[2]!),
      ];
    };
    const results =
      this.#pick(3) === 0
        ? this.#fractional(b, init, body)
        : countingLoop(b, b.const(this.#pick(4)), init, this.#sample.loopOwner, body);
    results.forEach((value, index) => this.#put(pools, carriedTypes[index]!, value));
  }

  /** A loop whose counter does not step by an integer. */
  #fractional(
    b: BlockBuilder,
    init: readonly Value[],
    body: (c: BlockBuilder, i: Value, carried: readonly Value[]) => readonly Value[],
  ): readonly Value[] {
    const results = b.loop(
      [b.const(0), ...init],
      (c, carried) => c.test("lt", [carried[0]!, c.const(1)]),
      (c, [t, ...carried]) => [c.prim("add", [sure(t), c.const(0.4)]), ...body(c, sure(t), carried)],
      this.#sample.loopOwner,
    );
    return results.slice(1);
  }

  #call(b: BlockBuilder, pools: Pools): void {
    const helper = this.#helpers[this.#pick(Math.max(this.#helpers.length, 1))];
    if (helper === undefined) return;
    const operands = paramTypes.map((type) => this.#get(b, pools, type));
    const boundary = helper.isPure ? boundaries[this.#pick(boundaries.length)] : undefined;
    const [value] = b.call(helper.name, operands, [helper.result], boundary);
    this.#put(pools, helper.result, sure(value));
  }

  /** A gradient of a helper: its numbers and structures join the others. */
  #derivative(b: BlockBuilder, pools: Pools): void {
    const numeric = this.#helpers.filter(({ result }) => result === num);
    const helper = numeric[this.#pick(Math.max(numeric.length, 1))];
    if (helper === undefined) return;
    const operands = paramTypes.map((type) => this.#get(b, pools, type));
    const wrt = [[0], [1], [0, 2], [1, 3], [0, 1, 2, 3]][this.#pick(5)]!;
    const mode = (["reverse", "forward", "auto"] as const)[this.#pick(3)]!;
    const derive: DeriveOptions = { mode, chunk: undefined, tape: "needed", plan: {} };
    const bars = b.derive(helper.name, { kind: "gradient", wrt, options: derive }, operands, [
      num,
      ...wrt.map((index) => paramTypes[index]!),
    ]);
    bars.forEach((bar, position) => {
      const type = position === 0 ? num : paramTypes[wrt[position - 1]!]!;
      this.#put(pools, type, type === num ? b.prim("sin", [bar]) : bar);
    });
  }

  #num(b: BlockBuilder, pools: Pools): Value {
    return this.#get(b, pools, num);
  }

  #small(b: BlockBuilder, pools: Pools): Value {
    return b.prim("sin", [this.#num(b, pools)]);
  }

  #index(b: BlockBuilder, pools: Pools): Value {
    const chosen = this.#pick(3);
    if (chosen < 2) return b.const(chosen);
    return b.ifOp(
      b.test("lt", [this.#num(b, pools), b.const(0.1)]),
      (c) => [c.const(0)],
      (c) => [c.const(1)],
    )[0]!;
  }

  /** A value of the type that is at hand, or a new one. */
  #get(b: BlockBuilder, pools: Pools, type: Type): Value {
    const pool = pools.get(type) ?? [];
    const chosen = this.#pick(pool.length + (pool.length === 0 ? 1 : 0));
    return pool[pool.length - 1 - chosen] ?? this.#fresh(b, pools, type);
  }

  #fresh(b: BlockBuilder, pools: Pools, type: Type): Value {
    switch (type) {
      case nums:
        return b.makeList([b.const(0.5), this.#num(b, pools)], nums, false);
      case matrix:
        return b.makeList([this.#get(b, pools, nums), this.#get(b, pools, nums)], matrix, false);
      case inner:
        return b.makeRecord([this.#num(b, pools), this.#get(b, pools, nums)], inner);
      case outer:
        return b.makeRecord(
          [this.#num(b, pools), this.#get(b, pools, inner), this.#get(b, pools, maybeNum)],
          outer,
        );
      case maybeNum:
        return this.#pick(2) === 0 ? b.none(num) : b.some(this.#num(b, pools));
      case maybes:
        return b.makeList([this.#get(b, pools, maybeNum), b.none(num)], maybes, false);
      case closure:
        return b.makeRecord(
          [this.#num(b, pools), this.#get(b, pools, nums), this.#get(b, pools, matrix)],
          closure,
        );
      default:
        return b.const([0.2, -0.6, 0.9][this.#pick(3)]);
    }
  }

  #put(pools: Pools, type: Type, value: Value): void {
    pools.get(type)?.push(value);
  }

  /** The next choice; when they are used up, they come again in other guises, until the budget is spent. */
  #pick(count: number): number {
    const at = this.#next++;
    if (count <= 1 || this.#choices.length === 0) return 0;
    const choice = this.#choices[at % this.#choices.length]!;
    const round = Math.trunc(at / this.#choices.length);
    return (round === 0 ? choice : (Math.imul(choice + 1, 2654435761 + 40503 * round) >>> 7) + round) % count;
  }
}

function copied(pools: Pools): Pools {
  return new Map([...pools].map(([type, values]) => [type, [...values]]));
}
