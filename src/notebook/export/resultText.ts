/** What a cell gave, as lines of text: for files that are read without Mixtape. */
import type { CellResult, DerivativeReport, Plot } from "../../../engine/protocol.ts";
import { formatBytes, formatOperations, formatPrimals } from "../../charts/quantities.ts";
import { oneLine } from "../output/oneLine.ts";

/** A part of a result, with what kind of thing it is: notes and trouble are messages, in which code is between backticks. */
export interface ResultPart {
  readonly kind: "console" | "note" | "value" | "report" | "trouble";
  readonly text: string;
}

export const isMessage = ({ kind }: ResultPart): boolean => kind === "note" || kind === "trouble";

/** Characters of one value or console line. */
const mostCharacters = 4_000;

/** In the order in which the page shows them; nothing for a cell that gave nothing. */
export function resultParts({ console, value, reports, diagnostics }: CellResult): readonly ResultPart[] {
  const part = (kind: ResultPart["kind"]) => (text: string) => ({ kind, text });
  return [
    ...console.map(({ level, parts }) => {
      const said = parts.map(sayPart).join(" ");
      if (level === "note") return part("note")(said);
      return part("console")((level === "log" ? "" : `${level}: `) + said);
    }),
    ...(value === undefined || value.kind === "undefined" ? [] : [sayValue(value)]).map(part("value")),
    ...reports.map(sayReport).map(part("report")),
    ...diagnostics.map(({ message, hint }) => part("trouble")(`${message} ${hint}`)),
  ];
}

type Value = NonNullable<CellResult["value"]>;

/** On the console a text stands without quotes. */
const sayPart = (value: Value): string =>
  value.kind === "string" ? value.value + (value.cut ? "…" : "") : oneLine(value, mostCharacters);

function sayValue(value: Value): string {
  if (value.kind === "plot") return sayPlot(value.plot);
  if (value.kind === "array" && value.items.every(({ kind }) => kind === "numbers"))
    return value.items.map((row) => oneLine(row, mostCharacters)).join("\n");
  return oneLine(value, mostCharacters);
}

/** A picture in words: its axes, and each series by its ends. */
function sayPlot(plot: Plot): string {
  const title = plot.title ?? `${plot.form} plot`;
  const axis = (label: string | undefined, other: string) => label ?? other;
  const axes = `${axis(plot.y.label, "y")} over ${axis(plot.x.label, "x")}`;
  if (plot.form === "contour")
    return `${title}: ${axes}, a grid of ${String(plot.given[0])} × ${String(plot.given[1])} values`;
  const series = plot.series.map(({ name, x, y, length }) => {
    const ends = [0, y.length - 1].map((at) => `(${String(x[at])}, ${String(y[at])})`).join(" to ");
    return `  ${name ?? "series"}: ${String(length)} points from ${ends}`;
  });
  return [`${title}: ${axes}`, ...series].join("\n");
}

function sayReport({ transform, entry, result, work, tape, mode }: DerivativeReport): string {
  const figures = [
    mode,
    `${formatOperations(work.derivative)}, ${formatPrimals(work.derivative, work.primal)}`,
    `${formatBytes(tape.peakBytes)} of tape at most`,
  ];
  return `${transform} of ${entry} = ${oneLine(result, 400)} (${figures.join("; ")})`;
}
