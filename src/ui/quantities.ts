/** How numbers are written for people: sensible digits, typographic exponents, binary units. */

const superscripts: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** A number with at most `digits` significant digits: `3`, `0.25`, `1.2 × 10⁻¹⁴`, `NaN`, `−∞`. */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Object.is(value, -0)) return "−0";
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 10 ** Math.max(digits, 7)) return withMinus(String(value));
  if (size >= 1e-4 && size < 10 ** Math.max(digits, 7)) {
    return withMinus(String(Number(value.toPrecision(digits))));
  }
  return scientific(value.toExponential(Math.max(digits - 1, 0)));
}

/** Every digit that a double has: what typing it back needs. */
export function formatExactly(value: number): string {
  if (!Number.isFinite(value) || Object.is(value, -0)) return formatNumber(value);
  const text = String(value);
  return text.includes("e") ? scientific(text) : withMinus(text);
}

/** Bytes in binary units: `0 B`, `512 B`, `12.4 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1023.95 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? String(size) : size.toPrecision(size < 10 ? 2 : 3)} ${units[unit]!}`;
}

/** How often, with thin spaces between thousands: `1 234 567`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

/** A ratio such as work ÷ primal: `3.1`, `28`, `0.05`. */
export function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return formatNumber(ratio);
  return ratio >= 99.5 ? formatCount(ratio) : String(Number(ratio.toPrecision(2)));
}

const withMinus = (text: string) => text.replace("-", "−");

function scientific(text: string): string {
  const [mantissa = "", exponent = ""] = text.split("e");
  const raised = [...exponent.replace("+", "")].map((digit) => superscripts[digit] ?? digit).join("");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${withMinus(short)} × 10${raised}`;
}
