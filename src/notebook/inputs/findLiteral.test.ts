import { expect, test } from "vitest";
import { createSession } from "../../../engine/index.ts";
import type { InputNote } from "../../../engine/protocol.ts";
import { findLiteral, onStep, withValue } from "./findLiteral.ts";

/** What the engine says of the inputs of a cell; empty where it refuses the cell. */
function inputsOf(text: string): readonly InputNote[] {
  const session = createSession({ now: () => 0, random: () => 0, dateNow: () => 0 });
  const [result] = session.runCells([{ id: "c", text }]);
  return result?.status === "ok" ? result.inputs : [];
}

test.each([
  ["const n = input.slider(10, { min: 1, max: 100 });", [10]],
  ["const a: number = input.number(-2.5), b = input.number(1e-3, { min: 0 })", [-2.5, 0.001]],
  ['// input.number(3)\nconst s = /* here */ input /* and */ .text("it\'s\\n\\u00e9")', ["it's\né"]],
  ["const m = input.select<readonly ['a(', 'b']>('b', ['a(', 'b']);", ["b"]],
  ["const on = input.checkbox(\n  true,\n  { label: 'on' },\n);\non", [true]],
  ["const o = { input: 3 }, k = input.number(1_000);", [1000]],
  ["const f = (x: number) => x, t = input.text('') as string", [""]],
  ["const x = 1;\nconst big = input.number(0x10)", [16]],
])("the literals of %j are found where the engine lets inputs stand", (text, values) => {
  const inputs = inputsOf(text);
  expect(inputs.map((input) => findLiteral(text, input)?.value)).toEqual(values);
});

test("a rewritten literal is what the engine then reads", () => {
  const text = "const n = input.slider(10, { min: -100, max: 100, step: 0.5 }), s = input.text('a');";
  const n = { name: "n", kind: "slider" } as const;
  const s = { name: "s", kind: "text" } as const;
  const put = (into: string, input: Pick<InputNote, "name" | "kind">, value: number | string) => {
    const literal = findLiteral(into, input);
    return literal === undefined ? "" : withValue(into, literal, value);
  };
  const said = put(put(text, n, -7.5), s, 'say "hi" \\ `${x}`\n');
  expect(findLiteral(said, n)?.value).toBe(-7.5);
  expect(findLiteral(said, s)?.value).toBe('say "hi" \\ `${x}`\n');
  expect(inputsOf(said)).toHaveLength(2);
});

test("what is no input of that name is not touched", () => {
  expect(findLiteral("const m = input.number(3);", { name: "n", kind: "number" })).toBeUndefined();
  expect(findLiteral("const n = input.number(k + 3);", { name: "n", kind: "number" })).toBeUndefined();
  expect(
    findLiteral("const f = () => { const n = input.number(3); };", { name: "n", kind: "number" }),
  ).toBeUndefined();
  expect(findLiteral("const n = input.number(", { name: "n", kind: "number" })).toBeUndefined();
});

test("a value is written with the digits of its steps", () => {
  expect(onStep(0.30000000000000004, { min: 0, step: 0.1 })).toBe(0.3);
  expect(onStep(0.35, { min: 0.05, step: 0.1 })).toBe(0.35);
  expect(onStep(3.0000000004e-7, { min: 0, step: 1e-7 })).toBe(3e-7);
});
