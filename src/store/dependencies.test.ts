import { expect, test } from "vitest";
import { dependenciesOf, dependentsOf, inDependencyOrder, namesOf } from "./dependencies.ts";

const defined = (text: string) => [...namesOf(text).defines];

test("functions, constants and patterns at the top level are definitions", () => {
  expect(defined("function f(x) { const inner = 1; return x; }")).toEqual(["f"]);
  expect(defined("const a = 1, b = g(a, 2);\nlet c: number = 3")).toEqual(["a", "b", "c"]);
  expect(defined("const { p, q: r = w } = s, [t = x, ...u] = v;")).toEqual(["p", "r", "t", "u"]);
});

test("an arrow function's parameters are not definitions of the cell", () => {
  expect(defined("const f = (x: number, y = 2) => x * y;")).toEqual(["f"]);
});

test("a constant without a semicolon does not swallow the next statement", () => {
  expect(defined("const a = 1\nconst b = 2\nfunction c() {}")).toEqual(["a", "b", "c"]);
});

test("words that are keywords only in places can be names", () => {
  expect(defined("const from = 1, of = 2;")).toEqual(["from", "of"]);
  expect(namesOf("g(from)").mentions).toContain("from");
});

test("members and strings are no mentions", () => {
  expect([...namesOf('a.b + "c" + d').mentions]).toEqual(["a", "d"]);
});

test("what depends on an edited cell is found through others", () => {
  const dependencies = dependenciesOf([
    { id: "use", text: "h(2)" },
    { id: "g", text: "const g = (x) => x * x;" },
    { id: "h", text: "const h = (x) => g(x) + 1;" },
    { id: "else", text: "const z = 3;" },
  ]);
  expect([...dependentsOf(dependencies, ["g"])].sort()).toEqual(["h", "use"]);
  expect(inDependencyOrder(dependencies, ["use", "g", "h", "else"])).toEqual(["g", "h", "use", "else"]);
});

test("cells that need each other keep the page's order", () => {
  const dependencies = dependenciesOf([
    { id: "1", text: "const a = () => b();" },
    { id: "2", text: "const b = () => a();" },
  ]);
  expect(inDependencyOrder(dependencies, ["1", "2"])).toHaveLength(2);
});
