/** A double with every digit it has, as people write it: what typing it back needs. */

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

/** `0.30000000000000004`, `1.5 × 10⁻³⁰⁰`, `−0`, `NaN`, `−∞`. */
export function exactNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Object.is(value, -0)) return "−0";
  const [mantissa = "", exponent] = String(value).split("e");
  const digits = mantissa.replace("-", "−");
  if (exponent === undefined) return digits;
  const raised = [...exponent.replace("+", "")].map((digit) => superscripts[digit] ?? digit).join("");
  return `${digits}\u00a0×\u00a010${raised}`;
}
