import { expect, test } from "vitest";
import { parseSource } from "./parse.ts";

function namesIn(text: string): readonly string[] {
  const parsed = parseSource("c", text);
  if (!parsed.ok) throw new Error(parsed.diagnostic.message);
  return parsed.source.literals.map(({ name }) => name);
}

test("functions inside a rule are named after what it is assigned to", () => {
  const rrule = "(x) => { const y = x * x; return { value: y, pullback: (bar) => [2 * x * bar] }; }";
  expect(
    namesIn(
      `const g = rule((x) => x * x, { frule: ([d], x) => ({ value: x, tangent: d }), rrule: ${rrule} });`,
    ),
  ).toEqual(["g", "frule of g", "rrule of g", "pullback of g"]);
});

test("methods and a pullback that is a variable are named likewise", () => {
  const rrule = "rrule(x) { const pullback = (bar) => [bar]; return { value: x, pullback }; }";
  expect(namesIn(`const o = { g: rule(function (x) { return x; }, { ${rrule} }) };`)).toEqual([
    "g",
    "rrule of g",
    "pullback of g",
  ]);
});

test("a function with a name keeps it, and names the parts where the rule is assigned to nothing", () => {
  expect(namesIn("const f = (x) => x; use(rule(f, { rrule: (x) => helper(x) }));")).toEqual([
    "f",
    "rrule of f",
  ]);
  expect(namesIn("const g = rule(function square(x) { return x * x; }, { rrule: mine });")).toEqual([
    "square",
  ]);
});

test("partials are named by their order, or together", () => {
  expect(namesIn("const g = scalarRule((x, y) => x * y, [(x, y) => y, (x, y) => x]);")).toEqual([
    "g",
    "partial 1 of g",
    "partial 2 of g",
  ]);
  expect(namesIn("const g = scalarRule((x, y) => x * y, (x, y) => [y, x]);")).toEqual(["g", "partials of g"]);
});

test("a rule inside another rule's functions is named after its own variable", () => {
  const inner = "const h = rule((x) => x, { rrule: (x) => ({ value: x, pullback: (bar) => [bar] }) });";
  const outer = `const g = rule((x) => x, { rrule: (x) => { ${inner} return { value: h(x), pullback: (bar) => [bar] }; } });`;
  expect(namesIn(outer)).toEqual(["g", "rrule of g", "h", "rrule of h", "pullback of h", "pullback of g"]);
});

test("a function of the user's that is called rule names nothing", () => {
  expect(namesIn("const rule = (f, g) => f; const g = rule((x) => x, { rrule: (x) => x });")).toEqual([
    "rule",
    "function (line 1)",
    "rrule",
  ]);
});
