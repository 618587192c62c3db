/** What was given to be plotted → series of points. Refused is what is no number, and x without its y. */
import { refuse } from "../../diagnostics/diagnose.ts";
import { isPlainObject } from "../../diagnostics/plainObject.ts";
import { sayValue } from "../../diagnostics/sayValue.ts";
import { textOption, type PlotCall } from "./plotOptions.ts";
import type { Points } from "./thin.ts";

export interface GivenSeries extends Points {
  readonly name: string | undefined;
}

type Numbers = readonly number[] | Float64Array | Float32Array;

/** `ys`, `{ x, y, name }`, points `{ x, y }[]`, or an array of the first two. Raises `plot-of-what`, `plot-of-function`, `plot-lengths`. */
export function seriesOf(call: PlotCall, given: unknown): readonly GivenSeries[] {
  if (isNumbers(given)) return [fromYs(given)];
  if (isPlainObject(given)) return [fromFields(call, given)];
  if (!Array.isArray(given)) return nothingToPlot(call, given);
  const items: readonly unknown[] = given;
  if (items.length > 0 && items.every(isPoint))
    return [{ name: undefined, x: items.map(({ x }) => x), y: items.map(({ y }) => y) }];
  return items.map((item) => {
    if (isNumbers(item)) return fromYs(item);
    return isPlainObject(item) ? fromFields(call, item) : nothingToPlot(call, item);
  });
}

/** A path: `{ x, y }`, or points as `[x, y]` or `{ x, y }`. */
export function pathOf(call: PlotCall, given: unknown): GivenSeries {
  if (Array.isArray(given)) {
    const points: readonly unknown[] = given;
    if (points.every(isNumbers) && points.every(({ length }) => length === 2))
      return { name: undefined, x: points.map(([x = NaN]) => x), y: points.map(([, y = NaN]) => y) };
  }
  const [only, another] = seriesOf(call, given);
  return only && another === undefined ? only : nothingToPlot(call, given);
}

/** An array of nothing but numbers, or a typed array; the empty array is one too. */
export function isNumbers(value: unknown): value is Numbers {
  if (value instanceof Float64Array || value instanceof Float32Array) return true;
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}

function isPoint(value: unknown): value is { readonly x: number; readonly y: number } {
  return isPlainObject(value) && typeof value["x"] === "number" && typeof value["y"] === "number";
}

function fromYs(ys: Numbers): GivenSeries {
  return { name: undefined, x: Array.from(ys, (_, i) => i), y: [...ys] };
}

function fromFields(call: PlotCall, fields: Readonly<Record<string, unknown>>): GivenSeries {
  const { x, y, name } = fields;
  if (!isNumbers(y)) return nothingToPlot(call, y === undefined ? fields : y);
  if (x === undefined) return { ...fromYs(y), name: textOption(call, "name", name) };
  if (!isNumbers(x)) return nothingToPlot(call, x);
  if (x.length !== y.length)
    return refuse("plot-lengths", call.span(), { callee: call.callee, xs: x.length, ys: y.length });
  return { name: textOption(call, "name", name), x: [...x], y: [...y] };
}

function nothingToPlot(call: PlotCall, given: unknown): never {
  const { callee } = call;
  if (typeof given === "function") return refuse("plot-of-function", call.span(), { callee });
  const odd = Array.isArray(given)
    ? (given as unknown[]).find((each) => typeof each !== "number")
    : undefined;
  const said = odd === undefined || odd === null ? sayValue(given) : `an array with ${sayValue(odd)} in it`;
  return refuse("plot-of-what", call.span(), { callee, given: said });
}
