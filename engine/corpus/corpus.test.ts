import { expect, it } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { corpus } from "./index.ts";
import { disagreements, jacobianByDifferences } from "./testing/differences.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { typeErrors } from "./testing/typeErrors.ts";

it("has at least 250 programs, each with its own name", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(250);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

/** Every construct that the language is to have; each needs a program of its own. */
const language = [
  ..."if else,else if,switch,switch fall-through,for,for of,while,do while,labelled break,labelled continue".split(
    ",",
  ),
  ..."break,continue,early return,early return from a loop,ternary,nested ternary,short circuit,throw".split(
    ",",
  ),
  ..."boolean local,string flag,Float64Array,Float32Array,nested arrays,ragged arrays,array of objects".split(
    ",",
  ),
  ..."method without this,tuple,optional field,undefined test,array spread,object spread,rest parameter".split(
    ",",
  ),
  ..."rest in destructuring,destructuring default,parameter destructuring,nested destructuring,two arguments".split(
    ",",
  ),
  ..."element write,field write,swap,element accumulation,push,pop,fill,splice,sort,aliasing,argument mutated".split(
    ",",
  ),
  ..."closure,closure with state,currying,functions in objects,functions in arrays,recursion,mutual recursion".split(
    ",",
  ),
  ..."default argument,generic function,map,filter,reduce,forEach,some,every,find,flatMap,concat,slice,reverse".split(
    ",",
  ),
  ..."Array.from,new Array().fill,Math.max of two,Math.min of several,Number.isInteger,class,Map,Set".split(
    ",",
  ),
  ..."nested derivative,captured active variable,captured array,captured assignment,console.log".split(","),
  ..."Math.random,Date.now,performance.now,forward,reverse,checkpoint,rule,frule,rrule,scalarRule".split(","),
  ..."implicit,residual,fixedPoint,objective".split(","),
  ..."nondifferentiable,stopGradient,compound assignment,bitwise,**,remainder,increment as value".split(","),
];

it.each(language)("has a program for: %s", (construct) => {
  expect(corpus.some(({ constructs }) => constructs.includes(construct))).toBe(true);
});

it("is well typed", () => {
  expect(typeErrors(corpus)).toEqual([]);
});

it("would notice a program that is not well typed", () => {
  const program = {
    name: "wrong",
    source: "const f = (x: number): string => gradient((y: number) => y)(x);",
  };
  expect(typeErrors([program])).toEqual([expect.stringContaining("wrong: ")]);
});

it.each(corpus)("runs as plain JavaScript, to finite numbers, the same each time: $name", (program) => {
  const f = plainFunction(program.source);
  for (const args of program.inputs) {
    const value = f(...args);
    expect(leavesOf(value).every(Number.isFinite), JSON.stringify(value)).toBe(true);
    expect(f(...args)).toEqual(value);
  }
});

const published = corpus.filter(({ known, rough }) => known !== undefined && rough === undefined);

it.each(published)("has its published derivative by differences: $name", (program) => {
  const estimates = jacobianByDifferences(plainFunction(program.source), program.inputs[0]!);
  const known = leavesOf(program.known?.derivative);
  const width = estimates[0]?.length ?? 0;
  expect(known).toHaveLength(estimates.length * width);
  const tolerance = program.constructs.includes("nested derivative") ? 1e-3 : 1e-6;
  expect(
    disagreements(
      estimates.map((_, row) => known.slice(row * width, (row + 1) * width)),
      estimates,
      tolerance,
    ),
  ).toEqual([]);
});

it.each(published)("has differences that can be trusted: $name", (program) => {
  const estimates = jacobianByDifferences(plainFunction(program.source), program.inputs[0]!).flat();
  expect(estimates.filter(({ value, error }) => !(error <= 1e-3 * Math.max(Math.abs(value), 1)))).toEqual([]);
});
