import { describe, expect, it } from "vitest";
import { createSession } from "../index.ts";
import { powers } from "../primitives/testing/powers.ts";
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

/** The first element of the cell's value, or the value. */
function number(text: string): number {
  const { value } = run(text);
  if (value?.kind === "number") return value.value;
  if (value?.kind === "numbers") return value.values[0]!;
  throw new Error(`no number but ${JSON.stringify(value)}`);
}

function list(text: string): readonly number[] {
  const { value } = run(text);
  if (value?.kind === "numbers") return value.values;
  throw new Error(`no numbers but ${JSON.stringify(value)}`);
}

describe("powers", () => {
  describe.each(["forward", "reverse"])("in %s mode", (mode) => {
    it.each(powers)("of %d to the %d", (x, p, byBase, byExponent) => {
      const at = Object.is(x, -0) ? "-0" : String(x);
      const slope = (wrt: number): number =>
        number(`gradient((x: number, p: number) => x ** p, { mode: "${mode}", wrt: ${wrt} })(${at}, ${p})`) +
        0;
      expect([slope(0), slope(1)]).toEqual([byBase, byExponent]);
    });
  });
});

describe("strong zeros", () => {
  const norm = `const f = (x: number[]) => {
  const square = x[0]! * x[0]! + x[1]! * x[1]!;
  const length = Math.sqrt(square);
  return 2 * length;
};
`;

  it.each(['mode: "forward"', 'mode: "reverse"', 'mode: "reverse", tape: "everything"'])(
    "hold off what is infinite or not a number, with %s",
    (options) => {
      const held = `${norm}gradient((x: number[]) => f([x[0]! * 0, 0]) * 0 + x[1]!, { ${options} })([0, 1])`;
      expect(list(held)).toEqual([0, 1]);
      const branch = `gradient((x: number[]) => Math.max(Math.sqrt(x[0]!), x[1]!), { ${options} })([0, 1])`;
      expect(list(branch)).toEqual([0, 1]);
    },
  );

  it("hold in forward over reverse and through a checkpoint", () => {
    expect(list("hessian((x: number[]) => Math.sqrt(x[0]!) * 0 + x[1]! ** 2)([0, 3])[1]")).toEqual([0, 2]);
    const checkpointed = `const root = checkpoint((t: number) => Math.sqrt(t));
gradient((x: number[]) => Math.max(root(x[0]!), x[1]!))([0, 1])`;
    expect(list(checkpointed)).toEqual([0, 1]);
  });
});
