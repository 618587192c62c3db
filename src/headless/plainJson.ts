/** A value of a cell as JSON: what JSON lacks is spelled out as text. */
import type { PlainValue, Plot, PlotAxis, PlotSeries, RecordingNote } from "../../engine/protocol.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Numbers as numbers; `NaN`, `Infinity` and `-Infinity` as those strings; typed arrays as arrays; `undefined` as null;
 * maps as `{ map: pairs }` and sets as `{ set: values }`; functions and what else has no JSON as a text. What was cut from a value is said in its last entry.
 */
export function plainJson(value: PlainValue): Json {
  switch (value.kind) {
    case "number":
      return numberJson(value.value);
    case "boolean":
      return value.value;
    case "string":
      return value.cut ? `${value.value}…` : value.value;
    case "undefined":
    case "null":
      return null;
    case "function":
      return `[function ${value.name}]`;
    case "opaque":
      return value.text;
    case "plot":
      return plotJson(value.plot);
    case "numbers":
      return [...value.values.map(numberJson), ...more(value.length - value.values.length)];
    case "array":
      return [...value.items.map(plainJson), ...more(value.length - value.items.length)];
    case "recording":
      return recordingJson(value);
    case "object":
      return Object.fromEntries([
        ...value.entries.map(([name, field]) => [name, plainJson(field)] as const),
        ...(value.entries.length < value.size
          ? [["…", `${String(value.size - value.entries.length)} more fields`] as const]
          : []),
      ]);
    case "map":
      return {
        map: [...value.entries.map(([key, each]) => [plainJson(key), plainJson(each)]), ...moreOf(value)],
      };
    case "set":
      return { set: [...value.items.map(plainJson), ...more(value.size - value.items.length)] };
  }
}

const moreOf = ({ entries, size }: { readonly entries: readonly unknown[]; readonly size: number }): Json[] =>
  more(size - entries.length);

/** Counts, the value, and the first operations and decisions, each with its line. */
function recordingJson(recording: RecordingNote): Json {
  const { name, value, counts, redone, operations, decisions } = recording;
  return {
    recording: name,
    value: plainJson(value),
    ...counts,
    redone,
    firstOperations: operations.map(({ id, op, operands, value: result, line }) => ({
      id,
      op,
      operands,
      value: result === undefined ? null : numberJson(result),
      line: line ?? null,
    })),
    firstDecisions: decisions.map(({ text, operands, outcome, line }) => ({
      text,
      operands,
      outcome: typeof outcome === "number" ? numberJson(outcome) : outcome,
      line: line ?? null,
    })),
  };
}

export function numberJson(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

/** A picture as the numbers behind it. */
function plotJson(plot: Plot): Json {
  const { form, title, x, y } = plot;
  const frame = { plot: form, title: title ?? null, x: axisJson(x), y: axisJson(y) };
  if (plot.form === "contour") {
    const { value, xs, ys, values, path } = plot;
    return {
      ...frame,
      value: axisJson(value),
      xs: xs.map(numberJson),
      ys: ys.map(numberJson),
      values: values.map((row) => row.map(numberJson)),
      path: path ? seriesJson(path) : null,
    };
  }
  return { ...frame, labels: [...plot.labels], series: [...plot.series.map(seriesJson), ...more(plot.cut)] };
}

function axisJson({ label, unit, log }: PlotAxis): Json {
  return { label: label ?? null, unit: unit ?? null, log };
}

function seriesJson({ name, x, y, length }: PlotSeries): Json {
  return { name: name ?? null, points: length, x: x.map(numberJson), y: y.map(numberJson) };
}

function more(count: number): Json[] {
  return count > 0 ? [`… ${String(count)} more`] : [];
}
