import { describe, expect, it } from "vitest";
import { plainJson } from "./plainJson.ts";

describe("plainJson", () => {
  it("spells out the numbers that JSON lacks", () => {
    expect(
      plainJson({
        kind: "numbers",
        flavor: "Float64Array",
        length: 4,
        values: [1.5, NaN, Infinity, -Infinity],
      }),
    ).toEqual([1.5, "NaN", "Infinity", "-Infinity"]);
    expect(plainJson({ kind: "number", value: NaN })).toBe("NaN");
  });

  it("tells a recording by its counts, its value and its first operations", () => {
    const span = { source: "a", start: 0, end: 5 };
    expect(
      plainJson({
        kind: "recording",
        name: "f",
        value: { kind: "number", value: 4 },
        counts: { inputs: 1, operations: 1, decisions: 1 },
        redone: 0,
        operations: [{ id: "v1", op: "×", operands: ["x", "2"], value: 4, name: "y", line: 2, span }],
        decisions: [{ text: "x < 0", operands: ["x", "0"], outcome: false, line: undefined, span }],
      }),
    ).toEqual({
      recording: "f",
      value: 4,
      inputs: 1,
      operations: 1,
      decisions: 1,
      redone: 0,
      firstOperations: [{ id: "v1", op: "×", operands: ["x", "2"], value: 4, line: 2 }],
      firstDecisions: [{ text: "x < 0", operands: ["x", "0"], outcome: false, line: null }],
    });
  });

  it("turns what has no JSON into null or a text", () => {
    expect(plainJson({ kind: "undefined" })).toBeNull();
    expect(plainJson({ kind: "null" })).toBeNull();
    expect(plainJson({ kind: "function", name: "f", wrapper: undefined })).toBe("[function f]");
    expect(plainJson({ kind: "opaque", text: "Map(1)" })).toBe("Map(1)");
  });

  it("keeps structures, and says what was cut", () => {
    const number = { kind: "number", value: 1 } as const;
    expect(
      plainJson({
        kind: "object",
        entries: [["a", { kind: "array", length: 3, items: [number] }]],
        size: 4,
      }),
    ).toEqual({
      a: [1, "… 2 more"],
      "…": "3 more fields",
    });
    expect(plainJson({ kind: "string", value: "abc", cut: true })).toBe("abc…");
  });

  it("keeps a field named __proto__ as a field", () => {
    const json = plainJson({
      kind: "object",
      entries: [["__proto__", { kind: "number", value: 1 }]],
      size: 1,
    });
    expect(JSON.stringify(json)).toBe('{"__proto__":1}');
  });
});
