/**
 * How quantities are written, the same on every page: bytes, operations, ratios, shares, plain numbers. Sensible
 * digits, real minus and multiplication signs, units set apart by a no-break space.
 */

const noBreak = "\u00a0";
const minus = "\u2212";
const byteUnits = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `1 byte`, `512 bytes`, `12.4 KiB`, `128 MiB`: three significant digits past the first kibibyte. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return formatNumber(bytes);
  if (Math.abs(bytes) < 1024) return withUnit(formatCount(bytes), Math.round(bytes) === 1 ? "byte" : "bytes");
  let unit = 0;
  let amount = bytes;
  // 1023.6 KiB would round to 1,024 KiB: it is 1 MiB.
  while (Math.abs(amount) >= 1023.5 && unit < byteUnits.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return withUnit(threeDigits(amount), byteUnits[unit] ?? "bytes");
}

/** A whole number in full with thousands set apart, then in words: `14,204`, `12.3 million`, `4.1 × 10¹⁵`. */
export function formatCount(count: number): string {
  const rounded = Math.round(count);
  const size = Math.abs(rounded);
  if (!Number.isFinite(count) || size >= 1e15) return formatNumber(count, 2);
  if (size < 1e7) return groupThousands(rounded);
  if (size < 999.5e6) return withUnit(threeDigits(rounded / 1e6), "million");
  if (size < 999.5e9) return withUnit(threeDigits(rounded / 1e9), "billion");
  return withUnit(threeDigits(rounded / 1e12), "trillion");
}

/** As short as an axis or a gutter needs: `950`, `1.2 k`, `31 M`. */
export function formatCompact(count: number): string {
  const size = Math.abs(count);
  if (!Number.isFinite(count)) return formatNumber(count);
  if (size < 999.5) return groupThousands(Math.round(count));
  const steps: readonly (readonly [number, string])[] = [
    [1e3, "k"],
    [1e6, "M"],
    [1e9, "G"],
    [1e12, "T"],
  ];
  const [unit, letter] = steps.find(([step]) => size < step * 999.5) ?? steps[steps.length - 1]!;
  return withUnit(twoDigits(count / unit), letter);
}

/** `1 operation`, `14,204 operations`. */
export function formatOperations(count: number): string {
  return formatAmount(count, "operation");
}

/** A count and its noun: `1 turn`, `1,000 turns`. The plural is the noun and an s unless given. */
export function formatAmount(count: number, noun: string, plural = `${noun}s`): string {
  return withUnit(formatCount(count), Math.round(count) === 1 ? noun : plural);
}

/** Derivative work in units of the function's own: `3.1 primals`; a dash where the function did no work. */
export function formatPrimals(derivative: number, primal: number): string {
  if (!(primal > 0) || !Number.isFinite(derivative)) return "–";
  const ratio = derivative / primal;
  const digits = ratio < 100 ? twoDigits(ratio) : formatCount(ratio);
  return withUnit(digits, digits === "1" ? "primal" : "primals");
}

/** A share of one as a percentage: `92 %`, `0.3 %`, `< 0.1 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) return "–";
  if (percent > 0 && percent < 0.1) return `<${noBreak}0.1${noBreak}%`;
  return withUnit(Math.abs(percent) < 9.95 ? trimmed(percent.toFixed(1)) : percent.toFixed(0), "%");
}

/** A number of the user's: `0.25`, `−3.1416`, `1.2 × 10⁻¹⁴`, with at most `digits` significant digits (default 6). */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return groupThousands(value);
  if (size >= 1e-4 && size < 1e7) return signed(trimmed(value.toPrecision(digits)), value);
  const [mantissa = "0", exponent = "0"] = value.toExponential(digits - 1).split("e");
  return `${signed(trimmed(mantissa), value)}${noBreak}×${noBreak}10${superscript(Number(exponent))}`;
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? "").join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

function threeDigits(amount: number): string {
  const size = Math.abs(amount);
  const places = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  return signed(groupDigits(trimmed(amount.toFixed(places))), amount);
}

function twoDigits(amount: number): string {
  return signed(trimmed(amount.toFixed(Math.abs(amount) < 9.95 ? 1 : 0)), amount);
}

function groupThousands(whole: number): string {
  return signed(groupDigits(whole.toFixed(0)), whole);
}

function groupDigits(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function trimmed(decimal: string): string {
  return decimal.includes(".") && !decimal.includes("e") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function signed(text: string, value: number): string {
  const bare = text.replace(/^-/, "");
  return value < 0 && bare !== "0" ? `${minus}${bare}` : bare;
}

function withUnit(amount: string, unit: string): string {
  return `${amount}${noBreak}${unit}`;
}
