import { describe, expect, it } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

describe("compilation", () => {
  it("happens once for all lengths of arrays", () => {
    const compiled: unknown[] = [];
    const compiler: typeof storyCompiler = {
      ...storyCompiler,
      compile: (...given) => {
        const result = storyCompiler.compile(...given);
        compiled.push(result);
        return result;
      },
    };
    const session = createSession({ now: () => 0, random: () => 0, dateNow: () => 0 }, compiler);
    const text = `const square = (x: number[]) => { let s = 0; for (const each of x) s += each * each; return s; };
const slope = gradient(square);
[slope([1, 2])[1]!, slope([1, 2, 3, 4, 5])[4]!]`;
    const [result] = session.runCells([{ id: "only", text }]);
    expect(result?.value).toMatchObject({ values: [4, 10] });
    expect(compiled).toHaveLength(1);
  });
});
