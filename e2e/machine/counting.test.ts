import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { countEndToEndTests, countUnitTests } from "./counting.mjs";

const folder = mkdtempSync(join(tmpdir(), "mixtape-counting-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The path of a report of this content. */
function reportOf(content: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const spec = (status: string, ...tags: string[]) => ({ tags, tests: [{ status }] });

describe("counting end-to-end tests", () => {
  it("counts tests of all suites, however deep they are nested, and errors outside of tests", () => {
    const suites = [
      { specs: [spec("expected")], suites: [{ specs: [spec("expected"), spec("unexpected")] }] },
    ];
    expect(countEndToEndTests(reportOf({ suites, errors: [] }))).toEqual({ passed: 2, failed: 1 });
    expect(countEndToEndTests(reportOf({ suites, errors: ["broken"] }))).toEqual({ passed: 2, failed: 2 });
  });

  it("refuses what passed only when tried again, unless it takes times", () => {
    const suites = [{ specs: [spec("flaky"), spec("flaky", "times"), spec("unexpected", "times")] }];
    expect(countEndToEndTests(reportOf({ suites, errors: [] }))).toEqual({ passed: 1, failed: 2 });
  });

  it("counts nothing where there is no report", () => {
    expect(countEndToEndTests(join(folder, "none.json"))).toEqual({ passed: 0, failed: 0 });
  });
});

describe("counting unit tests", () => {
  it("counts each file that did not come as far as its tests", () => {
    const results = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{}] },
    ];
    const report = reportOf({ numPassedTests: 5, numFailedTests: 1, testResults: results });
    expect(countUnitTests(report)).toEqual({ passed: 5, failed: 2 });
  });
});
