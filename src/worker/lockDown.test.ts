import { expect, test } from "vitest";
import { lockDown } from "./lockDown.ts";

/** A scope like a worker's: its powers lie on prototypes. */
function scope() {
  class Target {
    get addEventListener() {
      return "heard";
    }
  }
  class Scope extends Target {
    get postMessage() {
      return "sent";
    }
  }
  return Object.assign(new Scope(), { fetch: () => "fetched", Math });
}

test("powers are gone from the scope and from its prototypes", () => {
  const worker = scope();
  lockDown(worker);
  expect([worker.fetch, worker.postMessage, worker.addEventListener]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect("postMessage" in Object.getPrototypeOf(worker)).toBe(false);
});

test("they cannot be put back", () => {
  const worker = scope();
  lockDown(worker);
  expect(() => Object.defineProperty(worker, "fetch", { value: 1 })).toThrow();
});

test("what computing needs stays", () => {
  const worker = scope();
  lockDown(worker);
  expect(worker.Math).toBe(Math);
});
