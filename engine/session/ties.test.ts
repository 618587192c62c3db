import { describe, expect, it } from "vitest";
import { createSession } from "../index.ts";
import type { CellResult } from "../protocol.ts";

function runOne(text: string): CellResult {
  const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 1 });
  const [result] = session.runCells([{ id: "only", text }]);
  if (result === undefined) throw new Error("no result");
  expect(result.diagnostics.map(({ message }) => message)).toEqual([]);
  return result;
}

/** The numbers of the cell's last value. */
function numbers(text: string): readonly number[] {
  const { value } = runOne(text);
  if (value?.kind === "number") return [value.value];
  if (value?.kind === "numbers") return value.values;
  throw new Error(`no numbers but ${JSON.stringify(value)}`);
}

const modes = ["forward", "reverse"] as const;

describe("conventions for ties", () => {
  const cases = [
    ["max", "first", [1, 0]],
    ["max", "second", [0, 1]],
    ["max", "half", [0.5, 0.5]],
    ["min", "first", [1, 0]],
    ["min", "second", [0, 1]],
    ["min", "half", [0.5, 0.5]],
  ] as const;
  for (const mode of modes)
    it.each(cases)(`%s of equals gives the %s its derivative in ${mode} mode`, (name, choice, expected) => {
      const options = `{ mode: "${mode}", ties: { ${name}: "${choice}" } }`;
      expect(numbers(`gradient((x: number[]) => Math.${name}(x[0]!, x[1]!), ${options})([2, 2])`)).toEqual(
        expected,
      );
    });

  it.each([
    ["max", "first", 3, 1, [1, 0]],
    ["max", "half", 1, 3, [0, 1]],
    ["min", "second", 3, 1, [0, 1]],
    ["min", "half", 1, 3, [1, 0]],
  ] as const)("leave %s with ties to the %s as it is away from ties", (name, choice, x, y, expected) => {
    const text = `gradient((x: number[]) => Math.${name}(x[0]!, x[1]!), { ties: { ${name}: "${choice}" } })([${x}, ${y}])`;
    expect(numbers(text)).toEqual(expected);
  });

  it.each([
    [0, 0],
    [1, 2],
  ])("with the derivative %d of abs at 0, its square's second derivative there is %d", (choice, second) => {
    const ties = `{ ties: { abs: ${choice} } }`;
    const f = "const f = (x: number[]) => Math.abs(x[0]!) ** 2;";
    const inner = "const g = (t: number) => Math.abs(t) ** 2;";
    const nested = `${inner} derivative((t) => derivative(g)(t), ${ties})(0)`;
    expect(numbers(nested)).toEqual([second]);
    expect(numbers(`${f} hessian(f, ${ties})([0])[0]`)).toEqual([second]);
    expect(numbers(`${f} hessian(f, { mode: "forward", ties: { abs: ${choice} } })([0])[0]`)).toEqual([
      second,
    ]);
  });

  it("said inside go before those around it, and leave the same function elsewhere as it is", () => {
    const text = `const g = (t: number) => Math.abs(t);
derivative((t) => derivative(g, { ties: { abs: 0 } })(t) * t + 10 * t * derivative(g)(t) + g(t), { ties: { abs: 1 } })(0)`;
    expect(numbers(text)).toEqual([11]);
    const plain = `const g = (t: number) => Math.abs(t);
derivative((t) => t * derivative(g, { ties: { abs: 1 } })(t) + g(t))(0)`;
    expect(numbers(plain)).toEqual([1]);
  });

  it("are those of a recording's derivatives too", () => {
    const text = `record((x: number[]) => Math.max(x[0]!, x[1]!) + Math.abs(x[2]!), { ties: { max: "half", abs: 1 } })([1, 1, 0]).gradient()`;
    expect(numbers(text)).toEqual([0.5, 0.5, 1]);
  });

  it("are what the report says of the kinks", () => {
    const text = `gradient((x: number[]) => Math.max(x[0]!, x[1]!), { ties: { max: "half" } })([1, 1])`;
    expect(runOne(text).reports[0]?.kinks).toMatchObject([
      { name: "max of equal arguments", convention: "half of each argument", count: 1 },
    ]);
  });

  const vectors = [
    ["max", undefined, [0, 1, 0, 0]],
    ["max", "first", [0, 1, 0, 0]],
    ["max", "second", [0, 0, 1, 0]],
    ["max", "half", [0, 0.5, 0.5, 0]],
    ["min", undefined, [0, 1, 0, 0]],
    ["min", "second", [0, 0, 1, 0]],
    ["min", "half", [0, 0.5, 0.5, 0]],
  ] as const;
  for (const mode of modes)
    it.each(vectors)(
      `reach the library's %s with %s in ${mode} mode, and the kink is told`,
      (name, choice, expected) => {
        const ties = choice === undefined ? "" : `, ties: { ${name}: "${choice}" }`;
        const [low, high] = name === "max" ? [1, 2] : [2, 1];
        const text = `gradient((x: Float64Array) => ${name}(x), { mode: "${mode}"${ties} })(new Float64Array([${low}, ${high}, ${high}, ${low}]))`;
        expect(numbers(text)).toEqual(expected);
        const [kink] = runOne(text).reports[0]?.kinks ?? [];
        expect(kink).toMatchObject({ name: `${name} of equal arguments`, count: 1 });
        expect(text.slice(kink?.span.start, kink?.span.end)).toBe(`${name}(x)`);
      },
    );

  it("do nothing to the library's max where no entries are equal, and no kink is told", () => {
    const text = `gradient((x: number[]) => max(x), { ties: { max: "half" } })([1, 3, 2])`;
    expect(numbers(text)).toEqual([0, 1, 0]);
    expect(runOne(text).reports[0]?.kinks).toEqual([]);
  });

  it.each([
    ['{ max: "last" }', '{ max: "last" }'],
    ['{ max: "half", abs: 2 }', "{ abs: 2 }"],
    ['{ sign: "half" }', '{ sign: "half" }'],
    ["[]", "[]"],
    ['["half"]', '["half"]'],
  ])("are refused where %s is none, and the entry at fault is quoted", (ties, quoted) => {
    const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 1 });
    const f = "(x: number[]) => x[0]!";
    const [outside, inside] = session.runCells([
      { id: "outside", text: `gradient(${f}, { ties: ${ties} })([1])` },
      { id: "inside", text: `gradient((x: number[]) => gradient(${f}, { ties: ${ties} })(x)[0]!)([1])` },
    ]);
    for (const result of [outside, inside])
      expect(result?.diagnostics).toMatchObject([
        { code: "bad-option", message: `The option \`ties\` of \`gradient\` cannot be \`${quoted}\`.` },
      ]);
  });

  it("are quoted as plans are", () => {
    const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 1 });
    const text = `gradient((x: number) => x, { plan: { f: "reverse", g: "fast", h: [] } })(1)`;
    const [result] = session.runCells([{ id: "only", text }]);
    expect(result?.diagnostics[0]?.message).toBe(
      'The option `plan` of `gradient` cannot be `{ g: "fast", h: [] }`.',
    );
  });
});
