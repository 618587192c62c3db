// Is the source in order? Lint, types, architecture and format; says which one failed.
import { pathToFileURL } from "node:url";
import { runTool } from "./programs.mjs";

/** @typedef {{ name: string, tool: string, args: string[] }} Step */

/**
 * Longest first, as the cores take them in this order. All but typed lint keep what they know below
 * node_modules/.cache. TypeScript is there twice: the native compiler checks, and the one written in JavaScript
 * serves those tools that call it.
 * @type {Step[]}
 */
const steps = [
  {
    name: "lint",
    tool: "eslint",
    args: [".", "--cache", "--cache-location", "node_modules/.cache/eslint/", "--max-warnings", "0"],
  },
  { name: "format", tool: "prettier", args: ["--check", "--cache", "--log-level", "warn", "."] },
  { name: "types", tool: "typescript-native/tsc", args: ["--build"] },
  { name: "typed lint", tool: "oxlint", args: [] },
  {
    name: "architecture",
    tool: "dependency-cruiser/depcruise",
    args: ["engine", "src", "e2e", "--config", ".dependency-cruiser.cjs", "--output-type", "err"],
  },
];
const cores = 2;

/**
 * Runs every step, prints a line for each and what the failing ones said.
 * @returns {Promise<{ passed: number, failed: number }>} counted in steps
 */
export async function check() {
  const waiting = [...steps];
  const results = (await Promise.all(Array.from({ length: cores }, () => runSteps(waiting)))).flat();
  const failed = results.filter((ok) => !ok).length;
  return { passed: results.length - failed, failed };
}

/** @param {Step[]} waiting shared by all cores: each takes the first that is left */
async function runSteps(waiting) {
  const results = [];
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    results.push(await runStep(step));
  }
  return results;
}

/** @param {Step} step */
async function runStep({ name, tool, args }) {
  const began = performance.now();
  const { ok, output } = await runTool(tool, args, { quiet: true });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? "✓" : "✗"} ${name} (${tool}, ${seconds} s)`);
  if (!ok) console.log(output.trim());
  return ok;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
