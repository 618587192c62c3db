import { describe, expect, test } from "vitest";
import { DiagnosticError, InvariantError } from "../diagnostics/diagnostic.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { interpret, Interpreter, UserThrow, type Host } from "./interpret.ts";
import { countingLoop, sample } from "./testing/sampleModule.ts";
import { bool, num, str, undef, type ListType, type RecordType } from "./types.ts";
import { assertWellFormed } from "./verify.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };
const singles: ListType = { kind: "list", flavor: "f32", elem: num };
const point: RecordType = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "x", type: num },
    { name: "label", type: str },
    { name: "more", type: numbers },
  ],
};
const host: Host = { primitive: (name) => primitiveNamed(name).value };

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic.code;
    throw error;
  }
  return "none";
}

describe("interpret", () => {
  test("a loop carries values and calls itself in its own order", () => {
    const s = sample();
    s.add("sum", [numbers], (b, [xs]) =>
      countingLoop(b, b.length(xs), [b.const(0)], s.loopOwner, (c, i, carried) => [
        c.prim("add", [carried[0]!, c.load(xs, i, true)]),
      ]),
    );
    s.add("twice", [numbers], (b, params) => {
      const total = b.call("sum", params, [num])[0]!;
      return [b.prim("mul", [total, b.const(2)])];
    });
    assertWellFormed(s.finish(), "building");
    expect(interpret(s.finish(), "twice", [[1, 2, 4]], host)).toEqual([14]);
  });

  test("a branch runs alone", () => {
    const s = sample();
    s.add("f", [bool, numbers], (b, [flag, xs]) =>
      b.ifOp(
        flag,
        (c) => [c.load(xs, c.const(7), true)],
        (c) => [c.const(1)],
      ),
    );
    expect(interpret(s.finish(), "f", [false, []], host)).toEqual([1]);
    expect(codeOf(() => interpret(s.finish(), "f", [true, []], host))).toBe("index-out-of-range");
  });

  test("single precision lists round what is stored", () => {
    const s = sample();
    s.add("f", [], (b) => {
      const xs = b.allocList(b.const(2), singles, false);
      b.store(xs, b.const(1), b.const(0.1), true);
      return [
        b.load(xs, b.const(1), true),
        b.load(b.makeList([b.const(0.1)], singles, false), b.const(0), true),
      ];
    });
    expect(interpret(s.finish(), "f", [], host)).toEqual([Math.fround(0.1), Math.fround(0.1)]);
  });

  test("records are read, written and compared by identity", () => {
    const s = sample();
    s.add("f", [numbers], (b, [xs]) => {
      const p = b.makeRecord([b.const(1), b.const("a"), xs], point);
      const q = b.copy(p);
      b.setField(p, "x", b.const(5));
      b.push(b.getField(p, "more"), b.const(9));
      return [
        b.getField(p, "x"),
        b.getField(q, "x"),
        b.length(xs),
        b.length(b.getField(q, "more")),
        b.same(p, q),
      ];
    });
    assertWellFormed(s.finish(), "building");
    expect(interpret(s.finish(), "f", [[1, 2]], host)).toEqual([5, 1, 3, 2, false]);
  });

  test("shadows leave out what holds no number, and add up in place", () => {
    const s = sample();
    s.add("f", [point], (b, [p]) => {
      const shadow = b.zerosLike(p);
      b.leafAdd(shadow, b.const(0), b.const(2));
      b.leafAdd(shadow, b.const(2), b.const(3));
      b.leafAdd(shadow, b.const(9), b.const(1));
      const other = b.copy(shadow);
      b.accumulate(shadow, other);
      return [
        shadow,
        b.inner(shadow, other),
        b.leafCount(shadow),
        b.leafGet(shadow, b.const(2)),
        b.leafGet(shadow, b.const(3)),
      ];
    });
    assertWellFormed(s.finish(), "building");
    const [shadow, ...figures] = interpret(s.finish(), "f", [{ x: 1, label: "a", more: [5, 6] }], host);
    expect(shadow).toEqual({ x: 4, more: [0, 6] });
    expect(figures).toEqual([26, 3, 6, 0]);
  });

  test("what is one object stays one object in copies and shadows", () => {
    const s = sample();
    const pair: ListType = { kind: "list", flavor: "array", elem: numbers };
    s.add("f", [numbers], (b, [xs]) => {
      const both = b.makeList([xs, xs], pair, false);
      const zeros = b.zerosLike(both);
      return [b.copy(both), zeros];
    });
    for (const result of interpret(s.finish(), "f", [[1]], host)) {
      const [left, right] = result as unknown as readonly unknown[];
      expect(left).toBe(right);
    }
  });

  test("an absent value is told from a present one", () => {
    const s = sample();
    s.add("f", [{ kind: "maybe", of: num }], (b, [x]) => [b.isUndefined(x), b.unwrap(x)]);
    expect(interpret(s.finish(), "f", [0], host)).toEqual([false, 0]);
    expect(codeOf(() => interpret(s.finish(), "f", [undefined], host))).toBe("undefined-value");
  });

  test("a list that grows can be stored into at its end, a typed one not", () => {
    const s = sample();
    s.add("f", [numbers], (b, [xs]) => {
      b.store(xs, b.length(xs), b.const(1), true);
      return [b.length(xs)];
    });
    expect(interpret(s.finish(), "f", [[]], host)).toEqual([1]);
    expect(codeOf(() => interpret(s.finish(), "f", [new Float64Array(1)], host))).toBe("store-out-of-range");
  });

  test("lengths and popping are checked", () => {
    const s = sample();
    s.add("pop", [numbers], (b, [xs]) => [b.pop(xs)]);
    s.add("alloc", [num], (b, [n]) => [b.allocList(n, numbers, false)]);
    s.add("cut", [numbers, num], (b, [xs, n]) => {
      b.setLength(xs, n);
      return [xs];
    });
    const module = s.finish();
    expect(interpret(module, "pop", [[1, 2]], host)).toEqual([2]);
    expect(codeOf(() => interpret(module, "pop", [[]], host))).toBe("pop-of-empty");
    expect(interpret(module, "alloc", [2], host)).toEqual([[0, 0]]);
    expect(codeOf(() => interpret(module, "alloc", [1.5], host))).toBe("bad-length");
    expect(interpret(module, "cut", [[1, 2, 3], 1], host)).toEqual([[1]]);
    expect(interpret(module, "cut", [[1], 3], host)).toEqual([[1, 0, 0]]);
  });

  test("the tape gives groups back in reverse order", () => {
    const s = sample();
    s.add(
      "fwd",
      [num],
      (b, [x]) => {
        b.tapePush([x, b.const(true)]);
        b.tapePush([b.prim("add", [x, x])]);
        return [];
      },
      "forward",
    );
    s.add(
      "rev",
      [],
      (b) => {
        const twice = b.tapePop([b.const(0)]);
        return [...twice, ...b.tapePop([b.const(0), b.const(false)])];
      },
      "reverse",
    );
    const interpreter = new Interpreter(s.finish(), host);
    interpreter.run("fwd", [3]);
    expect(interpreter.tapeGroups).toBe(2);
    expect(interpreter.run("rev", [])).toEqual([6, 3, true]);
    expect(() => interpreter.run("rev", [])).toThrow(InvariantError);
    expect(() => interpret(s.finish(), "fwd", [3], host)).toThrow("left on the tape");
  });

  test("prints, inputs and natives are the host's", () => {
    const s = sample();
    s.builder.addNative({
      name: "g",
      instance: 0,
      params: [numbers],
      result: num,
      span: { source: "", start: 0, end: 0 },
    });
    s.add("f", [numbers], (b, [xs]) => {
      b.print([xs, b.const("text")]);
      b.printCotangent(xs, "bar");
      return [b.input("random"), b.callNative("g", [xs], num)];
    });
    assertWellFormed(s.finish(), "building");
    const printed: unknown[] = [];
    const xs = [4];
    const results = interpret(s.finish(), "f", [xs], {
      ...host,
      print: (values) => printed.push(...values),
      input: () => 0.25,
      native: (_name, [list]) => {
        (list as number[])[0] = 8;
        return 1;
      },
    });
    expect(results).toEqual([0.25, 1]);
    expect(printed).toEqual([[4], "text"]);
    expect(xs).toEqual([4]);
  });

  test("a throw comes out as the user's", () => {
    const s = sample();
    s.add("f", [], (b) => {
      b.throwOp("RangeError", [b.const("too far")]);
      return [b.const(undefined)];
    });
    expect(() => interpret(s.finish(), "f", [], host)).toThrow(UserThrow);
    expect(() => interpret(s.finish(), "f", [], host)).toThrow("RangeError: too far");
  });

  test("an endless loop uses up the steps", () => {
    const s = sample();
    s.add("f", [], (b) =>
      b.loop(
        [b.const(0)],
        (c) => c.const(true),
        (_c, carried) => carried,
        s.loopOwner,
      ),
    );
    expect(() => interpret(s.finish(), "f", [], { ...host, steps: 1000 })).toThrow("steps are used up");
  });

  test("a derivative must have been expanded", () => {
    const s = sample();
    s.add("f", [num], (_b, params) => params);
    const options = { mode: "auto", chunk: undefined, tape: "needed", plan: {} } as const;
    s.add("df", [num], (b, params) =>
      b.derive("f", { kind: "gradient", wrt: [0], options }, params, [num, num]).slice(1),
    );
    assertWellFormed(s.finish(), "building");
    expect(() => interpret(s.finish(), "df", [1], host)).toThrow(InvariantError);
  });

  test("undefined is a value like others", () => {
    const s = sample();
    s.add("f", [undef], (_b, params) => params);
    expect(interpret(s.finish(), "f", [undefined], host)).toEqual([undefined]);
  });
});
