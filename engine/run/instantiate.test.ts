import { describe, expect, test } from "vitest";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { emit, runFast, runMeasured } from "../emit/testing/emitted.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { countingLoop, sample } from "../ir/testing/sampleModule.ts";
import { num, type ListType, type Module, type Value } from "../ir/types.ts";
import { nowhere, type Span } from "../source/span.ts";
import { closedHost, type ExecutionHost } from "./host.ts";
import { instantiate } from "./instantiate.ts";
import { Tape } from "./tape.ts";
import { UserThrow } from "./userThrow.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };
const call = { span: { source: "cell", start: 5, end: 9 }, name: "f" };
const lineOf = (line: number): Span => ({ source: "cell", start: 100 * line, end: 100 * line + 10 });

function group(b: BlockBuilder, values: readonly Value[], name: number): void {
  b.append({ kind: "tapePush", args: values, results: [], span: b.span, owner: b.owner, group: name });
}

function popGroup(b: BlockBuilder, like: readonly Value[], name: number): Value[] {
  const results = like.map(({ type }) => b.fresh(type));
  b.append({ kind: "tapePop", args: [], results, span: b.span, owner: b.owner, group: name });
  return results;
}

/** Pushes x·x on every turn of one loop, pops it in another and sums it up: 8 bytes a turn, for the first loop. */
function recordingModule(): Module {
  const s = sample();
  const second = s.builder.addOwner({
    kind: "loop",
    name: "second",
    key: "f/loop2",
    parent: s.owner,
    span: lineOf(9),
  });
  s.add(
    "f",
    [num, num],
    (b, [x, n]) => {
      countingLoop(b, n, [], s.loopOwner, (c) => {
        c.span = lineOf(2);
        const square = c.prim("mul", [x, x]);
        c.span = lineOf(3);
        c.owner = s.loopOwner;
        group(c, [square], 1);
        return [];
      });
      return countingLoop(b, n, [b.const(0, "sum")], second, (c, _, carried) => {
        c.owner = s.loopOwner;
        const popped = popGroup(c, [x], 1);
        c.owner = second;
        return [c.prim("add", [carried[0]!, popped[0]!], "sum")];
      });
    },
    "wrapper",
  );
  return s.finish();
}

describe("a measured run", () => {
  test("counts each scalar operation once, by owner and place", () => {
    const module = recordingModule();
    const emitted = emit(module, "f", true);
    const { results, measurement } = instantiate(emitted).run([3, 10], call);
    expect(results).toEqual([90]);
    // A square, two steps of counters and a sum for each turn.
    expect(measurement?.work).toBe(40);
    const byLine = new Map<number, number>();
    emitted.blocks.forEach(({ figures }, index) => {
      for (const { span, prims } of figures) {
        byLine.set(span.start, (byLine.get(span.start) ?? 0) + prims * (measurement?.counts[index] ?? NaN));
      }
    });
    expect(byLine.get(200)).toBe(10);
  });

  test("knows entries and turns", () => {
    const emitted = emit(recordingModule(), "f", true);
    const { measurement } = instantiate(emitted).run([3, 10], call);
    const events = emitted.blocks.map(({ event, owner }, index) => [
      event,
      owner,
      measurement?.counts[index],
    ]);
    expect(events).toContainEqual(["enter", 0, 1]);
    expect(events).toContainEqual(["turn", 1, 10]);
    expect(events).toContainEqual(["turn", 2, 10]);
  });

  test("finds the peak of the tape and who holds it", () => {
    const { measurement } = runMeasured(recordingModule(), "f", [3, 1000]);
    expect(measurement?.recordedBytes).toBe(8000);
    expect(measurement?.peak).toMatchObject({ total: 8000, byGroup: [8000] });
    expect(measurement?.samples.at(-1)?.total).toBe(0);
  });

  test("keeps a bounded number of samples, in order", () => {
    for (const turns of [1, 100, 10_000]) {
      const samples = runMeasured(recordingModule(), "f", [3, turns]).measurement?.samples ?? [];
      expect(samples.length).toBeLessThanOrEqual(512);
      expect(samples.length).toBeGreaterThan(Math.min(turns, 100));
      expect(samples.every(({ at }, i) => i === 0 || at >= samples[i - 1]!.at)).toBe(true);
    }
  });

  test("counts lists that the tape keeps alive, once", () => {
    const s = sample();
    s.add(
      "f",
      [num, numbers],
      (b, [n, given]) => {
        const made = b.allocList(n, numbers, false, "made");
        b.store(made, b.const(0), n, true);
        group(b, [made, given], 1);
        group(b, [made], 2);
        const again = popGroup(b, [made], 2)[0]!;
        const popped = popGroup(b, [made, given], 1);
        const first = b.prim("add", [
          b.load(again, b.const(0), false),
          b.load(popped[0]!, b.const(0), false),
        ]);
        return [b.prim("add", [first, b.load(popped[1]!, b.const(0), false)])];
      },
      "wrapper",
    );
    const { measurement, results } = runMeasured(s.finish(), "f", [100, [1, 2, 3]]);
    expect(results).toEqual([201]);
    expect(measurement?.peak.byGroup).toEqual([800 + 16, 8]);
    expect(measurement?.listBytes).toEqual([800, 0]);
  });

  test("counts additions of whole structures", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      const sum = b.zerosLike(x);
      b.accumulate(sum, x);
      return [b.inner(sum, x)];
    });
    expect(runMeasured(s.finish(), "f", [[1, 2, 3]]).measurement?.work).toBe(3 + 6);
  });
});

describe("a tape past its budget", () => {
  test("stops the run and names who holds it and where, when measured", () => {
    const executable = instantiate(emit(recordingModule(), "f", true));
    const error = thrownBy(() => executable.run([3, 1e6], { ...call, budget: 8000 }));
    expect(error).toMatchObject({ code: "tape-budget", span: lineOf(2) });
    expect(error?.message).toBe("The tape would exceed its budget of 7.8 KiB; `for` holds 7.8 KiB of it.");
  });

  test("is told as it was given", () => {
    const executable = instantiate(emit(recordingModule(), "f", true));
    const error = thrownBy(() => executable.run([3, 1e6], { ...call, budget: 100 }));
    expect(error?.message).toMatch(/^The tape would exceed its budget of 100 B;/);
  });

  test("stops fast code too, which knows the call alone", () => {
    const executable = instantiate(emit(recordingModule(), "f"));
    const error = thrownBy(() => executable.run([3, 1e6], { ...call, budget: 8000 }));
    expect(error).toMatchObject({ code: "tape-budget", span: call.span });
  });

  test("leaves nothing behind for the next run", () => {
    const tape = new Tape();
    const executable = instantiate(emit(recordingModule(), "f"), tape);
    thrownBy(() => executable.run([3, 1e6], { ...call, budget: 8000 }));
    expect(tape.bytes).toBe(0);
    expect(executable.run([3, 1000], call).results).toEqual([9000]);
  });

  test("counts the lists that it keeps alive, when measured", () => {
    const s = sample();
    s.add(
      "f",
      [num],
      (b, [n]) => {
        const made = b.allocList(n, numbers, false);
        group(b, [made], 1);
        return [b.length(popGroup(b, [made], 1)[0]!)];
      },
      "wrapper",
    );
    const executable = instantiate(emit(s.finish(), "f", true));
    expect(executable.run([900], { ...call, budget: 8000 }).results).toEqual([900]);
    expect(thrownBy(() => executable.run([1000], { ...call, budget: 8000 }))?.code).toBe("tape-budget");
  });
});

describe("runs", () => {
  test("may be nested by natives, on one tape and with one host each", () => {
    const module = recordingModule();
    const tape = new Tape();
    const inner = instantiate(emit(module, "f"), tape);
    const s = sample();
    s.builder.addNative({ name: "inner", instance: 0, params: [num], result: num, span: nowhere });
    s.add(
      "f",
      [num],
      (b, [x]) => {
        group(b, [x], 7);
        const from = b.callNative("inner", [x], num);
        return [b.prim("add", [from, popGroup(b, [x], 7)[0]!])];
      },
      "wrapper",
    );
    const outer = instantiate(emit(s.finish(), "f"), tape);
    const host: ExecutionHost = {
      ...closedHost,
      native: () => (n) => {
        try {
          inner.run([NaN, Infinity], call);
        } catch {
          // Past the budget: what was pushed until then is gone again.
        }
        return inner.run([2, Number(n)], call).results[0];
      },
    };
    expect(outer.run([5], { ...call, host, budget: 80_000 }).results).toEqual([25]);
  });

  test("refuse arguments of another structure", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => [b.length(x)]);
    const executable = instantiate(emit(s.finish(), "f"));
    for (const bad of [undefined, null, 3, Float64Array.of(1), [1, "a"], [1, undefined], "abc"]) {
      expect(thrownBy(() => executable.run([bad], call))).toMatchObject({
        code: "opaque-argument",
        span: call.span,
      });
    }
  });

  test("refuse one array under two names where one of them is stored into", () => {
    const s = sample();
    s.add("f", [numbers, numbers], (b, [x, y]) => {
      b.store(x, b.const(0), b.const(7), true);
      return [b.load(y, b.const(0), true)];
    });
    const module = s.finish();
    const both = [1, 2];
    expect(runFast(module, "f", [[1], [2]]).results).toEqual([2]);
    expect(thrownBy(() => runFast(module, "f", [both, both]))?.code).toBe("shared-argument");
  });

  test("take one array under two names where nothing is stored", () => {
    const s = sample();
    s.add("f", [numbers, numbers], (b, [x, y]) => [b.inner(x, y)]);
    const both = [1, 2];
    expect(runFast(s.finish(), "f", [both, both]).results).toEqual([5]);
  });

  test("share typed arrays that nothing stores into, and give back copies", () => {
    const s = sample();
    s.add("f", [{ kind: "list", flavor: "f64", elem: num }], (_, [x]) => [x]);
    const given = Float64Array.of(1, 2);
    expect(runFast(s.finish(), "f", [given]).results[0]).not.toBe(given);
  });

  test("let the user's errors out with their name, message and place", () => {
    const s = sample();
    s.add("f", [], (b) => {
      b.span = lineOf(4);
      b.throwOp("TypeError", [b.const("bad input")]);
      return [];
    });
    const executable = instantiate(emit(s.finish(), "f"));
    try {
      executable.run([], call);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserThrow);
      expect(error).toMatchObject({
        errorName: "TypeError",
        thrown: "bad input",
        diagnostic: { code: "uncaught-exception", message: "TypeError: bad input", span: lineOf(4) },
      });
    }
  });

  test("let errors of natives out as they are", () => {
    const s = sample();
    s.builder.addNative({ name: "inner", instance: 0, params: [], result: num, span: nowhere });
    s.add("f", [], (b) => [b.callNative("inner", [], num)]);
    const mine = new Error("mine");
    const host: ExecutionHost = {
      ...closedHost,
      native: () => () => {
        throw mine;
      },
    };
    expect(() => instantiate(emit(s.finish(), "f")).run([], { ...call, host })).toThrow(mine);
  });

  test("fail at the place of the access, store, length or absent value", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      b.span = lineOf(6);
      return [b.load(x, b.const(3), true)];
    });
    expect(thrownBy(() => runFast(s.finish(), "f", [[1]]))).toMatchObject({
      code: "index-out-of-range",
      span: lineOf(6),
    });
  });
});

function thrownBy(run: () => unknown) {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}
