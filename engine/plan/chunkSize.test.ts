import { describe, expect, test } from "vitest";
import { num } from "../ir/types.ts";
import { chunkFor, chunkForUnknown, pickChunkSize } from "./chunkSize.ts";

describe("pickChunkSize", () => {
  test("is ForwardDiff's", () => {
    expect([1, 12, 13, 24, 25, 100].map(pickChunkSize)).toEqual([1, 12, 7, 12, 9, 12]);
  });
  test("is one where there is nothing to carry", () => {
    expect(pickChunkSize(0)).toBe(1);
  });
});

describe("chunkFor", () => {
  test("keeps what was said", () => {
    expect(chunkFor([num], 8)).toBe(8);
  });
  test("counts the numbers of records", () => {
    const point = {
      kind: "record",
      flavor: "object",
      fields: [
        { name: "x", type: num },
        { name: "y", type: num },
      ],
    } as const;
    expect(chunkFor([num, point], undefined)).toBe(3);
  });
  test("does not wait for lengths", () => {
    expect(chunkFor([{ kind: "list", flavor: "array", elem: num }], undefined)).toBe(chunkForUnknown);
  });
});
