/** What the views draw of a derivative call: the tape over the run, the graph of the primal, the generated code. */
import type { Span } from "../source/span.ts";

/** The letter that every view shows with the color: F, R, C (checkpoint), ρ (rule), I, or – (inactive). */
export type ModeLetter = "F" | "R" | "C" | "ρ" | "I" | "–";

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
