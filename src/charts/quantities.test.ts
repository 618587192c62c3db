import { expect, test } from "vitest";
import {
  formatAmount,
  formatBytes,
  formatCompact,
  formatCount,
  formatNumber,
  formatPrimals,
  formatShare,
} from "./quantities.ts";

/** No-break spaces are written as plain ones below. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1000, "1,000 bytes"],
  [1023, "1,023 bytes"],
  [1024, "1 KiB"],
  [12_698, "12.4 KiB"],
  [131_072, "128 KiB"],
  [1_048_500, "1 MiB"],
  [13_002_342, "12.4 MiB"],
  [268_435_456, "256 MiB"],
  [3 * 2 ** 40, "3 TiB"],
  [Infinity, "∞"],
])("%d bytes are written %s", (bytes, text) => {
  expect(plain(formatBytes(bytes))).toBe(text);
});

test.each([
  [0, "0"],
  [999, "999"],
  [14_204, "14,204"],
  [9_999_999, "9,999,999"],
  [12_340_000, "12.3 million"],
  [999_700_000, "1 billion"],
  [4.1e15, "4.1 × 10¹⁵"],
  [-1500, "−1,500"],
  [12.6, "13"],
])("the count %d is written %s", (count, text) => {
  expect(plain(formatCount(count))).toBe(text);
});

test.each([
  [950, "950"],
  [999.7, "1 k"],
  [1234, "1.2 k"],
  [31_400, "31 k"],
  [999_600, "1 M"],
  [2.5e12, "2.5 T"],
])("an axis writes %d as %s", (count, text) => {
  expect(plain(formatCompact(count))).toBe(text);
});

test.each([
  [0.25, "0.25"],
  [-3.14159265, "−3.14159"],
  [1.2e-14, "1.2 × 10⁻¹⁴"],
  [-2.5e21, "−2.5 × 10²¹"],
  [1000, "1,000"],
  [0, "0"],
  [-0, "0"],
  [NaN, "NaN"],
  [-Infinity, "−∞"],
])("the number %d is written %s", (value, text) => {
  expect(plain(formatNumber(value))).toBe(text);
});

test("work is told in primals, and not at all where the function did none", () => {
  expect(plain(formatPrimals(310, 100))).toBe("3.1 primals");
  expect(plain(formatPrimals(100, 100))).toBe("1 primal");
  expect(plain(formatPrimals(250_000, 100))).toBe("2,500 primals");
  expect(formatPrimals(5, 0)).toBe("–");
});

test("a share never rounds down to nothing", () => {
  expect(plain(formatShare(0.924))).toBe("92 %");
  expect(plain(formatShare(0.003))).toBe("0.3 %");
  expect(plain(formatShare(1e-6))).toBe("< 0.1 %");
  expect(plain(formatShare(0))).toBe("0 %");
  expect(plain(formatShare(1))).toBe("100 %");
});

test("one thing has no s", () => {
  expect(plain(formatAmount(1, "turn"))).toBe("1 turn");
  expect(plain(formatAmount(0, "turn"))).toBe("0 turns");
  expect(plain(formatAmount(3, "entry", "entries"))).toBe("3 entries");
});
