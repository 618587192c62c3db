import { describe, expect, test } from "vitest";
import type { CellResult, NonFiniteNote } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

function run(text: string): CellResult {
  const [result] = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])];
  if (result?.status !== "ok") throw new Error(result?.diagnostics[0]?.message ?? "no result");
  return result;
}

function noteOf(text: string): NonFiniteNote | undefined {
  return run(text).reports[0]?.nonFinite;
}

/** Each step as `quantity operation = value @ the text it stands for`. */
function wayOf(text: string): string[] {
  return (noteOf(text)?.path ?? []).map(
    ({ quantity, operation, value, span }) =>
      `${quantity} ${operation} = ${String(value)} @ ${text.slice(span.start, span.end)}`,
  );
}

const roots = "const f = (x: number[]) => { let s = 0; for (const v of x) s += Math.sqrt(v); return s; };";

describe("a result that is not finite", () => {
  test("is told of, with the way to ask for more", () => {
    expect(noteOf(`${roots} gradient(f)([1, 0])`)).toMatchObject({
      call: 1,
      state: "seen",
      path: [],
      cut: 0,
    });
  });

  test.each([
    ["gradient(o.cost)(0)", "o.cost"],
    ['gradient(o.cost, { mode: "reverse" })(0)', "o.cost"],
    ["gradient(all.costs.cost)(0)", "all.costs.cost"],
    ["const { cost } = o; gradient(cost)(0)", "cost"],
  ])("names a method as the call does, so that the way to ask for more runs: %s", (call, name) => {
    const define = "const o = { cost(x: number) { return Math.log(x) * x; } }; const all = { costs: o };";
    const [report] = run(`${define} ${call}`).reports;
    expect(report?.entry).toBe(name);
    expect(report?.nonFinite).toMatchObject({ state: "seen" });
    const asked = call.replace(
      /gradient\((?:all\.costs|o)?\.?cost.*\)\(/,
      `gradient(${name}, { nonFinite: "follow" })(`,
    );
    expect(noteOf(`${define} ${asked}`)).toMatchObject({ state: "followed" });
  });

  test("is no news where the point is not finite, or the result is", () => {
    expect(noteOf(`${roots} gradient(f, { nonFinite: "follow" })([1, NaN])`)).toBeUndefined();
    expect(noteOf(`${roots} gradient(f, { nonFinite: "follow" })([1, 2])`)).toBeUndefined();
  });

  test.each(["forward", "reverse"])("is followed from where it arose in mode %s", (mode) => {
    const [origin] = wayOf(`${roots} gradient(f, { mode: "${mode}", nonFinite: "follow" })([1, -4])`);
    expect(origin).toBe("primal √ = NaN @ Math.sqrt(v)");
  });

  test("is followed through lists, objects, calls and branches", () => {
    const text = `const g = (v: number) => (v < 1 ? { l: [Math.log(v)] } : { l: [v] });
      const f = (x: number[]) => { const all = x.map(g); let s = 1; for (const { l } of all) s *= l[0]; return s; };
      jacobian((x: number[]) => [f(x)], { nonFinite: "follow" })([2, 0])`;
    expect(wayOf(text)[0]).toBe("primal log = -Infinity @ Math.log(v)");
  });

  test("is followed where only the cotangent is at fault", () => {
    const [origin] = wayOf(`${roots} gradient(f, { mode: "reverse", nonFinite: "follow" })([0, 1])`);
    expect(origin).toBe("cotangent ÷ = Infinity @ Math.sqrt(v)");
  });

  test("is followed in a later call of the same place", () => {
    const text = `${roots} const g = gradient(f, { nonFinite: "follow" }); for (const v of [2, 1, 0]) g([v]);`;
    expect(noteOf(text)).toMatchObject({ call: 3, state: "followed" });
  });

  test("is told of in a later call too, with what that call was given and gave", () => {
    const text = `${roots} const g = gradient(f); for (const v of [2, 0, 0.25]) g([v]);`;
    expect(noteOf(text)).toMatchObject({
      call: 2,
      state: "seen",
      point: [{ kind: "numbers", values: [0] }],
      result: { kind: "numbers", values: [Infinity] },
    });
  });

  test("is followed at the numbers that the run drew", () => {
    const text = `gradient((x: number) => Math.sqrt(x * (Math.random() - 0.6)), { nonFinite: "follow" })(3)`;
    expect(wayOf(text)[0]).toContain("primal √ = NaN");
  });

  test("prints nothing again", () => {
    const text = `gradient((x: number) => { console.log(x); return Math.sqrt(x); }, { nonFinite: "follow" })(0)`;
    expect(run(text).console.length).toBe(1);
  });

  test("keeps both ends of a long way", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `y = y * 2 + ${String(i)};`).join(" ");
    const note = noteOf(
      `gradient((x: number) => { let y = Math.log(x); ${lines} return y; }, { nonFinite: "follow", mode: "forward" })(-1)`,
    );
    expect(note?.cut ?? 0).toBe(0);
    const primal = noteOf(
      `jvp((x: number) => { let y = Math.log(x); ${lines} return y; }, { nonFinite: "follow" })(-1, 1)`,
    );
    expect(primal?.path.length).toBe(16);
    expect(primal?.cut).toBeGreaterThan(0);
    expect(primal?.path[0]).toMatchObject({ operation: "log" });
  });

  test("says when a run is too long to be followed", () => {
    const text = `gradient((x: number) => { let y = x; for (let i = 0; i < 1e6; i++) y = y * 1.01 + 1e300; return y * y; }, { nonFinite: "follow" })(1)`;
    expect(noteOf(text)?.state).toBe("tooLong");
  });
});

describe("a kink that a run met", () => {
  const kinksOf = (text: string) =>
    run(text).reports[0]?.kinks.map(({ name, convention, count, span }) => [
      name,
      convention,
      count,
      text.slice(span.start, span.end),
    ]);

  test("is told with its place, its convention and how often it was met", () => {
    expect(
      kinksOf(
        "gradient((x: number[]) => { let s = 0; for (const v of x) s += Math.abs(v); return s; })([0, 1, 0])",
      ),
    ).toEqual([["abs at 0", "0", 2, "Math.abs(v)"]]);
  });

  test("is told once for each place, the most often met first", () => {
    const text = "gradient((x: number[]) => Math.max(x[0], x[1]) + Math.min(x[0], 3))([1, 1])";
    expect(kinksOf(text)).toEqual([
      ["max of equal arguments", "the second argument", 1, "Math.max(x[0], x[1])"],
    ]);
  });

  test("is no news where nothing is differentiated", () => {
    expect(kinksOf("gradient((x: number) => x * Math.abs(0) + Math.floor(2))(3)")).toEqual([]);
  });

  test("is no news inside a function whose rule answers for it", () => {
    expect(kinksOf("gradient((x: number[]) => sum(svdvals([[x[0], 0], [0, x[1]]])))([3, 2])")).toEqual([]);
    expect(kinksOf("gradient((x: number[]) => norm(x) + Math.abs(x[0]))([0, 2])")).toEqual([
      ["abs at 0", "0", 1, "Math.abs(x[0])"],
    ]);
  });

  test("stands at the user's call where a spread array met it", () => {
    expect(kinksOf("gradient((x: number[]) => Math.max(...x))([2, 2])")?.[0]?.[3]).toBe("Math.max(...x)");
  });
});
