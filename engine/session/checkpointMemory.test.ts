import { describe, expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const helpers = `function at(m: Matrix, i: number) { return m.data[i]; }
  function put(m: Matrix, i: number, value: number) { m.data[i] = value; }`;

/** Functions that store into memory of their own, which reads like what they were given. */
const functions = {
  "a matrix read by the function that reads the argument":
    "(m: Matrix) => { const q = zeros(2, 2); for (let i = 0; i < 4; i++) q.data[i] = at(m, i) ** 2; return at(q, 0) * at(q, 3); }",
  "a matrix stored into by another function":
    "(m: Matrix) => { const q = zeros(2, 2); put(q, 1, at(m, 2)); return sum(matmul(matmul(q, m), q)) + sum(m) * sum(q); }",
  "a matrix added to the argument":
    "(m: Matrix) => { const q = zeros(2, 2); q.data[0] = m.data[1] ** 2; return sum(add(q, m)) * norm(q) * norm(m); }",
  "a matrix that takes the place of the last in a loop":
    "(m: Matrix) => { let s = m; for (let k = 0; k < 3; k++) { const q = zeros(2, 2); for (let i = 0; i < 4; i++) q.data[i] = at(s, i) * at(m, 3 - i); s = q; } return sum(s); }",
};

function valueOf(expression: string): unknown {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const text = `${helpers} ${expression}`;
  const result = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
  return result?.diagnostics[0]?.message ?? result?.value;
}

describe("a checkpoint stores into its own memory:", () => {
  test.each(Object.entries(functions))("%s", (_, f) => {
    const gradientOf = (g: string): unknown =>
      valueOf(`gradient(${g}, { mode: "reverse" })(matrix(2, 2, [1, 2, 3, 4])).data`);
    const expected = gradientOf(f);
    expect(expected).toMatchObject({ kind: "numbers" });
    expect(gradientOf(`checkpoint(${f})`)).toEqual(expected);
    expect(gradientOf(`(m: Matrix) => checkpoint(${f})(scale(1, m))`)).toEqual(expected);
  });
});

test("a checkpoint that stores into what it is given is refused", () => {
  const f = "(m: Matrix) => { put(m, 0, at(m, 1)); return at(m, 0); }";
  expect(valueOf(`gradient((m: Matrix) => checkpoint(${f})(scale(1, m)))(matrix(1, 2, [1, 2]))`)).toContain(
    "it cannot be a checkpoint",
  );
});
