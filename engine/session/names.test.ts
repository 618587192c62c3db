import { expect, test } from "vitest";
import type { NameNote } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const text = `
const settle = (start: number[], factor: number) => {
  const grown: number[] = [];
  for (let i = 0; i < 2 * start.length; i++) grown.push(factor * start[i % start.length]);
  return grown;
};
const f = (rates: number[]) => {
  const steps = 3;
  const seen = rates[0] * 2;
  console.log(seen);
  const fixed = [1, 2, 3, 4];
  const u = settle(rates, steps + fixed[0]);
  return u[0] * u[1];
};
gradient(f)([1, 2, 3])`;

function notes(): Map<string, NameNote> {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const [result] = createSession(host, storyCompiler).runCells([{ id: "a", text }]);
  return new Map(result?.reports[0]?.names.map((note) => [note.name, note]));
}

test("a list tells its type and how many numbers it held when its function was done", () => {
  const names = notes();
  expect(names.get("rates")).toMatchObject({ shape: "number[]", leaves: 3, isInput: true });
  expect(names.get("u")).toMatchObject({ shape: "number[]", leaves: 6, isInput: false });
  expect(names.get("grown")).toMatchObject({ leaves: 6 });
  expect(names.get("steps")).toMatchObject({ shape: "number", leaves: undefined });
});

test("a name is active if it depends on what is differentiated and the result depends on it", () => {
  const names = notes();
  for (const name of ["rates", "u", "grown", "start"])
    expect(names.get(name), name).toMatchObject({ isVaried: true, isActive: true });
  expect(names.get("seen")).toMatchObject({ isVaried: true, isActive: false });
  for (const name of ["steps", "fixed", "factor"])
    expect(names.get(name), name).toMatchObject({ isVaried: false, isActive: false });
});

test("a name is known within its function", () => {
  const { within } = notes().get("grown") ?? {};
  expect(text.slice(within?.start, within?.end)).toMatch(/^\(start: number\[\], factor/);
});
