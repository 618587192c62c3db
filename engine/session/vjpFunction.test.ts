import { expect, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

function run(text: string): CellResult | undefined {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

test("a pullback prints cotangents, and not again what was printed with the value", () => {
  const text =
    'const { pullback } = vjp((x: number) => { console.log("x is", x); return showCotangent(x * x, "bar"); })(3);' +
    "[pullback(1), pullback(2)]";
  const result = run(text);
  expect(result?.value).toMatchObject({ values: [6, 12] });
  expect(result?.console.map(({ parts }) => parts[0])).toMatchObject([
    { value: "x is" },
    { value: "bar" },
    { value: "bar" },
  ]);
});

test("a pullback is refused where it would draw other random numbers than the value did", () => {
  const result = run("const pulled = vjp((x: number) => x * Math.random())(3).pullback(1);");
  expect(result?.diagnostics).toMatchObject([{ code: "pullback-draws" }]);
  const passed = run(
    "vjp((x: number, noise: number) => x * noise)(3, Math.random()).pullback(1) < 1 && Date.now() > 0",
  );
  expect(passed?.value).toMatchObject({ value: true });
});
