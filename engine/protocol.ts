/**
 * Plain data that crosses the worker: what a run of cells gives, what a derivative call reports, what the
 * views draw. No classes, no functions; everything survives `structuredClone` and JSON.
 */
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Span } from "./source/span.ts";

export type { Diagnostic, Span };

// --- Notebook runs ---------------------------------------------------------------------------------

export interface CellSource {
  readonly id: string;
  readonly text: string;
}

/** A value as data: JSON, with what JSON lacks spelled out. Long or deep values are cut and say so. */
export type PlainValue =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "string"; readonly value: string; readonly cut: boolean }
  | { readonly kind: "undefined" }
  | { readonly kind: "null" }
  | { readonly kind: "function"; readonly name: string; readonly wrapper: string | undefined }
  | {
      readonly kind: "numbers";
      readonly flavor: "array" | "Float64Array" | "Float32Array";
      readonly length: number;
      readonly values: readonly number[];
    }
  | { readonly kind: "array"; readonly length: number; readonly items: readonly PlainValue[] }
  | {
      readonly kind: "object";
      readonly entries: readonly (readonly [string, PlainValue])[];
      readonly cut: boolean;
    }
  | { readonly kind: "plot"; readonly plot: Plot }
  | ({ readonly kind: "recording" } & RecordingNote)
  | { readonly kind: "opaque"; readonly text: string };

/** A picture as data: what to draw, not how. Numbers that are not finite stay where they were, as gaps. */
export type Plot = PointPlot | ContourPlot;

export interface PointPlot {
  readonly form: "line" | "scatter" | "bars";
  readonly title: string | undefined;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  /** How many series were left out. */
  readonly cut: number;
  /** Names of the places on the horizontal axis, where bars have them. */
  readonly labels: readonly string[];
}

/** A function of two numbers on a grid. */
export interface ContourPlot {
  readonly form: "contour";
  readonly title: string | undefined;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly value: PlotAxis;
  /** Where the columns and the rows of `values` lie. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly values: readonly (readonly number[])[];
  /** How large the grid was that was given, rows and columns. */
  readonly given: readonly [number, number];
  /** A line over it, such as the steps of a descent. */
  readonly path: PlotSeries | undefined;
}

export interface PlotAxis {
  readonly label: string | undefined;
  readonly unit: string | undefined;
  readonly log: boolean;
}

/** Points (x[i], y[i]). */
export interface PlotSeries {
  readonly name: string | undefined;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** How many points were given; more than are here where a long series was thinned. */
  readonly length: number;
}

/** The straight line of operations that one run of a function was. Rows are the first of so many. */
export interface RecordingNote {
  /** What a person calls the function. */
  readonly name: string;
  readonly value: PlainValue;
  readonly counts: { readonly inputs: number; readonly operations: number; readonly decisions: number };
  /** How many times it was recorded anew because something fell otherwise. */
  readonly redone: number;
  readonly operations: readonly RecordedOperation[];
  readonly decisions: readonly RecordedDecision[];
}

export interface RecordedOperation {
  /** What later operations call its value: `v7`. */
  readonly id: string;
  /** "sin", "×", … */
  readonly op: string;
  readonly operands: readonly string[];
  /** Undefined for what has no value of its own. */
  readonly value: number | undefined;
  /** The user's name for the value, if any. */
  readonly name: string | undefined;
  /** From 1, in the source of `span`; undefined where it has no place in the user's text. */
  readonly line: number | undefined;
  readonly span: Span;
}

/** A comparison, or a number that served as an index or a length, that depended on the inputs. */
export interface RecordedDecision {
  /** As it is written. */
  readonly text: string;
  readonly operands: readonly string[];
  readonly outcome: boolean | number;
  readonly line: number | undefined;
  readonly span: Span;
}

export interface ConsoleLine {
  readonly level: "log" | "info" | "warn" | "error";
  readonly parts: readonly PlainValue[];
  readonly span: Span | undefined;
}

export interface CellResult {
  readonly cell: string;
  readonly status: "ok" | "error";
  /** The value of the cell's last expression; absent where it ends in a declaration. */
  readonly value: PlainValue | undefined;
  readonly console: readonly ConsoleLine[];
  readonly reports: readonly DerivativeReport[];
  /** Rules that were checked because this cell made or used them. */
  readonly ruleChecks?: readonly RuleCheck[];
  readonly diagnostics: readonly Diagnostic[];
  /** Names that the cell defines at its top level. */
  readonly defines: readonly string[];
  /** Names that it uses and does not declare, the language's own among them; undefined where its text is no program. */
  readonly needs: readonly string[] | undefined;
  /** Wall time in ms, as the host's clock measured it; the engine has none. */
  readonly milliseconds: number;
  /** The names that the cell binds to controls. */
  readonly inputs: readonly InputNote[];
  /** What it showed on the way, the last value of each key. */
  readonly shown: readonly ShownValue[];
  readonly checks: readonly CheckNote[];
}

/** A name that a control changes: `const n = input.slider(10, { min: 1, max: 100 })`. Its value is in the cell's text. */
export interface InputNote {
  readonly name: string;
  readonly kind: "slider" | "number" | "select" | "checkbox" | "text";
  readonly label: string | undefined;
  /** Of numbers: the least, the greatest, and how far apart values lie. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  /** Of a choice: what there is to choose from. */
  readonly choices: readonly (string | number)[];
}

/** `show(value, { key })`. */
export interface ShownValue {
  readonly key: string;
  readonly value: PlainValue;
}

/** `check(condition, message)`. */
export interface CheckNote {
  readonly passed: boolean;
  readonly message: string;
  readonly span: Span;
}

/** What a cell shows while it runs; values of keys that did not change since the last time are left out. */
export interface LiveNote {
  readonly shown: readonly ShownValue[];
  /** `progress(fraction, label)`: from 0 to 1. */
  readonly progress: { readonly fraction: number; readonly label: string | undefined } | undefined;
}

// --- What a derivative call reports ----------------------------------------------------------------

/** The letter that every view shows with the color: F, R, C (checkpoint), ρ (rule), I, or – (inactive). */
export type ModeLetter = "F" | "R" | "C" | "ρ" | "I" | "–";

export interface DerivativeReport {
  /** Stable from run to run while the cell keeps its shape: cell id, then the place of the call in it. */
  readonly id: string;
  readonly cell: string;
  /** Where the derivative function was called. */
  readonly span: Span;
  /** "gradient", "jacobian", "hessian", "jvp", … */
  readonly transform: string;
  /** The entry function's name as the user knows it. */
  readonly entry: string;
  readonly mode: "forward" | "reverse" | "mixed";
  readonly chunk: number | undefined;
  readonly policy: "needed" | "everything";
  /** How often this call ran in the cell; figures are those of the first run of it. */
  readonly calls: number;
  readonly input: ShapeNote;
  readonly output: ShapeNote;
  readonly value: PlainValue | undefined;
  readonly result: PlainValue;
  readonly work: WorkNote;
  readonly tape: TapeNote;
  readonly owners: readonly OwnerReport[];
  readonly names: readonly NameNote[];
  /** Kinks that the run met, the most often met first; at most fifty places. */
  readonly kinks: readonly KinkNote[];
  /** Where the result is not finite though the point is. */
  readonly nonFinite: NonFiniteNote | undefined;
  readonly timeline: TapeTimeline;
  readonly graph: GraphModel;
  readonly code: CodeModel;
  /** Overrides in force, by owner key. */
  readonly overrides: Readonly<Record<string, ModeName>>;
}

/** A place where the function has no derivative of its own, and what was taken for it. */
export interface KinkNote {
  /** "max of equal arguments". */
  readonly name: string;
  /** What takes the place of the derivative: "the second argument". */
  readonly convention: string;
  readonly span: Span;
  /** How often the run stood there. */
  readonly count: number;
}

/** A result that is not finite: where that began, and how it spread. */
export interface NonFiniteNote {
  /** The call of this place that gave it, counted from 1. */
  readonly call: number;
  /** `seen`: not followed, since nobody asked; `tooLong`: the run was too long to be followed. */
  readonly state: "seen" | "followed" | "tooLong";
  /** From where the first such number arose to the result; long ways leave out their middle. */
  readonly path: readonly NonFiniteStep[];
  /** How many steps were left out, after the first `path.length / 2`. */
  readonly cut: number;
}

export interface NonFiniteStep {
  /** "÷", "log", "×"; "given" for a number that was so from the start. */
  readonly operation: string;
  readonly quantity: "primal" | "tangent" | "cotangent";
  readonly operands: readonly number[];
  readonly value: number;
  readonly span: Span;
  /** How often in a row the way passed here. */
  readonly times: number;
}

export interface ShapeNote {
  /** For people: "number", "number[1000]", "{ a: number, b: number[3] }". */
  readonly text: string;
  /** How many numbers. */
  readonly leaves: number;
}

/** What is known of a name in the user's code, from the run: one note for each name of each function. */
export interface NameNote {
  readonly name: string;
  /** The function that it stands in. */
  readonly within: Span;
  /** Its type: "number[]". */
  readonly shape: string;
  /** Of a list: how many numbers were in it when the function's first call was done, where known. */
  readonly leaves: number | undefined;
  /** It depends on what is differentiated. */
  readonly isVaried: boolean;
  /** It carries derivatives: it depends on what is differentiated, and the result depends on it. */
  readonly isActive: boolean;
  /** It is a parameter of the function that is differentiated. */
  readonly isInput: boolean;
}

/** Scalar operations executed, each counted once (an addition is 1, so is a sine). */
export interface WorkNote {
  readonly primal: number;
  readonly derivative: number;
}

export interface TapeNote {
  /** The most bytes held at once, and all bytes ever recorded. */
  readonly peakBytes: number;
  readonly recordedBytes: number;
  readonly budgetBytes: number;
}

/** The modes a person can read about and choose. "forward" and "reverse" stand for the whole call's own sweep. */
export type ModeName =
  | "reverse"
  | "forward"
  | "forward-late"
  | "forward-preaccumulate"
  | "checkpoint"
  | "rule"
  | "nondifferentiable";

/** A subfunction or loop in the call tree of a derivative call. */
export interface OwnerReport {
  readonly key: string;
  readonly kind: "function" | "loop";
  readonly name: string;
  readonly parent: string | undefined;
  readonly span: Span;
  readonly mode: ModeName;
  readonly letter: ModeLetter;
  /** Why this mode: a sentence. */
  readonly reason: string;
  /** Active numbers in and out at the first call, where known. */
  readonly inputs: number | undefined;
  readonly outputs: number | undefined;
  /** For a function: how often it was entered in the primal or forward sweep; for a loop: turns. */
  readonly count: number;
  /** Work and bytes of this owner alone, without its children's. */
  readonly primalWork: number;
  readonly derivativeWork: number;
  readonly recordedBytes: number;
  /** What it held at the moment of the peak. */
  readonly peakBytes: number;
  /** What could be chosen instead; empty where nothing can (loops, the entry in this version). */
  readonly options: readonly ModeOption[];
}

export interface ModeOption {
  readonly mode: ModeName;
  readonly chosen: boolean;
  /** Where it cannot be chosen: why not, in a sentence. */
  readonly refused: string | undefined;
  /** From exact counts of this run, not timings; undefined where they are not known before a run in that mode. */
  readonly predictedWork: number | undefined;
  readonly predictedBytes: number | undefined;
}

// --- The trace's models ----------------------------------------------------------------------------

/** Bytes held on the tape over the run. At most a few hundred samples, whatever the run's length. */
export interface TapeTimeline {
  /** Owner keys; `bytes` in a sample are in this order. */
  readonly owners: readonly string[];
  readonly samples: readonly TapeSample[];
  readonly peak: TapeSample | undefined;
}
export interface TapeSample {
  /** Work done so far, in operations: the horizontal axis. */
  readonly at: number;
  readonly sweep: "forward" | "reverse";
  readonly total: number;
  readonly bytes: readonly number[];
}

/** The primal program as nested groups (calls, loops, branches) of operations. */
export interface GraphModel {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many nodes were left out to keep this bounded. */
  readonly cut: number;
}
export interface GraphNode {
  readonly id: string;
  /** The group around it. */
  readonly parent: string | undefined;
  readonly kind: "call" | "loop" | "branch" | "operation" | "input" | "output";
  /** "sin", "×", "h", "for (line 4)". */
  readonly label: string;
  /** The user's name for the result, if any. */
  readonly name: string | undefined;
  /** Owner key of the group, or of the operation. */
  readonly owner: string;
  readonly letter: ModeLetter;
  readonly active: boolean;
  /** Whether reverse mode records its result. */
  readonly recorded: boolean;
  readonly span: Span;
  /** How often it ran, where counted. */
  readonly count: number | undefined;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** "number", "number[]", …; for the label. */
  readonly shape: string;
  readonly active: boolean;
}

export interface CodeModel {
  readonly listings: readonly CodeListing[];
  /** Figures for the source's own lines. */
  readonly lines: readonly SourceLineFigures[];
}
export interface CodeListing {
  readonly title: string;
  readonly role: "primal" | "forward" | "reverse" | "wrapper";
  /** The entry or subfunction it was made from. */
  readonly owner: string;
  readonly text: string;
  /** For each line of the text, the place in the user's source that it came from, if one. */
  readonly origins: readonly (Span | undefined)[];
}
export interface SourceLineFigures {
  readonly source: string;
  /** From 1. */
  readonly line: number;
  readonly primalWork: number;
  readonly derivativeWork: number;
  readonly recordedBytes: number;
}

// --- What a check of a rule or a derivative finds ---------------------------------------------------

/** What `checkRule` and `checkDerivatives` return. */
export interface CheckReport {
  /** `unsure`: nothing was found wrong, and something could not be judged. */
  readonly verdict: "right" | "wrong" | "unsure";
  /** What was checked, as a person calls it. */
  readonly name: string;
  /** The verdict in a sentence. */
  readonly summary: string;
  /** What is wrong, worst first. */
  readonly mistakes: readonly Mistake[];
  /** What is worth knowing and no mistake: kinks, points without a number, parts that were left out and why. */
  readonly remarks: readonly string[];
  /** The entry that is farthest off; where nothing is wrong, one that was compared. */
  readonly worst: ComparedEntry | undefined;
  /** Central differences of that entry against the claimed derivative, over steps from long to short. */
  readonly curve: readonly StepError[];
  /** Each thing that was looked at. */
  readonly steps: readonly CheckStep[];
}

/** What a mistake looks like. */
export type MistakeKind =
  | "sign"
  | "factor"
  | "missing-term"
  | "transposed"
  | "argument-left-out"
  | "argument-order"
  | "shifted"
  | "cotangent-left-out"
  | "not-linear"
  | "arity"
  | "structure"
  | "length"
  | "not-a-number"
  | "throws"
  | "modifies-argument"
  | "aliasing"
  | "impure"
  | "value"
  | "disagreement"
  | "second-order"
  | "compiled-otherwise"
  | "refused";

export interface Mistake {
  readonly kind: MistakeKind;
  /** The kind in a few words: "a sign". */
  readonly looksLike: string;
  /** Whose it is: "frule", "rrule", "pullback", "partials", "forward mode", "reverse mode". */
  readonly part: string;
  readonly message: string;
  readonly hint: string;
  /** The argument, counted from 0, and its entry, such as `x[3].a`, where it belongs to one. */
  readonly argument: number | undefined;
  readonly entry: string | undefined;
}

/** One number of one derivative, from values alone and as it is claimed. */
export interface ComparedEntry {
  readonly part: string;
  /** Counted from 0. */
  readonly argument: number;
  /** Such as `x[3].a`. */
  readonly entry: string;
  /** What it is the derivative of: "the value", "value[2]", "a mix of all outputs". */
  readonly output: string;
  readonly expected: number;
  /** How far `expected` may be off. */
  readonly error: number;
  readonly got: number;
}

export interface StepError {
  readonly step: number;
  /** |difference quotient − claimed derivative|. */
  readonly error: number;
}

export interface CheckStep {
  readonly what: string;
  readonly outcome: "passed" | "failed" | "unsure" | "skipped";
  /** Figures, or why it was skipped. */
  readonly note: string;
}

/** A rule as the notebook checked it by itself. */
export interface RuleCheck {
  /** The call of `rule` or `scalarRule` that made it. */
  readonly span: Span;
  readonly name: string;
  /** Undefined where it was not checked; `skipped` says why. */
  readonly report: CheckReport | undefined;
  readonly skipped: string | undefined;
}

// --- Messages between the page and the engine's worker ---------------------------------------------

export type ToEngine =
  | {
      readonly kind: "run";
      readonly run: number;
      /** What to run. */
      readonly cells: readonly CellSource[];
      /** All code cells as they stand, so that what was deleted is forgotten. */
      readonly notebook: readonly CellSource[];
      readonly overrides: Overrides;
      readonly fresh: boolean;
      /** Those of `cells` that a person asked for; the others are left alone while they are no program. Default: all. */
      readonly asked?: readonly string[];
    }
  | { readonly kind: "ping"; readonly run: number };

/** Modes clicked in the Modes view: report id → owner key → mode. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, ModeName>>>>;

export type FromEngine =
  /** `ambient` declares Mixtape's functions for the editor: TypeScript text, as of a `.d.ts` file. */
  | { readonly kind: "ready"; readonly ambient: string }
  | { readonly kind: "cellStarted"; readonly run: number; readonly cell: string }
  | { readonly kind: "cellLive"; readonly run: number; readonly cell: string; readonly live: LiveNote }
  | { readonly kind: "cellFinished"; readonly run: number; readonly result: CellResult }
  | { readonly kind: "runFinished"; readonly run: number }
  | { readonly kind: "broken"; readonly message: string };
