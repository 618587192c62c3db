/**
 * Random well-formed modules that always end, drawn from a list of choices so that fast-check can shrink them: every
 * kind of operation but derivatives, with names that collide, values that are reused, and accesses that may fail.
 */
import type { BlockBuilder } from "../../ir/builder.ts";
import { sample, type Sample } from "../../ir/testing/sampleModule.ts";
import {
  bool,
  num,
  type ListType,
  type Module,
  type RecordType,
  type Type,
  type Value,
} from "../../ir/types.ts";

export const numberList: ListType = { kind: "list", flavor: "array", elem: num };
export const nestedList: ListType = { kind: "list", flavor: "array", elem: numberList };
export const pointType: RecordType = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "x", type: num },
    { name: "class", type: num },
    { name: "list", type: numberList },
  ],
};
/** Lists that grow; kept apart from those that do not. */
const grownList: ListType = { kind: "list", flavor: "array", elem: num };
const boxType: RecordType = { kind: "record", flavor: "box", fields: [{ name: "v", type: num }] };
const tupleType: RecordType = {
  kind: "record",
  flavor: "tuple",
  fields: [
    { name: "0", type: num },
    { name: "1", type: bool },
  ],
};
const maybeNumber: Type = { kind: "maybe", of: num };

/** Params of the root of a random module. */
export const rootTypes: readonly Type[] = [num, num, numberList, nestedList, pointType];

const prims2 = ["add", "sub", "mul", "div", "mod", "pow", "max", "and", "or", "shl", "ushr", "copysign"];
const prims1 = ["neg", "sin", "not", "abs", "round"];
const tests = ["lt", "le", "gt", "ge", "eq", "ne"] as const;
const constants = [0, -0, 1, 2, -1.5, 0.1, 3, NaN, Infinity, -Infinity, 1e21, 1e-7];
const names = [undefined, undefined, undefined, "x", "y", "i", "sum", "Math", "for", "d", "p"];

type Pools = Map<Type, Value[]>;

interface Callee {
  readonly name: string;
  readonly params: readonly Type[];
  readonly results: readonly Type[];
}

class Writer {
  readonly #choices: readonly number[];
  #next = 0;
  #opsLeft: number;
  readonly #sample: Sample;
  readonly #callees: Callee[] = [];

  constructor(choices: readonly number[], sampled: Sample) {
    this.#choices = choices;
    this.#sample = sampled;
    this.#opsLeft = choices.length;
  }

  write(): Module {
    this.#addPureFunctions();
    for (let k = this.#pick(3); k > 0; k--) this.#helper(`helper${k}`);
    const results = [num, bool, numberList, nestedList, num];
    this.#sample.add("root", rootTypes, (b, params) => this.#body(b, params, results), "wrapper");
    return this.#sample.finish();
  }

  /** Calls of these may be folded into expressions: one hands over two results, one calls it. */
  #addPureFunctions(): void {
    const params = [num, num];
    this.#sample.add("pair", params, (b, args) => [b.prim("sub", args), b.prim("mul", args)]);
    this.#sample.add("one", params, (b, args) => {
      const results = b.call("pair", args, [num, num]);
      return [b.prim("add", [results[0]!, results[1]!])];
    });
    this.#callees.push(
      { name: "pair", params, results: [num, num] },
      { name: "one", params, results: [num] },
    );
  }

  #helper(name: string): void {
    const results = [[num], [num, bool], [numberList, num]][this.#pick(3)]!;
    this.#sample.add(name, rootTypes, (b, params) => this.#body(b, params, results), "wrapper");
    this.#callees.push({ name, params: rootTypes, results });
  }

  #body(b: BlockBuilder, params: readonly Value[], results: readonly Type[]): Value[] {
    const pools: Pools = new Map();
    params.forEach((param, index) => this.#put(pools, rootTypes[index]!, param));
    this.#ops(b, pools, 3);
    return results.map((type) => this.#get(b, pools, type));
  }

  #pick(n: number): number {
    return (this.#choices[this.#next++] ?? 0) % n;
  }

  #name(): string | undefined {
    return names[this.#pick(names.length)];
  }

  #put(pools: Pools, type: Type, value: Value): void {
    const pool = pools.get(type);
    if (pool === undefined) pools.set(type, [value]);
    else pool.push(value);
  }

  /** A value of the type, made if there is none. */
  #get(b: BlockBuilder, pools: Pools, type: Type): Value {
    const pool = pools.get(type) ?? [];
    const choice = this.#pick(pool.length + 2);
    if (choice < pool.length) return pool[pool.length - 1 - choice]!;
    if (type === num) return b.const(constants[this.#pick(constants.length)], this.#name());
    if (pool.length > 0) return pool.at(-1)!;
    const made = this.#make(b, pools, type);
    this.#put(pools, type, made);
    return made;
  }

  #make(b: BlockBuilder, pools: Pools, type: Type): Value {
    const number = (): Value => this.#get(b, pools, num);
    if (type === bool) return b.test(tests[this.#pick(tests.length)]!, [number(), number()], this.#name());
    if (type === numberList) return b.makeList([number(), number()], numberList, false, this.#name());
    if (type === nestedList)
      return b.makeList([this.#get(b, pools, numberList)], nestedList, false, this.#name());
    if (type === pointType) {
      return b.makeRecord([number(), number(), this.#get(b, pools, numberList)], pointType, this.#name());
    }
    if (type === grownList) return b.makeList([number()], grownList, true, this.#name());
    if (type === boxType) return b.makeRecord([number()], boxType, this.#name());
    if (type === tupleType)
      return b.makeRecord([number(), this.#get(b, pools, bool)], tupleType, this.#name());
    return this.#pick(2) === 0 ? b.none(num) : b.some(number());
  }

  #ops(b: BlockBuilder, pools: Pools, depth: number): void {
    for (let k = 1 + this.#pick(6); k > 0 && this.#opsLeft > 0; k--) {
      this.#opsLeft--;
      this.#op(b, pools, depth);
    }
  }

  #op(b: BlockBuilder, pools: Pools, depth: number): void {
    const get = (type: Type): Value => this.#get(b, pools, type);
    const put = (type: Type, value: Value): void => this.#put(pools, type, value);
    const choice = this.#pick(depth > 0 ? 37 : 31);
    switch (choice) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
        return put(num, b.prim(prims2[this.#pick(prims2.length)]!, [get(num), get(num)], this.#name()));
      case 5:
      case 6:
        return put(num, b.prim(prims1[this.#pick(prims1.length)]!, [get(num)], this.#name()));
      case 7:
        return put(bool, b.test(this.#pick(2) === 0 ? "and" : "or", [get(bool), get(bool)], this.#name()));
      case 8:
        return put(bool, b.test("not", [get(bool)], this.#name()));
      case 9:
        return put(bool, b.test("isNaN", [get(num)], this.#name()));
      case 10:
      case 11:
        return put(num, b.load(get(numberList), this.#index(b, get(num)), true, this.#name()));
      case 12:
        return put(numberList, b.load(get(nestedList), b.const(0), true, this.#name()));
      case 13:
      case 14:
        return b.store(
          get(numberList),
          b.const([0, 1, 0, 1, 0, 1, 0, 1, 3, -1, 0.5][this.#pick(11)]),
          get(num),
          true,
        );
      case 15:
        return put(num, b.length(get(numberList), this.#name()));
      case 16:
        return b.store(get(nestedList), b.const(0), get(numberList), true);
      case 17:
        return put(num, b.getField(get(pointType), this.#pick(2) === 0 ? "x" : "class", this.#name()));
      case 18:
        return b.setField(get(pointType), "x", get(num));
      case 19:
        return put(num, b.getField(get(boxType), "v"));
      case 20:
        return b.setField(get(boxType), "v", get(num));
      case 21:
        put(bool, b.isUndefined(get(maybeNumber)));
        return put(num, b.unwrap(get(maybeNumber), this.#name()));
      case 22:
        return b.print([get(num), get(numberList)]);
      case 23:
        return this.#structure(b, pools);
      case 24:
        return put(num, b.input("random", this.#name()));
      case 25:
        put(num, b.getField(get(tupleType), "0", this.#name()));
        return put(bool, b.same(get(numberList), get(numberList)));
      case 26:
      case 27:
      case 28:
        return this.#grown(b, pools);
      case 29:
      case 30:
        return this.#call(b, pools);
      case 31:
      case 32:
      case 33:
        return this.#if(b, pools, depth);
      case 34:
      case 35:
        return this.#loop(b, pools, depth);
      default:
        return this.#tape(b, pools, depth);
    }
  }

  /** Mostly within a short list. */
  #index(b: BlockBuilder, any: Value): Value {
    const choice = this.#pick(8);
    return choice === 0 ? any : b.const(choice % 2);
  }

  #structure(b: BlockBuilder, pools: Pools): void {
    const list = this.#get(b, pools, numberList);
    const shadow = b.zerosLike(list, this.#name());
    b.leafAdd(shadow, b.const(this.#pick(3)), this.#get(b, pools, num));
    b.accumulate(shadow, list);
    this.#put(pools, num, b.inner(shadow, list, this.#name()));
    this.#put(pools, num, b.leafGet(shadow, this.#get(b, pools, num)));
    this.#put(pools, numberList, b.copy(list));
    const point = this.#get(b, pools, pointType);
    const pointShadow = b.zerosLike(point);
    b.accumulate(pointShadow, point);
    this.#put(pools, num, b.leafGet(pointShadow, b.const(this.#pick(5))));
    this.#put(pools, num, b.leafCount(pointShadow));
    const grown = b.makeList([], numberList, true, this.#name());
    b.push(grown, this.#get(b, pools, num));
    b.store(grown, b.const(1), this.#get(b, pools, num), true);
    this.#put(pools, num, b.pop(grown, this.#name()));
    b.setLength(grown, b.const(3));
    this.#put(pools, num, b.load(grown, b.const(2), true));
  }

  #grown(b: BlockBuilder, pools: Pools): void {
    const list = this.#get(b, pools, grownList);
    const number = (): Value => this.#get(b, pools, num);
    const index = (): Value => b.const([0, 1, 0, 2, 0, -1, 0.5][this.#pick(7)]);
    switch (this.#pick(7)) {
      case 0:
      case 1:
        return b.push(list, number());
      case 2:
        return b.store(list, b.length(list), number(), true);
      case 3:
        return b.store(list, index(), number(), true);
      case 4:
        return this.#put(pools, num, b.load(list, index(), true, this.#name()));
      case 5:
        return this.#put(pools, num, b.pop(list, this.#name()));
      default:
        return b.setLength(list, b.const(this.#pick(4)));
    }
  }

  #if(b: BlockBuilder, pools: Pools, depth: number): void {
    const types = [[num], [num, num], [bool], [numberList, num], []][this.#pick(5)]!;
    const branch = (c: BlockBuilder): readonly Value[] => {
      const inner = clonePools(pools);
      this.#ops(c, inner, depth - 1);
      if (this.#pick(12) === 0) c.throwOp("RangeError", [c.const(`at ${this.#next}`)]);
      return types.map((type) => this.#get(c, inner, type));
    };
    const resultNames = types.map(() => this.#name());
    const results = b.ifOp(this.#get(b, pools, bool), branch, branch, resultNames);
    results.forEach((result, index) => this.#put(pools, types[index]!, result));
  }

  /** At most four turns, and sometimes fewer by a condition of its own. */
  #loop(b: BlockBuilder, pools: Pools, depth: number): void {
    const types = [[num], [num, num], [num, numberList], [num, bool, num], [num, grownList]][this.#pick(5)]!;
    const init = types.map((type) => this.#get(b, pools, type));
    const limit = b.const(this.#pick(4));
    const stop = this.#pick(3) === 0 ? this.#get(b, pools, num) : undefined;
    const swap = this.#pick(3) === 0 && types[1] === num;
    const results = b.loop(
      [b.const(0, "i"), ...init],
      (c, params) => {
        const goesOn = c.test("lt", [params[0]!, limit]);
        return stop === undefined ? goesOn : c.test("and", [goesOn, c.test("ne", [params[1]!, stop])]);
      },
      (c, params) => {
        const inner = clonePools(pools);
        const [i, carried] = [params[0]!, params.slice(1)];
        this.#put(inner, num, i);
        carried.forEach((value, index) => this.#put(inner, types[index]!, value));
        this.#ops(c, inner, depth - 1);
        const next = types.map((type) => this.#get(c, inner, type));
        if (swap) [next[0], next[1]] = [carried[1]!, carried[0]!];
        return [c.prim("add", [i, c.const(1)], "i"), ...next];
      },
      this.#sample.loopOwner,
      ["i", ...types.map(() => this.#name())],
    );
    results.slice(1).forEach((result, index) => this.#put(pools, types[index]!, result));
  }

  #call(b: BlockBuilder, pools: Pools): void {
    const callee = this.#callees[this.#pick(this.#callees.length)]!;
    const args = callee.params.map((type) => this.#get(b, pools, type));
    const results = b.call(
      callee.name,
      args,
      callee.results,
      undefined,
      callee.results.map(() => this.#name()),
    );
    results.forEach((result, index) => this.#put(pools, callee.results[index]!, result));
  }

  /** A group that is pushed, something in between, and popped again. */
  #tape(b: BlockBuilder, pools: Pools, depth: number): void {
    const types = [num, num, bool, numberList].slice(this.#pick(4), this.#pick(4) + 1);
    const values = types.map((type) => this.#get(b, pools, type));
    const group = this.#next;
    const base = { span: b.span, owner: b.owner, group };
    b.append({ ...base, kind: "tapePush", args: values, results: [] });
    this.#ops(b, pools, depth - 1);
    const popped = types.map((type) => b.fresh(type, this.#name()));
    b.append({ ...base, kind: "tapePop", args: [], results: popped });
    popped.forEach((value, index) => this.#put(pools, types[index]!, value));
  }
}

function clonePools(pools: Pools): Pools {
  return new Map([...pools].map(([type, values]) => [type, [...values]]));
}

/** The module that the choices make; its root is `root`, with params of `rootTypes`. */
export function randomModule(choices: readonly number[]): Module {
  return new Writer(choices, sample()).write();
}
