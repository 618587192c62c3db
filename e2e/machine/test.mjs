// `npm test`: everything that can be tested, from a fresh clone. Ends with the line `N passed, N failed`.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { check } from "./check.mjs";
import { countEndToEndTests, countUnitTests } from "./counting.mjs";
import { ensurePackages } from "./packages.mjs";
import { root, runTool } from "./programs.mjs";

/** @typedef {import("./counting.mjs").Count} Count */

/** Where the runners leave their reports. */
const reports = join(root, "node_modules/.cache/reports");

await ensurePackages();
mkdirSync(reports, { recursive: true });

const counts = [
  await titled("Check", check),
  await titled("Unit tests", unitTests),
  await titled("Build", buildPage),
  await titled("End-to-end tests", endToEndTests),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

/**
 * @param {string} title
 * @param {() => Promise<Count>} step
 */
function titled(title, step) {
  console.log(`\n── ${title} ──`);
  return step();
}

async function unitTests() {
  const report = freshReport("unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { ok } = await runTool("vitest", args);
  return honest(ok, countUnitTests(report));
}

async function buildPage() {
  const { ok } = await runTool("vite", ["build", "--logLevel", "warn"]);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function endToEndTests() {
  if (!(await ensureBrowser())) {
    console.error("There is no Chromium, and none could be installed. Set CHROMIUM_PATH to one.");
    return { passed: 0, failed: 1 };
  }
  const report = freshReport("e2e.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { ok } = await runTool("@playwright/test/playwright", ["test", "--reporter=list,json"], { env });
  return honest(ok, countEndToEndTests(report));
}

/** @param {string} name */
function freshReport(name) {
  const path = join(reports, name);
  rmSync(path, { force: true });
  return path;
}

/**
 * A runner that failed, or ran nothing, never counts as clean, whatever its report says.
 * @param {boolean} ok
 * @param {Count} count
 * @returns {Count}
 */
function honest(ok, { passed, failed }) {
  const isClean = ok && passed > 0;
  return { passed, failed: failed === 0 && !isClean ? 1 : failed };
}
