// Is the source in order? Lint, types, architecture and format; says which one failed.
import { pathToFileURL } from "node:url";
import { runTool } from "./programs.mjs";

/** @typedef {{ name: string, tool: string, args: string[] }} Step */

/**
 * One lane for each of two cores: lint takes as long as all the rest. `tsc --build` keeps what it knows below
 * node_modules/.cache, as the others do.
 * @type {Step[][]}
 */
const lanes = [
  [
    {
      name: "lint",
      tool: "eslint",
      args: [".", "--cache", "--cache-location", "node_modules/.cache/eslint/", "--max-warnings", "0"],
    },
  ],
  [
    { name: "types", tool: "typescript/tsc", args: ["--build"] },
    {
      name: "architecture",
      tool: "dependency-cruiser/depcruise",
      args: ["engine", "src", "e2e", "--config", ".dependency-cruiser.cjs", "--output-type", "err"],
    },
    { name: "format", tool: "prettier", args: ["--check", "--cache", "--log-level", "warn", "."] },
  ],
];

/**
 * Runs every step, prints a line for each and what the failing ones said.
 * @returns {Promise<{ passed: number, failed: number }>} counted in steps
 */
export async function check() {
  const results = (await Promise.all(lanes.map(runLane))).flat();
  const failed = results.filter((ok) => !ok).length;
  return { passed: results.length - failed, failed };
}

/** @param {Step[]} steps */
async function runLane(steps) {
  const results = [];
  for (const step of steps) results.push(await runStep(step));
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
