import { describe, expect, it } from "vitest";
import { createSession } from "../../index.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 0 };

/** What is wrong with a cell of this text, in a session with a small budget. */
function troubleOf(text: string, budget = 2 ** 24): string[] {
  const cell = { id: "c1", text: `memoryBudget(${budget});\n${text}` };
  const [result] = createSession(host).runCells([cell]);
  return (result?.diagnostics ?? []).map(
    ({ code, span }) => `${code}: ${cell.text.slice(span.start, span.end)}`,
  );
}

describe("a cell that fills memory without end", () => {
  it.each([
    ["const xs = []; while (true) xs.push(new Float64Array(1e5));", "xs.push(new Float64Array(1e5))"],
    ["const xs = []; while (true) xs.push({});", "xs.push({})"],
    ["const xs: number[] = []; for (let i = 0; ; i++) xs[i] = i;", "xs[i] = i"],
    ["const xs: number[] = []; for (;;) xs[xs.length] = 1;", "xs[xs.length] = 1"],
    ["const m = new Map(); for (let i = 0; ; i++) m.set(i, [i]);", "m.set(i, [i])"],
    ["const s = new Set(); for (let i = 0; ; i++) s.add(i);", "s.add(i)"],
    ["const o: any = {}; for (let i = 0; ; i++) o[`k${i}`] = i;", "o[`k${i}`] = i"],
    ["let list: any = null; for (let i = 0; ; i++) list = { i, next: list };", "{ i, next: list }"],
    ["const head: any = {}; let at = head; while (true) { at.next = {}; at = at.next; }", "at.next = {}"],
    ['let s = ""; while (true) s += "more and more of it";', 's += "more and more of it"'],
    ["let s = 'x'; while (true) s += s;", "s += s"],
    ["let s = ''; while (true) { s = `${s}${s}!`; }", "`${s}${s}!`"],
    ["let xs = [1]; while (true) xs = [...xs, ...xs];", "[...xs, ...xs]"],
    ["let xs = [1]; while (true) xs = xs.concat(xs);", "xs.concat(xs)"],
    [
      "function fill(rows: number[][]) { while (true) rows.push([1, 2, 3]); }\nfill([]);",
      "rows.push([1, 2, 3])",
    ],
    [
      "class Pile { xs: number[] = []; fill() { for (;;) this.xs.push(1); } }\nnew Pile().fill();",
      "this.xs.push(1)",
    ],
  ])("is told so at its place: %s", (text, place) => {
    expect(troubleOf(text)).toEqual([`memory-budget: ${place}`]);
  });

  it.each([
    ["new Array(1e9).fill(0)", "new Array(1e9)"],
    ["new Float64Array(1e8)", "new Float64Array(1e8)"],
    ["Array.from({ length: 1e9 }, (_, i) => i)", "{ length: 1e9 }"],
    ['"x".repeat(1e8)', '"x".repeat(1e8)'],
  ])("is told so before it takes it at one stroke: %s", (text, place) => {
    expect(troubleOf(text)).toEqual([`memory-budget: ${place}`]);
  });

  it("cannot go on by catching what it is told", () => {
    const text = `const xs: object[] = []; let caught = 0;
while (caught < 1000) try { xs.push({}) } catch { caught++ }
if (xs.length > 1e6) throw new Error("grew");`;
    expect(troubleOf(text)).toEqual([]);
  });
});

describe("a cell that stays within its budget", () => {
  it.each([
    "for (let k = 0; k < 1000; k++) { const xs = []; for (let i = 0; i < 1000; i++) xs.push([i, i]); }",
    "const row = new Float64Array(1e5); const rows = []; for (let i = 0; i < 1e5; i++) rows.push(row);",
    "const a = new Float64Array(1000); for (let k = 0; k < 1000; k++) for (let i = 0; i < 1000; i++) a[i] = k;",
    "let sum = 0; for (let i = 0; i < 1e6; i++) sum += i;",
    "const m = new Map(); for (let i = 0; i < 1e6; i++) m.set(i % 100, [i]);",
    "let last: number[] = []; for (let i = 0; i < 1000; i++) last = [...last.slice(-3), i];",
  ])("is left alone, however much comes and goes: %s", (text) => {
    expect(troubleOf(text)).toEqual([]);
  });

  it("may be given more", () => {
    const text = "const xs = []; for (let i = 0; i < 4; i++) xs.push(new Float64Array(1e6));";
    expect(troubleOf(text, 2 ** 24)).toEqual(["memory-budget: xs.push(new Float64Array(1e6))"]);
    expect(troubleOf(text, 2 ** 26)).toEqual([]);
  });

  it("refuses a budget that is none", () => {
    expect(troubleOf("memoryBudget(-1)")).toEqual(["memory-of-what: memoryBudget(-1)"]);
  });
});
