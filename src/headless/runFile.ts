/** Runs a notebook file in a session, and says all that came of it as one JSON document. */
import { indexLines, positionAt, type LineIndex, type Session } from "../../engine/index.ts";
import type {
  CellResult,
  ConsoleLine,
  DerivativeReport,
  OwnerReport,
  RuleCheck,
  NonFiniteNote,
} from "../../engine/protocol.ts";
import { optionNamed, parseNotebook, type PlacedCell } from "../notebook/fileFormat.ts";
import { overridesOf } from "../store/planOptions.ts";
import { answerCode, exerciseParts } from "../store/exercises.ts";
import { numberJson, plainJson, type Json } from "./plainJson.ts";

type Diagnostic = CellResult["diagnostics"][number];
type Span = Diagnostic["span"];

/** A place in the file, counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export interface FileRun {
  /**
   * Whether every cell ran and every check held; a cell marked `raises` is meant not to run, and the checks of an exercise
   * need not hold before it is solved.
   */
  readonly ok: boolean;
  readonly cells: readonly CellRun[];
}

export interface CellRun {
  readonly cell: PlacedCell;
  readonly result: CellResult;
  readonly raises: boolean;
  /** It ran with the answer of its exercise instead of its own text. */
  readonly isAnswered: boolean;
  /** Checks that should hold and do not. */
  readonly failedChecks: number;
}

/**
 * Runs the code cells of a file's text; the results are in the file's order. `withAnswers` puts the answers of exercises in
 * their places, so that their checks must hold.
 */
export function runFile(text: string, session: Session, withAnswers = false): FileRun {
  const all = parseNotebook(text);
  const parts = exerciseParts(all);
  const answers = withAnswers ? answersOf(all) : new Map<string, string>();
  const cells = all
    .filter(({ kind }) => kind === "code")
    .map((cell) => ({ ...cell, text: answers.get(cell.id) ?? cell.text }));
  const results = new Map<string, CellResult>();
  const sources = cells.map(({ id, text: source }) => ({ id, text: source }));
  const request = { notebook: sources, overrides: overridesOf(cells) };
  for (const result of session.runCells(sources, request)) results.set(result.cell, result);
  const runs = cells.flatMap((cell) => {
    const result = results.get(cell.id);
    if (result === undefined) return [];
    const exercise = parts.get(cell.id)?.exercise;
    const mayFail = exercise !== undefined && !answers.has(exercise);
    const raises = optionNamed(cell.options, "raises") !== undefined;
    const failedChecks = mayFail ? 0 : result.checks.filter(({ passed }) => !passed).length;
    return [{ cell, result, raises: raises || mayFail, isAnswered: answers.has(cell.id), failedChecks }];
  });
  const ok = runs.every(
    ({ result, raises, failedChecks }) => (result.status === "ok" || raises) && failedChecks === 0,
  );
  return { ok, cells: runs };
}

/** Exercise → the code of its answer. */
function answersOf(cells: readonly PlacedCell[]): ReadonlyMap<string, string> {
  const parts = exerciseParts(cells);
  return new Map(
    cells.flatMap(({ id, text }) => {
      const part = parts.get(id);
      const code = part?.role === "answer" ? answerCode(text) : undefined;
      return part !== undefined && code !== undefined ? [[part.exercise, code] as const] : [];
    }),
  );
}

/** Turns places in cells into places in the file. */
export class FilePlaces {
  readonly #lines: LineIndex;
  readonly #starts: ReadonlyMap<string, number>;

  constructor(text: string, run: FileRun) {
    this.#lines = indexLines(text);
    // An answer stands elsewhere in the file than the cell that it ran in.
    const placed = run.cells.filter(({ isAnswered }) => !isAnswered);
    this.#starts = new Map(placed.map(({ cell }) => [cell.id, cell.start]));
  }

  /** Offset in the file; undefined for what no cell of it holds. */
  offsetOf(source: string, offset: number): number | undefined {
    const start = this.#starts.get(source);
    return start === undefined ? undefined : start + offset;
  }

  placeOf({ source, start }: Span): Place | undefined {
    const offset = this.offsetOf(source, start);
    return offset === undefined ? undefined : positionAt(this.#lines, offset);
  }
}

/** The document that `--json` prints. */
export function runDocument(file: string, text: string, run: FileRun): Json {
  const places = new FilePlaces(text, run);
  return { file, ok: run.ok, cells: run.cells.map((each) => cellJson(each, places)) };
}

function cellJson({ cell, result, raises }: CellRun, places: FilePlaces): Json {
  const { value } = result;
  return {
    id: cell.id,
    status: result.status,
    ...(raises ? { raises } : {}),
    line: places.placeOf({ source: cell.id, start: 0, end: 0 })?.line ?? null,
    outputs: value === undefined || value.kind === "undefined" ? [] : [plainJson(value)],
    console: result.console.map((line) => consoleJson(line, places)),
    ruleChecks: (result.ruleChecks ?? []).map((check) => ruleCheckJson(check, places)),
    reports: result.reports.map((report) => reportJson(report, places)),
    inputs: result.inputs.map(({ name, kind }) => ({ name, kind })),
    shown: result.shown.map(({ key, value: each }) => ({ key, value: plainJson(each) })),
    checks: result.checks.map(({ passed, message, span }) => ({
      passed,
      message,
      ...placeJson(span, places),
    })),
    diagnostics: result.diagnostics.map((diagnostic) => diagnosticJson(diagnostic, places)),
    defines: result.defines,
    milliseconds: result.milliseconds,
  };
}

function consoleJson({ level, parts, span }: ConsoleLine, places: FilePlaces): Json {
  const values = parts.map(plainJson);
  const text = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" ");
  return { level, text, values, ...(span ? placeJson(span, places) : {}) };
}

function ruleCheckJson({ name, span, report, skipped }: RuleCheck, places: FilePlaces): Json {
  return {
    name,
    ...placeJson(span, places),
    verdict: report?.verdict ?? null,
    summary: report?.summary ?? null,
    skipped: skipped ?? null,
    mistakes: (report?.mistakes ?? []).map(({ kind, part, message, hint, entry }) => ({
      kind,
      part,
      message,
      hint,
      entry: entry ?? null,
    })),
    remarks: report?.remarks ?? [],
  };
}

function reportJson(report: DerivativeReport, places: FilePlaces): Json {
  const {
    id,
    transform,
    entry,
    mode,
    chunk,
    policy,
    calls,
    input,
    output,
    value,
    result,
    work,
    tape,
    owners,
    kinks,
    nonFinite,
  } = report;
  return {
    id,
    transform,
    entry,
    mode,
    ...placeJson(report.span, places),
    chunk: chunk ?? null,
    policy,
    calls,
    input: { ...input },
    output: { ...output },
    value: value ? plainJson(value) : null,
    result: plainJson(result),
    work: { ...work },
    tape: { ...tape },
    peakTapeBytes: tape.peakBytes,
    kinks: kinks.map(({ name, convention, count, span }) => ({
      name,
      convention,
      count,
      ...placeJson(span, places),
    })),
    nonFinite: nonFinite === undefined ? null : nonFiniteJson(nonFinite, places),
    modes: Object.fromEntries(owners.map((owner) => [owner.key, owner.mode])),
    subfunctions: owners.map((owner) => ownerJson(owner, places)),
  };
}

function nonFiniteJson({ call, state, path, cut }: NonFiniteNote, places: FilePlaces): Json {
  const steps = path.map(({ operation, quantity, operands, value, times, span }) => ({
    operation,
    quantity,
    operands: operands.map(numberJson),
    value: numberJson(value),
    times,
    ...placeJson(span, places),
  }));
  return { call, state, path: steps, cut };
}

function ownerJson(owner: OwnerReport, places: FilePlaces): Json {
  const { key, kind, name, parent, span, mode, reason, count } = owner;
  const { primalWork, derivativeWork, recordedBytes, peakBytes } = owner;
  return {
    key,
    kind,
    name,
    parent: parent ?? null,
    ...placeJson(span, places),
    mode,
    reason,
    count,
    primalWork,
    derivativeWork,
    recordedBytes,
    peakBytes,
  };
}

function diagnosticJson(
  { code, class: kind, severity, message, hint, span, related }: Diagnostic,
  places: FilePlaces,
): Json {
  return {
    code,
    class: kind,
    severity,
    message,
    hint,
    ...placeJson(span, places),
    related: related.map((each) => ({ message: each.message, ...placeJson(each.span, places) })),
  };
}

function placeJson(span: Span, places: FilePlaces): { readonly [key: string]: Json } {
  const place = places.placeOf(span);
  return { line: place?.line ?? null, column: place?.column ?? null };
}
