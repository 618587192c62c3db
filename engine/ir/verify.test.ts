import { describe, expect, test } from "vitest";
import { nowhere } from "../source/span.ts";
import { countingLoop, sample, type Sample } from "./testing/sampleModule.ts";
import {
  bool,
  num,
  str,
  type Block,
  type Func,
  type ListType,
  type Op,
  type RecordType,
  type Value,
} from "./types.ts";
import { verifyModule } from "./verify.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };

function messages(s: Sample, arityOf?: (name: string) => number | undefined): readonly string[] {
  return verifyModule(s.finish(), arityOf).map((fault) => fault.message);
}

function withBody(s: Sample, body: Block, role: Func["role"] = "primal"): void {
  s.builder.addFunction({ name: "f", body, owner: s.owner, span: nowhere, role, captures: 0 });
}

function raw(s: Sample, op: object, args: readonly Value[], results: readonly Value[]): Op {
  return { ...op, args, results, span: nowhere, owner: s.owner } as unknown as Op;
}

describe("verifyModule", () => {
  test("finds nothing in a well-formed module", () => {
    const s = sample();
    s.add("f", [numbers, bool], (b, [xs, flag]) => {
      const sums = countingLoop(b, b.length(xs), [b.const(0)], s.loopOwner, (c, i, carried) =>
        c.ifOp(
          flag,
          (d) => [d.prim("add", [carried[0]!, d.load(xs, i, true)])],
          () => carried,
        ),
      );
      return sums;
    });
    expect(messages(s, () => 2)).toEqual([]);
  });

  test("finds a value used before it is defined", () => {
    const s = sample();
    const late = s.builder.freshValue(num, "late");
    const use = raw(s, { kind: "prim", name: "neg" }, [late], [s.builder.freshValue(num)]);
    const make = raw(s, { kind: "const", value: 1 }, [], [late]);
    withBody(s, { params: [], ops: [use, make], yields: [] });
    expect(messages(s)).toEqual([expect.stringMatching(/late\.\d+ is used before it is defined/)]);
  });

  test("finds a value used outside its block", () => {
    const s = sample();
    const leaked: Value[] = [];
    s.add("f", [bool], (b, [flag]) => {
      b.ifOp(
        flag,
        (c) => {
          leaked.push(c.const(1));
          return leaked;
        },
        (c) => [c.const(2)],
      );
      return leaked;
    });
    expect(messages(s)).toEqual([expect.stringContaining("is used outside its block")]);
  });

  test("finds a value defined twice, in one function and in two", () => {
    const s = sample();
    const x = s.builder.freshValue(num);
    const make = raw(s, { kind: "const", value: 1 }, [], [x]);
    withBody(s, { params: [], ops: [make, make], yields: [] });
    s.builder.addFunction({
      name: "g",
      body: { params: [x], ops: [], yields: [] },
      owner: 0,
      span: nowhere,
      role: "primal",
      captures: 0,
    });
    expect(messages(s)).toEqual([
      expect.stringContaining("is defined twice"),
      expect.stringContaining("is another function's"),
    ]);
  });

  test("finds two values with one id", () => {
    const s = sample();
    const twin: Value = { id: 7, type: num, name: undefined };
    withBody(s, { params: [twin, { ...twin }], ops: [], yields: [] });
    expect(messages(s)).toEqual([expect.stringContaining("have one id")]);
  });

  test("finds operands and results of the wrong types", () => {
    const s = sample();
    s.add("f", [bool, num, numbers], (b, [flag, x, xs]) => {
      b.prim("neg", [flag]);
      b.test("eq", [flag, x]);
      b.store(xs, x, flag, true);
      b.test("not", [x]);
      b.accumulate(x, x);
      return [];
    });
    expect(messages(s)).toHaveLength(5);
  });

  test("finds branches that yield other types than the results", () => {
    const s = sample();
    s.add("f", [bool], (b, [flag]) =>
      b.ifOp(
        flag,
        (c) => [c.const(1)],
        (c) => [c.const("no")],
      ),
    );
    expect(messages(s)).toEqual(["the second branch's yields are (str) and should be (num)"]);
  });

  test("finds a loop whose body carries other types on", () => {
    const s = sample();
    s.add("f", [], (b) =>
      b.loop(
        [b.const(0)],
        (c) => c.const(false),
        (c) => [c.const("no")],
        s.loopOwner,
      ),
    );
    expect(messages(s)).toEqual(["the body's yields are (str) and should be (num)"]);
  });

  test("finds a condition with an effect, and lets it fill a list of its own", () => {
    const s = sample();
    s.add("f", [numbers], (b, [xs]) =>
      b.loop(
        [],
        (c) => {
          const own = c.makeList([c.const(1)], numbers, false);
          c.store(own, c.const(0), c.const(2), true);
          c.store(xs, c.const(0), c.const(2), true);
          c.print([]);
          return c.const(false);
        },
        () => [],
        s.loopOwner,
      ),
    );
    expect(messages(s)).toEqual(["a loop's condition stores", "a loop's condition has an effect"]);
  });

  test("finds calls that disagree with their callee", () => {
    const s = sample();
    s.add("g", [num], (_b, params) => params);
    s.add("f", [str], (b, params) => {
      b.call("g", params, [num]);
      b.call("g", [b.const(1)], [str]);
      b.call("nowhere", [], []);
      return [];
    });
    expect(messages(s)).toEqual([
      "the operands are (str) and should be (num)",
      "the results are (str) and should be (num)",
      "there is no function nowhere",
    ]);
  });

  test("knows how many operands a rule's call has", () => {
    const s = sample();
    s.add("g", [num, num], (_b, [, x]) => [x]);
    s.builder.addRule({ id: "r", name: "g", span: nowhere, frule: undefined, rrule: undefined });
    const boundary = {
      mode: "rule",
      rule: "r",
      captures: 1,
      explicit: 1,
      fruleCaptures: 0,
      rruleCaptures: 1,
    } as const;
    s.add("f", [num, str], (b, [x, y]) => {
      b.call("g", [x, x, y], [num], boundary);
      b.call("g", [x, x], [num], boundary);
      b.call("g", [x, x, y], [num], { ...boundary, rule: "other" });
      return [];
    });
    expect(messages(s)).toEqual(["2 operands where the rule says 3", "there is no rule other"]);
  });

  test("keeps the tape out of primal code", () => {
    const s = sample();
    s.add("f", [num], (b, params) => {
      b.tapePush(params);
      return b.tapePop(params);
    });
    s.add(
      "g",
      [num],
      (b, params) => {
        b.tapePush(params);
        return b.tapePop(params);
      },
      "wrapper",
    );
    expect(messages(s)).toEqual(["the tape is used in primal code", "the tape is used in primal code"]);
  });

  test("finds stores into closures, unknown fields and nested absence", () => {
    const s = sample();
    const closure: RecordType = {
      kind: "record",
      flavor: "closure",
      fields: [{ name: "a", type: num }],
      target: "g",
    };
    s.add("f", [closure, { kind: "maybe", of: num }], (b, [k, m]) => {
      b.setField(k, "a", b.const(1));
      b.append(raw(s, { kind: "getField", field: "z" }, [k], [b.fresh(num)]));
      b.append(raw(s, { kind: "some" }, [m], [b.fresh({ kind: "maybe", of: m.type })]));
      return [];
    });
    expect(messages(s)).toEqual([
      "closures are immutable",
      expect.stringContaining("no field z"),
      "a maybe holds a maybe",
    ]);
  });

  test("finds unknown primitives and wrong numbers of operands", () => {
    const s = sample();
    s.add("f", [num], (b, [x]) => [b.prim("sin", [x, x]), b.prim("sine", [x])]);
    const arityOf = (name: string) => (name === "sin" ? 1 : undefined);
    expect(messages(s, arityOf)).toEqual([
      "the operands are (num, num) and should be (num)",
      "there is no primitive sine",
    ]);
  });

  test("finds shadows that are none", () => {
    const s = sample();
    const labelled: RecordType = {
      kind: "record",
      flavor: "object",
      fields: [
        { name: "s", type: str },
        { name: "x", type: num },
      ],
    };
    s.add("f", [labelled], (b, [p]) => {
      b.leafCount(p);
      b.accumulate(b.zerosLike(p), b.zerosLike(p));
      return [];
    });
    expect(messages(s)).toEqual([expect.stringContaining("is not a shadow")]);
  });
});
