import { afterEach, expect, test, vi } from "vitest";
import { atRest } from "./atRest.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("work waits for an idle moment where the browser tells of them", () => {
  const waiting: (() => void)[] = [];
  vi.stubGlobal("requestIdleCallback", (work: () => void) => waiting.push(work));
  const work = vi.fn();
  atRest(work);
  expect(work).not.toHaveBeenCalled();
  for (const each of waiting) each();
  expect(work).toHaveBeenCalledOnce();
});

test("elsewhere it comes after what is under way", async () => {
  expect("requestIdleCallback" in globalThis).toBe(false);
  const work = vi.fn();
  atRest(work);
  expect(work).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(work).toHaveBeenCalledOnce());
});
