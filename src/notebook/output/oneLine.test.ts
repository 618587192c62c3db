import { expect, test } from "vitest";
import type { PlainValue } from "../../../engine/protocol.ts";
import { oneLine } from "./oneLine.ts";

test("a value that is short is said whole", () => {
  const point: PlainValue = {
    kind: "object",
    size: 3,
    entries: [
      ["x", { kind: "number", value: -0.5 }],
      ["on", { kind: "boolean", value: true }],
      ["list", { kind: "numbers", flavor: "array", length: 2, values: [1, 2] }],
    ],
  };
  expect(oneLine(point)).toBe("{ x: −0.5, on: true, list: [1, 2] }");
});

test("a long list ends in an ellipsis", () => {
  const values = Array.from({ length: 1000 }, (_, index) => index);
  const text = oneLine({ kind: "numbers", flavor: "array", length: 1000, values });
  expect(text).toMatch(/^\[0, 1, 2,.*, …\]$/);
  expect(text.length).toBeLessThan(100);
});

test("a long string ends in an ellipsis", () => {
  expect(oneLine({ kind: "string", value: "a".repeat(1000), cut: false }, 10)).toBe('"aaaaaaaaaa"…');
});

test("empty containers are just their brackets", () => {
  expect(oneLine({ kind: "array", length: 0, items: [] })).toBe("[]");
  expect(oneLine({ kind: "object", entries: [], size: 0 })).toBe("{}");
});

test("maps and sets say what they are, how much they hold, and what", () => {
  const number = (value: number): PlainValue => ({ kind: "number", value });
  const text = (value: string): PlainValue => ({ kind: "string", value, cut: false });
  expect(oneLine({ kind: "map", size: 2_000, entries: [[text("a"), number(1)]] })).toBe(
    'Map(2,000) { "a" → 1, … }',
  );
  expect(oneLine({ kind: "set", size: 2, items: [number(1), text("b")] })).toBe('Set(2) { 1, "b" }');
});
