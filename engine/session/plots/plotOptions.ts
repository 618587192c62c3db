/** The options of plots: title, axes, names. Mistakes are told at the call. */
import { refuse } from "../../diagnostics/diagnose.ts";
import type { PlotAxis } from "../../protocol.ts";
import type { Span } from "../../source/span.ts";
import { isPlainObject } from "../../diagnostics/plainObject.ts";
import { sayValue } from "../../diagnostics/sayValue.ts";

/** A call of a plot function, for what has to be said of it; its place is looked up when it is needed. */
export interface PlotCall {
  readonly callee: string;
  readonly span: () => Span;
}

export interface AxisOption extends PlotAxis {
  /** Where a function is drawn. */
  readonly range: readonly [number, number] | undefined;
}

/** The options as an object; raises `bad-options`, `unknown-option`. */
export function optionsOf(
  call: PlotCall,
  given: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const { callee } = call;
  const listed = known.map((name) => `\`${name}\``).join(", ");
  if (given === undefined) return {};
  if (!isPlainObject(given))
    return refuse("bad-options", call.span(), {
      callee,
      given: sayValue(given),
      usage: `${callee}(data, { … })`,
      known: listed,
    });
  const other = Object.keys(given).find((name) => !known.includes(name));
  if (other !== undefined)
    return refuse("unknown-option", call.span(), { callee, option: other, known: listed });
  return given;
}

/** A text or nothing. */
export function textOption(call: PlotCall, option: string, given: unknown): string | undefined {
  if (given === undefined) return undefined;
  return typeof given === "string" ? given.slice(0, longestText) : misfit(call, option, given, "a text");
}

/** Texts or nothing. */
export function textsOption(call: PlotCall, option: string, given: unknown): readonly string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return misfit(call, option, given, "an array of texts");
  return given.map((each: unknown) =>
    typeof each === "string" || typeof each === "number"
      ? String(each).slice(0, longestText)
      : misfit(call, option, each, "an array of texts"),
  );
}

const longestText = 200;

/** `"label"`, `[from, to]`, or `{ label, unit, log, from, to }`. */
export function axisOption(call: PlotCall, option: string, given: unknown, hasRange: boolean): AxisOption {
  if (given === undefined || typeof given === "string")
    return { label: textOption(call, option, given), unit: undefined, log: false, range: undefined };
  const isPair = Array.isArray(given) && hasRange;
  const expected = `a label, ${hasRange ? "[from, to], " : ""}or an object`;
  if (!isPair && !isPlainObject(given)) return misfit(call, option, given, expected);
  const known = ["label", "unit", "log", ...(hasRange ? ["from", "to"] : [])];
  const fields = isPair
    ? { from: given[0] as unknown, to: given[1] as unknown }
    : optionsOf(call, given, known);
  const { label, unit, log = false, from, to } = fields;
  if (typeof log !== "boolean") return misfit(call, `${option}.log`, log, "true or false");
  return {
    label: textOption(call, `${option}.label`, label),
    unit: textOption(call, `${option}.unit`, unit),
    log,
    range: rangeOf(call, option, from, to),
  };
}

function rangeOf(
  call: PlotCall,
  option: string,
  from: unknown,
  to: unknown,
): readonly [number, number] | undefined {
  if (from === undefined && to === undefined) return undefined;
  const isRange =
    typeof from === "number" && typeof to === "number" && from < to && Number.isFinite(to - from);
  return isRange ? [from, to] : misfit(call, option, [from, to], "two numbers, the smaller first");
}

/** Raises `bad-option`. */
export function misfit(call: PlotCall, option: string, given: unknown, expected: string): never {
  return refuse("bad-option", call.span(), {
    callee: call.callee,
    option,
    given: Array.isArray(given) ? `[${given.map(String).join(", ").slice(0, 80)}]` : sayValue(given),
    expected,
  });
}

/** The axis without its range, as it is drawn. */
export function axisOf({ label, unit, log }: AxisOption): PlotAxis {
  return { label, unit, log };
}
