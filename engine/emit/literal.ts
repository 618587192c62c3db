/** Literals of emitted code, exact to the bit. */

/** JavaScript for a constant: −0 with its sign, NaN and the infinities by name. */
export function literalText(value: number | boolean | string | undefined): string {
  if (typeof value === "string")
    return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return Object.is(value, -0) ? "-0" : String(value);
}
