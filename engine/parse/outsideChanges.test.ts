import { expect, test } from "vitest";
import { changedOutside } from "./outsideChanges.ts";
import { parseSource } from "./parse.ts";

function changed(text: string): string | undefined {
  const parsed = parseSource("a", text);
  const literal = parsed.ok ? parsed.source.literals[0] : undefined;
  if (!parsed.ok || !literal) throw new Error("no function");
  return changedOutside(parsed.source, literal);
}

test.each([
  ["let calls = 0; const f = () => { calls++; };", "calls"],
  ["const seen: number[] = []; const f = (x: number) => { seen.push(x); };", "seen"],
  ["const state = { n: 0 }; function f() { const g = () => { state.n = 1; }; g(); }", "state"],
  ["const f = (x: number) => { other = x; };", "other"],
  [
    "const f = (x: number[]) => { let sum = 0; for (const each of x) sum += each; const copy = x.slice(); copy.sort(); x[0] = 1; return sum; };",
    undefined,
  ],
])("%s", (text, name) => {
  expect(changed(text)).toBe(name);
});
