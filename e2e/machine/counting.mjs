// How many tests passed, and how many failed, by the reports that the runners leave? A report that is not there counts nothing.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ tags: string[], tests: { status: "expected" | "unexpected" | "flaky" | "skipped" }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** On tests that take times, as the runner reports it. */
const times = /^@?times$/;

/**
 * Tests, and each file that did not come as far as its tests.
 * @param {string} report
 * @returns {Count}
 */
export function countUnitTests(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/**
 * What passed only when it was tried again has failed, unless it takes times and says so.
 * @param {string} report
 * @returns {Count}
 */
export function countEndToEndTests(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  /** @type {{ suites: Suite[], errors: unknown[] }} */
  const { suites, errors } = JSON.parse(readFileSync(report, "utf8"));
  const outcomes = suites.flatMap(specsOf).flatMap(({ tags, tests }) => {
    const mayFlake = tags.some((tag) => times.test(tag));
    return tests.map(({ status }) => (status === "flaky" && mayFlake ? "expected" : status));
  });
  const passed = outcomes.filter((outcome) => outcome === "expected").length;
  const failed = outcomes.filter((outcome) => outcome === "unexpected" || outcome === "flaky").length;
  return { passed, failed: failed + errors.length };
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
