import { describe, expect, it } from "vitest";
import { Edits } from "./edits.ts";
import { parseSource } from "./parse.ts";
import { stripTypes } from "./stripTypes.ts";

function strip(text: string) {
  const result = parseSource("c1", text);
  if (!result.ok) throw new Error(result.diagnostic.message);
  const edits = new Edits(text);
  const refused = stripTypes(result.source, edits);
  return { rewritten: edits.apply(), refused };
}

/** The value of the variable `v` of a text, run without its types. */
function run(text: string): unknown {
  return (new Function(`"use strict";${strip(text).rewritten.text}\nreturn v;`) as () => unknown)();
}

describe("stripTypes", () => {
  it.each<[string, unknown]>([
    ["const v: number = 1", 1],
    ["let v!: number; v = 2", 2],
    ["const v = (1 as unknown as number)! satisfies number", 1],
    ["const v = (<number>(3))", 3],
    ["const f = <T,>(x: T): T => x; const v = f<number>(4)", 4],
    ["const f = (x?: number, ...rest: number[]): x is number => rest.length > 0; const v = f(1, 2)", true],
    ["function f(this: void, a: number, b?: string) { return a } const v = f(5)", 5],
    ["function f(this: void) { return 6 } const v = f()", 6],
    [
      "function f(x: number): number; function f(x: string): string; function f(x: any) { return x } const v = f(7)",
      7,
    ],
    ["interface A { a: number } type B = A | undefined; const { a }: A = { a: 8 }; const v = a", 8],
    ["declare const w: number; declare function g(): void; const v = 9", 9],
    [
      "abstract class A<T> { abstract k: number; declare j: number; [key: string]: unknown; private readonly x?: number = 10; protected static y!: number; abstract m(): void; public get(): number { return this.x as number } }\nclass B extends A<number> implements Iterable<number>, Object { override get() { return super.get() } }\nconst v = new B().get()",
      10,
    ],
    ["let v = 0; try { throw 11 } catch (e: unknown) { v = e as number }", 11],
    ["const f = function <T extends number>(x: T = 12 as T) { return x }; const v = f()", 12],
    ["const [a, b = 13]: [number, number?] = [1]; const v = b", 13],
    ["const m = new Map<string, number>([['a', 14]]); const v = m.get('a')!", 14],
    ["let v = 0; for (const x of [15] as const) v = x", 15],
    ["let v = 0; for (let i: number = 0; i < 16; i++) v++", 16],
    ["const o = { m<T>(x: T): T { return x }, get a(): number { return 17 } }; const v = o.a", 17],
    ["const v = [1, 2].map<number>((x: number): number => x * 9)[1]!", 18],
    ["enumLike: for (const x of [19]) { var v: number = x; continue enumLike }", 19],
    ["const f = async <T,>(x: T) => x; const v = typeof f(1)", "object"],
    ["type A = `${string}-x`; const v = `${20 as number}`", "20"],
    ["const f = (x: number | undefined) => x?.toFixed!(1); const v = f(21)", "21.0"],
    ["const v = ((x: any) => x as { a: number })({ a: 22 }).a", 22],
  ])("leaves JavaScript with the meaning of %j", (text, value) => {
    expect(run(text)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ["let n = 1\nlet b = n as number\n;[n] = [2]\nconst v = n", 2],
    ["let b = 1 as number\n(1, 2)\nconst v = b", 1],
    ["let b = [1] as number[]\n[0]\nconst v = b[0]", 1],
    ["const b = 3\ninterface X {}\n(4)\nconst v = b", 3],
    ["const b = 3\ntype X = number\n`x`\nconst v = b", 3],
    ["class A { x: number\n['y']: number = 2 }\nconst v = new A().y", 2],
    ["class A { x?: number\n*g() { yield 3 } }\nconst v = [...new A().g()][0]", 3],
    ["const f = (x: number):\n number => x; const v = f(5)", 5],
    ["const f = (x: number): // a comment\n number /* another */ => x; const v = f(6)", 6],
    ["const f = () => { return <T,>\n(x: T) => x }; const v = f()(7)", 7],
    ["const f = () => { return <number>\n 8 }; const v = f()", 8],
    ["if (false as boolean) var v = 1 as number\nelse var v = 9 as number", 9],
  ])("keeps statements apart and together in %j", (text, value) => {
    expect(run(text)).toEqual(value);
  });

  it("leaves everything at its place, but for semicolons that end statements", () => {
    const text = "const f = (a: number): number => a;\nconst g = f as unknown;\n";
    expect(strip(text).rewritten.text).toBe("const f = (a        )         => a;\nconst g = f           ;\n");
  });

  it("leads back from what remains to where it stood", () => {
    const text = "let a = 1 as number\ntype X = 1\nlet bee = 2\n";
    const { rewritten } = strip(text);
    expect(rewritten.originalOffset(rewritten.text.indexOf("bee"))).toBe(text.indexOf("bee"));
  });

  it.each([
    ["enum A { B }", "typescript-enum", "A"],
    ["const enum A { B }", "typescript-enum", "A"],
    ["namespace N { export const a = 1 }", "typescript-namespace", "N"],
    ["class A { constructor(private x: number) {} }", "typescript-parameter-property", "private x: number"],
    ["@dec class A {}", "typescript-decorator", "@dec"],
    ["import a = b.c", "typescript-import-equals", "import a = b.c"],
  ])("refuses %j, which is more than a type", (text, code, at) => {
    const [diagnostic] = strip(text).refused;
    expect(diagnostic?.code).toBe(code);
    expect(text.slice(diagnostic?.span.start, diagnostic?.span.end)).toBe(at);
  });
});
