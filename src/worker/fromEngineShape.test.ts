import { expect, test } from "vitest";
import type { CellResult, DerivativeReport } from "../../engine/protocol.ts";
import { orbitReport, threadReport } from "../views/fixtures.ts";
import { isFromEngine } from "./fromEngineShape.ts";
import { matches } from "./shape.ts";

const finished = (reports: readonly DerivativeReport[]) => ({
  kind: "cellFinished",
  run: 1,
  result: {
    cell: "a",
    status: "ok",
    value: undefined,
    console: [],
    reports,
    diagnostics: [],
    defines: [],
    needs: undefined,
    milliseconds: 0,
    inputs: [],
    shown: [],
    checks: [],
  } satisfies CellResult,
});

test("whole reports are believed", () => {
  expect(matches(isFromEngine, structuredClone(finished([threadReport, orbitReport])), 1e6)).toBe(true);
});

test("a report of which any field has another type is not", () => {
  for (const field of Object.keys(threadReport)) {
    // Fields that may be missing may not be something else either.
    const forged = { ...threadReport, [field]: Symbol.iterator };
    expect(matches(isFromEngine, finished([forged]), 1e6), field).toBe(false);
  }
});

test("a value that contains itself is refused", () => {
  const items: unknown[] = [];
  const loop = { kind: "array", length: 1, items };
  items.push(loop);
  expect(
    matches(
      isFromEngine,
      finished([{ ...threadReport, result: loop } as unknown as DerivativeReport]),
      5_000,
    ),
  ).toBe(false);
});

test("a string counts by its length", () => {
  expect(matches(isFromEngine, { kind: "broken", message: "x".repeat(1e6) }, 1_000)).toBe(false);
});
