/**
 * What a color token is at this moment, for those who cannot use CSS (canvas, Monaco). Reading it lays out style:
 * do it once for each theme, not for each frame.
 */

/** The value of a custom property such as `--ink` as `#rrggbb` (alpha is dropped). */
export function resolveColor(token: string, within: Element = document.documentElement): string {
  const probe = document.createElement("i");
  probe.style.cssText = `display: none; color: var(${token})`;
  within.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const channels = computed
    .match(/[\d.]+/g)
    ?.slice(0, 3)
    .map(Number) ?? [0, 0, 0];
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
