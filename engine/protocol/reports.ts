/** What a derivative call reports: its figures, its owners with their modes, what it met on the way. */
import type { Span } from "../source/span.ts";
import type { RunSteps } from "./steps.ts";
import type { ModeLetter, TapeTimeline, GraphModel, CodeModel } from "./traces.ts";
import type { PlainValue } from "./values.ts";

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
  readonly steps: RunSteps;
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
  /** It is no kink but an operator that has no derivative anywhere, and was hardly meant. */
  readonly isMistake: boolean;
}

/** A result that is not finite: where that began, and how it spread. */
export interface NonFiniteNote {
  /** The call of this place that gave it, counted from 1. */
  readonly call: number;
  /** What that call was given, one for each argument, and what it gave. */
  readonly point: readonly PlainValue[];
  readonly result: PlainValue;
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
  | "implicit"
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
