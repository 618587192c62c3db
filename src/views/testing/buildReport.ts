/** Builds derivative reports by hand, for tests of views and for the gallery. Never part of the page. */
import type {
  CellSource,
  CodeListing,
  DerivativeReport,
  GraphEdge,
  GraphModel,
  GraphNode,
  ModeName,
  ModeOption,
  OwnerReport,
  SourceLineFigures,
  Span,
  TapeSample,
  TapeTimeline,
} from "../../../engine/protocol.ts";
import { modeWords } from "../modeWords.ts";

/** The span of the `occurrence`-th (from 0) place where `snippet` stands in a cell. */
export function at(cell: CellSource, snippet: string, occurrence = 0): Span {
  let start = cell.text.indexOf(snippet);
  for (let turn = 0; turn < occurrence; turn++) start = cell.text.indexOf(snippet, start + 1);
  if (start < 0) throw new Error(`"${snippet}" does not stand in ${cell.id} ${String(occurrence + 1)} times`);
  return { source: cell.id, start, end: start + snippet.length };
}

export type OwnerFacts = Pick<OwnerReport, "key" | "name" | "span" | "mode" | "reason"> &
  Partial<OwnerReport>;

export function ownerReport(facts: OwnerFacts): OwnerReport {
  return {
    kind: facts.key.includes("/") ? "loop" : "function",
    parent: undefined,
    letter: modeWords[facts.mode].letter,
    inputs: undefined,
    outputs: undefined,
    count: 1,
    primalWork: 0,
    derivativeWork: 0,
    recordedBytes: 0,
    peakBytes: 0,
    options: [],
    ...facts,
  };
}

/** Options in the order of a menu; figures `undefined` where no run has told them. */
export function options(
  chosen: ModeName,
  figures: readonly (readonly [ModeName, number | undefined, number | undefined, string?])[],
): ModeOption[] {
  return figures.map(([mode, predictedWork, predictedBytes, refused]) => ({
    mode,
    chosen: mode === chosen,
    refused,
    predictedWork,
    predictedBytes,
  }));
}

/** A sample for every entry: work so far, sweep, bytes by owner. */
export function timeline(
  owners: readonly string[],
  points: readonly (readonly [number, TapeSample["sweep"], ...number[]])[],
): TapeTimeline {
  const samples = points.map(([when, sweep, ...bytes]): TapeSample => ({
    at: when,
    sweep,
    bytes,
    total: bytes.reduce((sum, held) => sum + held, 0),
  }));
  const peak = samples.reduce<TapeSample | undefined>(
    (best, sample) => (best === undefined || sample.total > best.total ? sample : best),
    undefined,
  );
  return { owners, samples, peak };
}

/** Collects nodes and edges of a graph; `node` and `group` return ids. */
export class GraphDraft {
  private readonly nodes: GraphNode[] = [];
  private readonly edges: GraphEdge[] = [];

  node(facts: Pick<GraphNode, "kind" | "label" | "owner" | "span"> & Partial<GraphNode>): string {
    const id = `n${String(this.nodes.length)}`;
    this.nodes.push({
      id,
      parent: undefined,
      name: undefined,
      letter: "R",
      active: true,
      recorded: false,
      count: undefined,
      ...facts,
    });
    return id;
  }

  edge(from: string, to: string, shape = "number", active = true): void {
    this.edges.push({ from, to, shape, active });
  }

  model(cut = 0): GraphModel {
    return { nodes: this.nodes, edges: this.edges, cut };
  }
}

/** A listing; each line is its text and the place it came from. */
export function listing(
  facts: Pick<CodeListing, "title" | "role" | "owner">,
  lines: readonly (readonly [string, (Span | undefined)?])[],
): CodeListing {
  return {
    ...facts,
    text: lines.map(([text]) => text).join("\n"),
    origins: lines.map(([, origin]) => origin),
  };
}

export function lineFigures(
  source: string,
  rows: readonly (readonly [line: number, primal: number, derivative: number, bytes: number])[],
): SourceLineFigures[] {
  return rows.map(([line, primalWork, derivativeWork, recordedBytes]) => ({
    source,
    line,
    primalWork,
    derivativeWork,
    recordedBytes,
  }));
}

/** A report with everything empty, to be filled in. */
export function emptyReport(cell: string, span: Span): DerivativeReport {
  return {
    id: `${cell}#1`,
    cell,
    span,
    transform: "gradient",
    entry: "f",
    mode: "reverse",
    chunk: undefined,
    policy: "needed",
    calls: 1,
    input: { text: "number", leaves: 1 },
    output: { text: "number", leaves: 1 },
    value: { kind: "number", value: 0 },
    result: { kind: "number", value: 0 },
    work: { primal: 0, derivative: 0 },
    tape: { peakBytes: 0, recordedBytes: 0, budgetBytes: 256 * 2 ** 20 },
    owners: [],
    kinks: [],
    nonFinite: undefined,
    names: [],
    timeline: { owners: [], samples: [], peak: undefined },
    graph: { nodes: [], edges: [], cut: 0 },
    code: { listings: [], lines: [] },
    steps: { kind: "none", why: { kind: "long", operations: 0, most: 0 } },
    overrides: {},
  };
}
