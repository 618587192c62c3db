/** The color of a band of equal values, from the lowest (0) to the highest (1). */
export const bandColor = (strength: number) =>
  `color-mix(in oklab, var(--heat-high) ${(strength * 100).toFixed(0)}%, var(--heat-low))`;
