import { describe, expect, it } from "vitest";
import { parseSource } from "./parse.ts";

function fault(text: string) {
  const result = parseSource("c1", text);
  if (result.ok) throw new Error(`no fault in ${text}`);
  const { code, message, hint, span } = result.diagnostic;
  return { code, message, hint, at: text.slice(span.start, span.end), span };
}

describe("parseSource", () => {
  it("gives tree, literals and bindings of a text", () => {
    const result = parseSource("c1", "const f = (x: number) => x;");
    expect(result.ok && result.source.literals.map(({ name }) => name)).toEqual(["f"]);
  });

  it.each([
    ["const a = ;", ";", "unexpected `;`"],
    ["f(1, 2", "", "the text ends too early"],
    ["f(1 2)", "2", "unexpected `2`, where `,` or the end belongs"],
    ["let x = 1;\nlet x = 2;", "x", "`x` is declared twice"],
    ["const q", "", "a const needs a value"],
    ["const t = 'abc", "'", "this text in quotes has no end"],
    ["a b", "b", "`b` does not belong after what stands before it"],
    ["1 = 2", "1", "this cannot be assigned"],
    ["break;", "break", "`break` stands outside a loop, or names a label that is not around it"],
    ["let y = 2x", "x", "a name follows a number without an operator"],
    ["let y = 08", "08", "`08` begins with a zero"],
    ["a ?? b || c", "||", "`??` is mixed with `||` or `&&`"],
    ["-x ** 2", "x", "a sign stands before a power without parentheses"],
  ])("says what is wrong with %j and where", (text, at, problem) => {
    expect(fault(text)).toMatchObject({
      code: "syntax-error",
      at,
      message: `This is not valid TypeScript: ${problem}.`,
    });
  });

  it("says with the word of its own what JavaScript's strict mode refuses", () => {
    expect(fault("with (a) {}")).toMatchObject({ code: "with-statement", at: "with" });
    expect(fault("return 3")).toMatchObject({ code: "cell-return", at: "return" });
  });

  it("takes what cells refuse later: imports, exports, await", () => {
    for (const text of ["import a from 'a'", "export const a = 1", "await 3", "for await (const a of b) {}"])
      expect(parseSource("c1", text).ok).toBe(true);
  });

  it("takes the empty text, comments alone, CRLF line ends and names of any script", () => {
    for (const text of [
      "",
      "// nothing",
      "const ä = 1;\r\nä + 1;\r\n",
      "let __proto__ = 1",
      "const 変数 = '\u2028'",
    ])
      expect(parseSource("c1", text).ok).toBe(true);
  });
});
