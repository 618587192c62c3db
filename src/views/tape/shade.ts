/** Shades of the tape's one color for its owners, darkest at the bottom of the stack; neighbours differ clearly. */
export function shadeOf(index: number, count: number): string {
  const strength = count <= 1 ? 72 : 82 - (56 * index) / (count - 1);
  return `color-mix(in oklab, var(--mode-tape) ${String(Math.round(strength))}%, var(--page))`;
}
