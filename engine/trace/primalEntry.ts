/**
 * The primal call behind a derivative call: the function itself, applied to the arguments that are its own.
 * Running it measured gives the work that derivative work is compared with.
 */
import type { EntryShape, InstanceShape, Shape } from "../lower/shape.ts";
import type { TieChoice } from "../ir/types.ts";
import { isTieChoice } from "../primitives/ties.ts";

export interface PrimalEntry {
  readonly entry: EntryShape;
  /** What the derivatives' options say of ties, an inner one before those around it. */
  readonly ties: TieChoice;
  /** Picks the primal's arguments out of the derivative call's. */
  readonly pick: (args: readonly unknown[]) => readonly unknown[];
}

type Pick = <T>(args: readonly T[], wrt: unknown) => readonly T[];

const itself: Pick = (args) => args;
const primalArguments: Readonly<Record<string, Pick>> = {
  derivative: itself,
  gradient: itself,
  valueAndGradient: itself,
  jacobian: itself,
  hessian: itself,
  // With several arguments they come in a row: jvp(f, { wrt: [0, 1] })([x, y], [xDot, yDot]).
  jvp: (args, wrt) => (Array.isArray(wrt) ? unpacked(args[0]) : args.slice(0, 1)),
  hvp: (args, wrt) => (Array.isArray(wrt) ? unpacked(args[0]) : args.slice(0, 1)),
  pullback: (args) => args.slice(1),
};

/**
 * Undefined where the callee is no derivative function. Derivatives of derivatives lead to the innermost function.
 * `parametersOf` tells how many parameters a literal has: a row of numbers does not say how many arguments it is.
 */
export function primalEntryOf(
  entry: EntryShape,
  parametersOf: (literal: string) => number | undefined,
): PrimalEntry | undefined {
  let callee = entry.callee;
  let args: readonly Shape[] = entry.args;
  const picks: ((args: readonly unknown[]) => readonly unknown[])[] = [];
  let ties: TieChoice = {};
  for (;;) {
    const instance = entry.instances[callee.instance];
    const pick = instance?.kind === "wrapper" ? primalArguments[instance.wrapper] : undefined;
    const inner = instance?.kind === "wrapper" ? functionOf(instance) : undefined;
    if (pick === undefined || inner === undefined) break;
    const wrt = instance?.kind === "wrapper" ? wrtOf(instance.options) : undefined;
    args = shapesPicked(pick, args, wrt, () => parameterCount(entry, inner.instance, parametersOf));
    picks.push((values) => pick(values, wrt));
    if (instance?.kind === "wrapper") ties = { ...ties, ...tiesOf(instance.options) };
    callee = inner;
  }
  if (picks.length === 0) return undefined;
  return {
    entry: { callee, args, instances: entry.instances },
    ties,
    pick: (values) => picks.reduce<readonly unknown[]>((left, pick) => pick(left), values),
  };
}

/** As `pick` does with values; a row of arguments has the shape of a list or a tuple. */
function shapesPicked(
  pick: Pick,
  args: readonly Shape[],
  wrt: unknown,
  count: () => number | undefined,
): readonly Shape[] {
  if (!Array.isArray(wrt) || pick === itself || pick === primalArguments["pullback"]) return pick(args, wrt);
  const [row] = args;
  if (row?.kind === "record") return row.fields.map(([, shape]) => shape);
  const elem = row?.kind === "list" ? row.elem : undefined;
  return elem === undefined ? [] : Array.from({ length: count() ?? wrt.length }, () => elem);
}

/** A pullback takes a cotangent before the arguments; what else is made of a function takes as many as that. */
function parameterCount(
  entry: EntryShape,
  instance: number,
  parametersOf: (literal: string) => number | undefined,
): number | undefined {
  const shape = entry.instances[instance];
  if (shape?.kind === "literal") return parametersOf(shape.literal);
  const inner = shape?.kind === "wrapper" ? functionOf(shape) : undefined;
  const count = inner && parameterCount(entry, inner.instance, parametersOf);
  return shape?.kind === "wrapper" && shape.wrapper === "pullback" && count !== undefined ? count + 1 : count;
}

function unpacked<T>(row: T | undefined): readonly T[] {
  return Array.isArray(row) ? (row as readonly T[]) : [];
}

function functionOf(instance: InstanceShape & { kind: "wrapper" }): EntryShape["callee"] | undefined {
  const inner = instance.inner.find(([role]) => role === "f")?.[1];
  return inner?.kind === "fn" ? inner : undefined;
}

function wrtOf(options: unknown): unknown {
  return typeof options === "object" && options !== null && "wrt" in options ? options.wrt : undefined;
}

function tiesOf(options: unknown): TieChoice {
  const ties: unknown =
    typeof options === "object" && options !== null && "ties" in options ? options.ties : {};
  return isTieChoice(ties) ? ties : {};
}
