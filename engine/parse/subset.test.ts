import { describe, expect, it } from "vitest";
import { parseSource } from "./parse.ts";
import { refusedInCell } from "./subset.ts";

function refused(text: string) {
  const result = parseSource("c1", text);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return refusedInCell(result.source).map(({ code, span }) => [code, text.slice(span.start, span.end)]);
}

describe("refusedInCell", () => {
  it.each([
    ["import a from 'a'", "cell-import", "import a from 'a'"],
    ["import 'a'", "cell-import", "import 'a'"],
    ["const f = () => import('a')", "cell-import", "import"],
    ["export const a = 1", "cell-export", "export const a = 1"],
    ["export default 1", "cell-export", "export default 1"],
    ["export * from 'a'", "cell-export", "export * from 'a'"],
    ["const a = await b", "cell-await", "await b"],
    ["for await (const a of b) {}", "cell-await", "for await (const a of b) {}"],
  ])("refuses %j at its place", (text, code, at) => {
    expect(refused(text)).toEqual([[code, at]]);
  });

  it("finds all of them, in order", () => {
    expect(refused("import 'a'; export const b = await c; await d").map(([code]) => code)).toEqual([
      "cell-import",
      "cell-export",
      "cell-await",
    ]);
  });

  it("lets types be imported and exported, and async functions wait", () => {
    expect(
      refused(
        "import type { A } from 'a'; export type B = A; async function f() { await 1; for await (const x of y); }",
      ),
    ).toEqual([]);
  });
});
