/** The moments that the scrubber goes through: the inputs, every operation, the turn, every step of the way back. */
import type { Step } from "../../../engine/protocol.ts";
import type { WayBack } from "./sweeps.ts";

export type Moment =
  /** Nothing but the inputs is known. */
  | { readonly kind: "start" }
  | { readonly kind: "there"; readonly step: number }
  /** The result's cotangent is 1. */
  | { readonly kind: "turn" }
  /** `done`: steps of the way back, this one among them. */
  | { readonly kind: "back"; readonly done: number };

/** `way`: of the way back; none in forward mode. */
export function momentsOf(steps: readonly Step[], way: WayBack | undefined): readonly Moment[] {
  const there = steps.flatMap(({ operation }, step): Moment[] =>
    operation === "input" ? [] : [{ kind: "there", step }],
  );
  const start: Moment = { kind: "start" };
  if (way === undefined) return [start, ...there];
  const back = way.steps.map((_, index): Moment => ({ kind: "back", done: index + 1 }));
  return [start, ...there, { kind: "turn" }, ...back];
}

/** How many of the steps are computed at a moment; `steps` includes the inputs. */
export function computedAt(moment: Moment, steps: readonly Step[]): number {
  if (moment.kind === "there") return moment.step + 1;
  if (moment.kind !== "start") return steps.length;
  const first = steps.findIndex(({ operation }) => operation !== "input");
  return first < 0 ? steps.length : first;
}

/** The step that a moment is about. */
export function stepAt(moment: Moment, way: WayBack | undefined): number | undefined {
  if (moment.kind === "there") return moment.step;
  return moment.kind === "back" ? way?.steps[moment.done - 1]?.step : undefined;
}

/** Bytes of slopes that a recording holds at a moment: each is pushed with its step and popped on the way back. */
export function slopesHeldAt(moment: Moment, steps: readonly Step[], way: WayBack): number {
  const onTheWay = new Map(way.steps.map(({ step, shares }) => [step, shares.length]));
  const computed = computedAt(moment, steps);
  const popped = new Set(
    moment.kind === "back" ? way.steps.slice(0, moment.done).map(({ step }) => step) : [],
  );
  let slopes = 0;
  for (const [step, count] of onTheWay) if (step < computed && !popped.has(step)) slopes += count;
  return 8 * slopes;
}
