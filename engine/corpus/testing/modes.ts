/** The ways in which one Jacobian is computed, and how two answers are compared. */
import type { AnyFunction } from "../../run/functionRegistry.ts";
import type { Workbench } from "./workbench.ts";

export interface Mode {
  readonly name: string;
  /** `∂f/∂x₀` as rows of outputs, for the workbench's `f` at the arguments. */
  /** Whether `f` as a whole stands behind a boundary. */
  readonly isBoundary: boolean;
  readonly jacobian: (bench: Workbench, args: readonly unknown[]) => number[][];
}

type Wrap = (bench: Workbench) => AnyFunction;
const itself: Wrap = (bench) => bench.f;

function mode(name: string, options: object, wrap: Wrap = itself): Mode {
  return {
    name,
    isBoundary: wrap !== itself,
    jacobian: (bench, args) => bench.apply("jacobian", wrap(bench), options)(...args) as number[][],
  };
}

/** What the others are compared with. */
export const reference = mode("forward", { mode: "forward" });

export const otherModes: readonly Mode[] = [
  mode("forward, one lane", { mode: "forward", chunk: 1 }),
  mode("forward, three lanes", { mode: "forward", chunk: 3 }),
  mode("reverse, needed", { mode: "reverse", tape: "needed" }),
  mode("reverse, everything", { mode: "reverse", tape: "everything" }),
  mode("checkpointed", { mode: "reverse" }, (bench) => bench.apply("checkpoint")),
  mode("forward, late, in reverse", { mode: "reverse" }, (bench) => bench.apply("forward")),
  mode("forward, preaccumulated, in reverse", { mode: "reverse" }, (bench) =>
    bench.apply("forward", bench.f, { when: "preaccumulate" }),
  ),
  // Recorded at the first inputs and used at all others.
  { name: "recorded", isBoundary: false, jacobian: (bench, args) => bench.recording(args).jacobian(...args) },
  { name: "recorded, swept", isBoundary: false, jacobian: (bench, args) => bench.swept(args) },
];

/** Whether two Jacobians agree to rounding: within `tolerance` of the largest entry in the row, or of a thousandth. */
export function sameJacobian(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
  tolerance: number,
): boolean {
  return a.length === b.length && a.every((row, i) => sameNumbers(row, b[i] ?? [], tolerance));
}

export function sameNumbers(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  const scale = Math.max(...a.map(Math.abs).filter(Number.isFinite), 1e-3);
  const close = (p: number, q: number) => Object.is(p, q) || p === q || Math.abs(p - q) <= tolerance * scale;
  return a.length === b.length && a.every((value, i) => close(value, b[i] ?? NaN));
}
