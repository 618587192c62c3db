/**
 * `npm run bench`: gradients by Mixtape against the primal as plain JavaScript and against adjoints written by hand, and
 * matrix products against those of other libraries, in one run. `--json` prints the same as data, `--code` the emitted code, `--quick` takes fewer rounds.
 */
import { parseArgs } from "node:util";
import { gradientOf } from "./gradientOf.ts";
import { lotkaVolterra } from "./lotkaVolterra.ts";
import { measureProducts, productLines } from "./matrixProduct.ts";
import { measureInterleaved } from "./measure.ts";
import { mixture } from "./mixture.ts";
import type { Problem } from "./problem.ts";
import { rosenbrock } from "./rosenbrock.ts";
import { compileLine, shippedCompileTimes } from "./shippedCompileTimes.ts";

interface Row {
  readonly problem: string;
  readonly size: string;
  /** ms. */
  readonly primal: number;
  readonly adjoint: number;
  readonly gradient: number;
  readonly gradientOverPrimal: number;
  readonly adjointOverPrimal: number;
  readonly gradientOverAdjoint: number;
  /** The same of the shortest times instead of the medians. */
  readonly leastGradientOverPrimal: number;
  readonly leastGradientOverAdjoint: number;
}

/** Largest difference that counts as agreement, relative to the largest entry. */
const tolerance = 1e-9;

const { values: flags } = parseArgs({
  options: { json: { type: "boolean" }, code: { type: "boolean" }, quick: { type: "boolean" } },
});
const rounds = flags.quick === true ? 5 : 15;
const problems = [rosenbrock(10_000), lotkaVolterra(100_000), mixture(2_000, 5)];
const rows = problems.map(measure);
const compileTimes = await shippedCompileTimes(flags.quick === true);
const products = [await measureProducts(128, rounds), await measureProducts(512, rounds)];
if (flags.json === true)
  console.log(JSON.stringify({ gradients: rows, compileTimes, products }, undefined, 2));
else {
  printTable(rows);
  console.log();
  for (const each of compileTimes) console.log(compileLine(each));
  console.log("\nMatrix product, in brackets Mixtape ÷ the other");
  for (const line of products.flatMap(productLines)) console.log(line);
}

function measure(problem: Problem): Row {
  const { name, size, source, args } = problem;
  const gradient = gradientOf(source, args);
  if (flags.code === true) console.log(gradient.story.emit(false).text);
  const primal = problem.primal as (...given: readonly unknown[]) => number;
  const adjoint = problem.adjoint as (...given: readonly unknown[]) => Float64Array;
  requireAgreement(name, gradient.run(args), adjoint(...args));
  const contenders = [
    { name: "primal", run: () => primal(...args) },
    { name: "adjoint", run: () => adjoint(...args) },
    { name: "gradient", run: () => gradient.run(args) },
  ];
  const [p, a, g] = measureInterleaved(contenders, flags.quick === true ? 25 : 101, 10);
  if (p === undefined || a === undefined || g === undefined) throw new Error("three were to be measured");
  return {
    problem: name,
    size,
    primal: p.milliseconds,
    adjoint: a.milliseconds,
    gradient: g.milliseconds,
    gradientOverPrimal: g.milliseconds / p.milliseconds,
    adjointOverPrimal: a.milliseconds / p.milliseconds,
    gradientOverAdjoint: g.milliseconds / a.milliseconds,
    leastGradientOverPrimal: g.least / p.least,
    leastGradientOverAdjoint: g.least / a.least,
  };
}

function requireAgreement(name: string, ours: Float64Array, theirs: Float64Array): void {
  const scale = theirs.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const worst = ours.reduce((most, x, i) => Math.max(most, Math.abs(x - (theirs[i] ?? NaN))), 0);
  if (!(worst <= tolerance * scale)) throw new Error(`${name}: the two gradients differ by ${worst}`);
}

function printTable(all: readonly Row[]): void {
  const head = [
    "problem",
    "size",
    "primal",
    "by hand",
    "Mixtape",
    "by hand ÷ primal",
    "Mixtape ÷ primal",
    "Mixtape ÷ by hand",
    "(of the shortest)",
  ];
  const lines = all.map((row) => [
    row.problem,
    row.size,
    ...[row.primal, row.adjoint, row.gradient].map((ms) => `${ms.toFixed(3)} ms`),
    ...[
      row.adjointOverPrimal,
      row.gradientOverPrimal,
      row.gradientOverAdjoint,
      row.leastGradientOverAdjoint,
    ].map((ratio) => ratio.toFixed(2)),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]!.length)),
  );
  for (const line of [head, ...lines]) {
    console.log(
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join("   "),
    );
  }
}
