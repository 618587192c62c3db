/** A run of a notebook file as a person reads it in a terminal. */
import { codeFrame } from "../../engine/index.ts";
import type { CellResult, DerivativeReport, PlainValue, RuleCheck } from "../../engine/protocol.ts";
import { sayNonFinite } from "../notebook/output/sayNonFinite.ts";
import { plainJson, type Json } from "./plainJson.ts";
import { sayPlot } from "./sayPlot.ts";
import { FilePlaces, type CellRun, type FileRun } from "./runFile.ts";

type Diagnostic = CellResult["diagnostics"][number];

/** Lines of text, for the file's name and its text. */
export function printRun(file: string, text: string, run: FileRun): string {
  const places = new FilePlaces(text, run);
  const cells = run.cells.map((each) => printCell(each, file, text, places)).filter((lines) => lines !== "");
  const failed = run.cells.filter(({ result, raises }) => result.status === "error" && !raises).length;
  const unmet = run.cells.reduce((sum, { failedChecks }) => sum + failedChecks, 0);
  const summary = [
    failed === 0
      ? `${String(run.cells.length)} cells ran.`
      : `${String(failed)} of ${String(run.cells.length)} cells did not run.`,
    ...(unmet === 0 ? [] : [`${String(unmet)} ${unmet === 1 ? "check does" : "checks do"} not hold.`]),
  ].join(" ");
  return [...cells, summary].join("\n\n");
}

function printCell({ cell, result }: CellRun, file: string, text: string, places: FilePlaces): string {
  const { value } = result;
  const lines = [
    ...result.console.map(
      ({ level, parts }) =>
        (level === "log" ? "" : `${level}: `) + parts.map((part) => show(plainJson(part))).join(" "),
    ),
    ...result.shown.map((each) => `${titleOf(each.key)}${printValue(each.value)}`),
    ...(value === undefined || value.kind === "undefined" ? [] : [`= ${printValue(value)}`]),
    ...result.checks.map(({ passed, message }) => `${passed ? "✓" : "✗"} ${message}`),
    ...result.reports.flatMap((report) => [
      printReport(report),
      ...printKinks(report, places),
      ...printNonFinite(report, places),
    ]),
    ...(result.ruleChecks ?? []).map(printCheck),
    ...result.diagnostics.map((diagnostic) => printDiagnostic(diagnostic, file, text, places)),
  ];
  if (lines.length === 0) return "";
  const title = `── ${cell.id} ${"─".repeat(Math.max(60 - cell.id.length, 3))}`;
  return [title, ...lines].join("\n");
}

function printCheck({ name, report }: RuleCheck): string {
  const checked = report === undefined ? "not checked" : report.summary;
  return `rule of ${name}: ${checked}`;
}

function printReport(report: DerivativeReport): string {
  const { transform, entry, mode, work, tape, calls, owners } = report;
  const ratio = work.primal > 0 ? ` (${(work.derivative / work.primal).toFixed(1)} × primal)` : "";
  // Below a part with a mode of its own, everything has that mode.
  const modeOf = new Map(owners.map(({ key, mode: own }) => [key, own]));
  const modes = owners
    .filter(
      ({ mode: own, parent }) => own !== "reverse" && own !== "forward" && own !== modeOf.get(parent ?? ""),
    )
    .map(({ key, mode: own }) => `${key}: ${own}`)
    .join(", ");
  return [
    `${transform}(${entry}): ${mode}`,
    `${String(work.derivative)} operations${ratio}`,
    `${String(tape.peakBytes)} bytes of tape at most`,
    ...(calls > 1 ? [`called ${String(calls)} times`] : []),
    ...(modes === "" ? [] : [modes]),
  ].join(", ");
}

function printKinks({ kinks }: DerivativeReport, places: FilePlaces): string[] {
  return kinks.map(({ name, convention, count, span }) => {
    const line = places.placeOf(span)?.line;
    const where = line === undefined ? "" : ` at line ${String(line)}`;
    return `  kink${where}: ${name}, ${count === 1 ? "once" : `${String(count)} times`}; taken: ${convention}`;
  });
}

function printNonFinite(report: DerivativeReport, places: FilePlaces): string[] {
  const { nonFinite } = report;
  if (nonFinite === undefined) return [];
  const steps = nonFinite.path.map(({ operation, quantity, operands, value, times, span }) => {
    const line = places.placeOf(span)?.line;
    const where = line === undefined ? "" : `line ${String(line)}: `;
    const often = times > 1 ? ` (${String(times)} times in a row)` : "";
    return `    ${where}${quantity} ${operation} of ${operands.map(String).join(", ")} = ${String(value)}${often}`;
  });
  return [`  ${sayNonFinite(nonFinite, report)}`, ...steps];
}

function printDiagnostic(diagnostic: Diagnostic, file: string, text: string, places: FilePlaces): string {
  const { severity, code, message, hint, span, related } = diagnostic;
  const place = places.placeOf(span);
  const where = place ? `${file}:${String(place.line)}:${String(place.column)}` : file;
  return [
    `${severity} ${code} at ${where}`,
    ...frameOf(diagnostic.span, text, places),
    message,
    hint,
    ...related.flatMap((each) => [`${each.message}:`, ...frameOf(each.span, text, places)]),
  ].join("\n");
}

function frameOf(span: Diagnostic["span"], text: string, places: FilePlaces): string[] {
  const start = places.offsetOf(span.source, span.start);
  return start === undefined ? [] : [codeFrame(text, start, start + span.end - span.start)];
}

function printValue(value: PlainValue): string {
  return value.kind === "plot" ? sayPlot(value.plot) : show(plainJson(value));
}

/** Keys that people gave; those of places say nothing to a reader. */
function titleOf(key: string): string {
  return /:\d+$/.test(key) ? "" : `${key}: `;
}

/** As in a program, but long arrays in one line. */
function show(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
