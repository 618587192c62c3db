/** Where a function has a kink, and what a derivative that is claimed there is beside the slopes of both sides. */
import { figure } from "./figure.ts";

export interface Kink {
  readonly left: number;
  readonly right: number;
}

/**
 * For each number of f(x) the slopes of both sides where they stay apart as the step shrinks: (f(x+h) − 2f(x) + f(x−h)) / h
 * tends to their difference, which is 0 where f is smooth. `slopes` are those that are claimed. Five calls.
 */
export function kinksAt(
  f: (x: number) => readonly number[],
  x: number,
  slopes: readonly number[],
): readonly (Kink | undefined)[] {
  const scale = Math.max(Math.abs(x), 1);
  const [wide, narrow] = [1e-3 * scale, 1e-5 * scale];
  const center = f(x);
  const [farLeft, farRight, left, right] = [f(x - wide), f(x + wide), f(x - narrow), f(x + narrow)];
  return center.map((here, index) => {
    const [below, above] = [left[index]!, right[index]!];
    const size = Math.max(Math.abs(slopes[index] ?? 0), 1e-3);
    const far = Math.abs(farRight[index]! - 2 * here + farLeft[index]!) / wide;
    const near = Math.abs(above - 2 * here + below) / narrow;
    const noise = (1e-14 * Math.max(Math.abs(here), Math.abs(x * size))) / narrow;
    // At a jump it grows with every shorter step.
    const stays = near > 0.3 * far && near < 30 * far;
    const isKink = stays && near > 1e-4 * size + 10 * noise;
    return isKink ? { left: (here - below) / narrow, right: (above - here) / narrow } : undefined;
  });
}

/** What the steps by which slopes are taken leave uncertain, relative to the larger. */
const tolerance = 1e-3;

/** Whether a derivative is that of one side, or one between: a choice that no difference can call wrong. */
export function isChoice({ left, right }: Kink, slope: number): boolean {
  const slack = tolerance * Math.max(Math.abs(left), Math.abs(right));
  return slope >= Math.min(left, right) - slack && slope <= Math.max(left, right) + slack;
}

/** "its slope is −1 on the left and 1 on the right, and the rule gives 1, that of the right"; `gives`: who does. */
export function sidesText({ left, right }: Kink, slope: number, gives: string): string {
  const slack = tolerance * Math.max(Math.abs(left), Math.abs(right));
  const which =
    Math.abs(slope - left) <= slack
      ? "that of the left"
      : Math.abs(slope - right) <= slack
        ? "that of the right"
        : "one between them";
  const short = (each: number): string => figure(Number(each.toPrecision(3)));
  return `its slope is ${short(left)} on the left and ${short(right)} on the right, and ${gives} ${short(slope)}, ${which}`;
}
