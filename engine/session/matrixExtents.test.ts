import { describe, expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const define = `const long = { rows: 1, cols: 2, data: new Float64Array([1, 2, 3]) };
  const { rows, cols, data } = long;
  const whole = matrix(rows, cols, data.slice(0, rows * cols));
  const squares = (m: Matrix) => sum(mul(m, m));`;

function resultOf(expression: string) {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text: `${define} ${expression}` }])][0];
}

const messageOf = (expression: string): string | undefined => resultOf(expression)?.diagnostics[0]?.message;

const words = "a matrix of 1×2 whose data holds 3 numbers";

describe("a matrix whose data is longer than its entries", () => {
  test.each(["sum", "norm", "transpose", "trace"])("is refused by %s", (name) => {
    expect(messageOf(`${name}(long)`)).toBe(`\`${name}\` is given ${words}.`);
  });

  test.each([
    'gradient(squares, { mode: "forward" })(long)',
    'gradient(squares, { mode: "reverse" })(long)',
    "record(squares)(long)",
    "hessian(squares)(long)",
  ])("is refused as an argument: %s", (call) => {
    expect(messageOf(call)).toMatch(
      new RegExp(`^Argument 0 of .* cannot be differentiated: it is ${words}\\.$`),
    );
    expect(messageOf(call.replace("(long)", "(whole)"))).toBeUndefined();
  });

  test("is refused inside an argument, behind one that is whole", () => {
    const all = "gradient((ms: Matrix[]) => sum(ms[0]) + sum(ms[1]))([whole, long])";
    expect(resultOf(all)?.diagnostics[0]?.code).toBe("matrix-extents");
  });

  test("is refused where differentiated code captures it", () => {
    expect(messageOf("gradient((x: number) => x * sum(long))(2)")).toContain(words);
  });

  test("has the derivative of its entries once the rest is left out, as the hint says", () => {
    expect(resultOf("gradient(squares)(whole).data")?.value).toMatchObject({ values: [2, 4] });
  });
});
