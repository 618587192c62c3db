/** What a cell gave, as lines of text: for files that are read without Mixtape. */
import type { CellResult, DerivativeReport, Plot } from "../../../engine/protocol.ts";
import { formatBytes, formatOperations, formatPrimals } from "../../charts/quantities.ts";
import { oneLine } from "../output/oneLine.ts";

/** A part of a result, with what kind of thing it is: notes and trouble are messages, in which code is between backticks. */
export type ResultPart = TextPart | { readonly kind: "plot"; readonly plot: Plot };

export interface TextPart {
  readonly kind: "console" | "note" | "value" | "check" | "report" | "trouble";
  readonly text: string;
}

export const isMessage = ({ kind }: TextPart): boolean => kind === "note" || kind === "trouble";

/** Characters of one value or console line. */
const mostCharacters = 4_000;

/** In the order in which the page shows them; nothing for a cell that gave nothing. */
export function resultParts(result: CellResult): readonly ResultPart[] {
  const { console, value, reports, diagnostics, shown, checks } = result;
  const part = (kind: TextPart["kind"]) => (text: string) => ({ kind, text });
  return [
    ...shown.map((each) => valuePart(each.value)),
    ...console.map(({ level, parts }) => {
      const said = parts.map(sayPart).join(" ");
      if (level === "note") return part("note")(said);
      return part("console")((level === "log" ? "" : `${level}: `) + said);
    }),
    ...(value === undefined || value.kind === "undefined" ? [] : [valuePart(value)]),
    ...checks.map(({ passed, message }) => `${passed ? "✓" : "✗"} ${message}`).map(part("check")),
    ...reports.map(sayReport).map(part("report")),
    ...diagnostics.map(({ message, hint }) => part("trouble")(`${message} ${hint}`)),
  ];
}

type Value = NonNullable<CellResult["value"]>;

/** On the console a text stands without quotes. */
const sayPart = (value: Value): string =>
  value.kind === "string" ? value.value + (value.cut ? "…" : "") : oneLine(value, mostCharacters);

const valuePart = (value: Value): ResultPart =>
  value.kind === "plot" ? value : { kind: "value", text: sayValue(value) };

function sayValue(value: Value): string {
  if (value.kind === "array" && value.items.every(({ kind }) => kind === "numbers"))
    return value.items.map((row) => oneLine(row, mostCharacters)).join("\n");
  return oneLine(value, mostCharacters);
}

function sayReport({ transform, entry, result, work, tape, mode }: DerivativeReport): string {
  const figures = [
    mode,
    `${formatOperations(work.derivative)}, ${formatPrimals(work.derivative, work.primal)}`,
    `${formatBytes(tape.peakBytes)} of tape at most`,
  ];
  return `${transform} of ${entry} = ${oneLine(result, 400)} (${figures.join("; ")})`;
}
