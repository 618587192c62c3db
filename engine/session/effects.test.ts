import { describe, expect, it } from "vitest";
import { createSession } from "../index.ts";
import type { CellResult } from "../protocol.ts";

/** Runs one cell where every number from outside is another one. */
function run(text: string): CellResult {
  let drawn = 0;
  const next = (): number => ++drawn;
  const session = createSession({ now: next, random: next, dateNow: next });
  const [result] = session.runCells([{ id: "only", text }]);
  expect(result?.diagnostics.map(({ message }) => message)).toEqual([]);
  if (result === undefined) throw new Error("no result");
  return result;
}

/** One call of `f: number[] → number` in each mode. */
const calls = {
  "forward mode": `gradient(f, { mode: "forward" })([3])`,
  "forward mode in two groups": `gradient(f, { mode: "forward", chunk: 1 })([3, 4])`,
  "reverse mode": `gradient(f, { mode: "reverse" })([3])`,
  "reverse mode with everything on the tape": `gradient(f, { mode: "reverse", tape: "everything" })([3])`,
  "a checkpoint": "gradient((x: number[]) => checkpoint(f)(x) * 1, { mode: 'reverse' })([3])",
  "a forward island": "gradient((x: number[]) => forward(f)(x) * 1, { mode: 'reverse' })([3])",
  "a preaccumulated island":
    "gradient((x: number[]) => forward(f, { when: 'preaccumulate' })(x) * 1, { mode: 'reverse' })([3])",
  "forward over reverse": "hessian(f)([3])[0]",
  "a derivative inside a derivative":
    "gradient((x: number[]) => gradient(f, { mode: 'reverse' })(x)[0]! + x[0]!, { mode: 'reverse' })([3])",
} as const;
const modes = Object.entries(calls);

describe("console.log in differentiated code", () => {
  it.each(modes)("prints the primal once in %s", (_, call) => {
    const { console } = run(`const f = (x: number[]) => {
  const square = x[0]! * x[0]!;
  console.log("square", square);
  return square * x[0]!;
};
${call}`);
    expect(console.map(({ parts }) => parts[1])).toEqual([{ kind: "number", value: 9 }]);
  });
});

describe.each(["Math.random()", "Date.now()", "performance.now()"])("%s in differentiated code", (input) => {
  /** 2·c·x + d, where the derivative is right only if what is recomputed is given the very numbers that the primal had. */
  const kept = `
const f = (x: number[]) => {
  const c = ${input};
  const scaled = c * x[0]!;
  const d = ${input};
  console.log(c);
  return scaled * scaled + d;
};
`;
  it.each(modes.filter(([name]) => !name.includes("over") && !name.includes("inside")))(
    "is a constant that is given again to what is recomputed, in %s",
    (_, call) => {
      const result = run(kept + call);
      const c = result.console[0]?.parts[0];
      if (c?.kind !== "number" || result.value?.kind !== "numbers") throw new Error("no numbers");
      expect(result.value.values[0]).toBe(2 * c.value * c.value * 3);
    },
  );

  it("is a constant in forward over reverse", () => {
    const result = run(`${kept}hessian(f)([3])[0]`);
    const c = result.console[0]?.parts[0];
    if (c?.kind !== "number" || result.value?.kind !== "numbers") throw new Error("no numbers");
    expect(result.value.values[0]).toBe(2 * c.value * c.value);
  });
});
