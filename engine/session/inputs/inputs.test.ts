import { expect, test } from "vitest";
import type { CellResult } from "../../protocol.ts";
import { createSession } from "../session.ts";
import { storyCompiler } from "../storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

/** The results in the order of the texts. */
function run(...texts: readonly string[]): readonly CellResult[] {
  const cells = texts.map((text, i) => ({ id: String(i), text }));
  const results = [...createSession(host, storyCompiler).runCells(cells)];
  return cells.flatMap(({ id }) => results.find(({ cell }) => cell === id) ?? []);
}

/** Codes and the text at their places. */
function faults(text: string): string[] {
  return (run(text)[0]?.diagnostics ?? []).map(
    ({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`,
  );
}

test("an input gives its literal and tells the page what it may become", () => {
  const [cell, use] = run(
    `const n = input.slider(10, { min: 1, max: 5 * 20, label: "steps" }), rate = input.number(-0.5);
     const method = input.select("rk4", ["euler", "rk4"]), on = input.checkbox(true), title = input.text("Loss");`,
    "[n, rate, method, on, title]",
  );
  expect(cell?.diagnostics).toEqual([]);
  expect(cell?.inputs.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    "n: slider",
    "rate: number",
    "method: select",
    "on: checkbox",
    "title: text",
  ]);
  expect(cell?.inputs[0]).toMatchObject({ label: "steps", min: 1, max: 100, step: 1 });
  expect(cell?.inputs[2]).toMatchObject({ choices: ["euler", "rk4"] });
  expect(use?.value).toMatchObject({ kind: "array", length: 5 });
});

test("a derivative takes an input for the number that it is", () => {
  const [, use] = run(
    "const k = input.slider(3, { min: 0, max: 9 });",
    "gradient((x: number) => k * x * x)(5)",
  );
  expect(use?.value).toEqual({ kind: "number", value: 30 });
});

test.each([
  ["0.5, { min: 0, max: 1 }", 0.01],
  ["3, { min: 1, max: 50 }", 1],
  ["0, { min: -3.5, max: 3.5 }", 0.05],
  ["0, { min: 0, max: 1, step: 0.25 }", 0.25],
])("a slider of (%s) has steps of %d", (args, step) => {
  expect(run(`const a = input.slider(${args});`)[0]?.inputs[0]?.step).toBe(step);
});

test.each([
  ["const n = input.slider(2 + 3, { min: 1, max: 9 });", "input-literal: 2 + 3"],
  ["const n = input.slider(k, { min: 1, max: 9 }); const k = 3;", "input-literal: k"],
  ["const n = input.text(3);", "input-literal: 3"],
  ["const n = input.checkbox();", "input-literal: input.checkbox()"],
  ["const n = (input.slider(1, { min: 0, max: 2 }));", "input-place: input"],
  ["let n = input.number(1);", "input-place: input"],
  ["const n = [input.number(1)];", "input-place: input"],
  ["const f = () => { const n = input.number(1); return n; };", "input-place: input"],
  ["input.number(1);", "input-place: input"],
  ["const make = input.number;", "input-place: input"],
  ["const n = input.dial(1);", "input-kind: input.dial"],
  ["const n = input.slider(5, { min: 9, max: 1 });", "input-range: input.slider(5, { min: 9, max: 1 })"],
  ["const n = input.slider(5, { max: 1 });", "input-outside: input.slider(5, { max: 1 })"],
  ["const n = input.slider(5);", "input-needs-range: input.slider(5)"],
  ["const n = input.number(5, { min: 6 });", "input-outside: input.number(5, { min: 6 })"],
  ["const n = input.number(5, { step: 0 });", "bad-option: input.number(5, { step: 0 })"],
  ["const n = input.number(5, { most: 6 });", "unknown-option: input.number(5, { most: 6 })"],
  ['const n = input.select("c", ["a", "b"]);', 'input-no-choice: input.select("c", ["a", "b"])'],
  ['const n = input.select("c", "abc");', 'input-choices: input.select("c", "abc")'],
])("%s is refused at its place", (text, fault) => {
  expect(faults(text)).toEqual([fault]);
});

test("a cell may mean its own by `input`", () => {
  const [, use] = run(
    "const input = { number: (x: number) => x + 1 };",
    "const f = () => input.number(1);\nf()",
  );
  expect(use).toMatchObject({ status: "ok", value: { value: 2 }, inputs: [] });
});
