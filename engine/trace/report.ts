/**
 * What a derivative call tells about itself: the card under a cell and everything that the inspector draws.
 * Pure; both runs, of the derivative and of its primal, were measured before.
 */
import type { Activity } from "../analyse/activity.ts";
import type { Emitted, Listing } from "../emit/emitted.ts";
import type { Func, Module, ModeChoice } from "../ir/types.ts";
import type { DerivativeReport, ModeName, PlainValue, ShapeNote } from "../protocol.ts";
import type { Measurement } from "../run/recorder.ts";
import type { Span } from "../source/span.ts";
import { codeOf } from "./code.ts";
import { figuresOf, placeKey } from "./figures.ts";
import { graphOf } from "./graph.ts";
import { nameNotesOf } from "./names.ts";
import { ownersOf, type OwnerFacts } from "./owners.ts";
import type { ProbeCounts } from "./probe.ts";
import { timelineOf } from "./timeline.ts";

/** One measured run of one emitted module. */
export interface MeasuredRun {
  readonly module: Module;
  readonly emitted: Emitted;
  readonly measurement: Measurement;
}

export interface ReportFacts {
  readonly id: string;
  readonly cell: string;
  readonly span: Span;
  readonly transform: string;
  readonly entryName: string;
  readonly whole: "forward" | "reverse";
  readonly chunk: number | undefined;
  readonly policy: "needed" | "everything";
  readonly input: ShapeNote;
  readonly output: ShapeNote;
  readonly result: PlainValue;
  readonly overrides: Readonly<Record<string, ModeName>>;
  readonly plan: Readonly<Record<string, ModeChoice>>;
  readonly asked: OwnerFacts["asked"];
  readonly budgetBytes: number;
  /** The innermost function that is differentiated, in the primal run's module. */
  readonly entry: Func;
  readonly activity: Activity;
  /** Of the code that does the work alone: what a reader wants to see. */
  readonly listings: readonly Listing[];
  readonly probes: ProbeCounts;
  readonly refusedAsBoundary: (func: string) => string | undefined;
  readonly lineOf: (source: string, offset: number) => number;
}

/** All but the steps, which another run finds. */
export function reportOf(
  derivative: MeasuredRun,
  primal: MeasuredRun,
  facts: ReportFacts,
): Omit<DerivativeReport, "steps"> {
  const derived = figuresOf(derivative.emitted, derivative.measurement, derivative.module.owners);
  const plain = figuresOf(primal.emitted, primal.measurement, primal.module.owners);
  const owners = ownersOf({
    module: primal.module,
    entry: facts.entry,
    whole: facts.whole,
    plan: facts.plan,
    asked: facts.asked,
    primal: plain,
    derivative: derived,
    leavesOf: (owner) => facts.probes.of(owner),
    refusedAsBoundary: facts.refusedAsBoundary,
  });
  const rows = new Map(owners.map((row) => [row.key, row]));
  const isMixed = owners.some((row) => row.mode !== facts.whole);
  return {
    id: facts.id,
    cell: facts.cell,
    span: facts.span,
    transform: facts.transform,
    entry: facts.entryName,
    mode: isMixed ? "mixed" : facts.whole,
    chunk: facts.chunk,
    policy: facts.policy,
    calls: 1,
    input: facts.input,
    output: facts.output,
    value: undefined,
    result: facts.result,
    work: { primal: plain.work, derivative: derived.work },
    tape: {
      peakBytes: derived.peakBytes,
      recordedBytes: derived.recordedBytes,
      budgetBytes: facts.budgetBytes,
    },
    owners,
    names: nameNotesOf(primal.module, facts.entry, facts.activity, facts.probes),
    nonFinite: undefined,
    kinks: facts.probes.kinks.notes(),
    timeline: timelineOf(derivative.emitted, derivative.measurement, derivative.module.owners),
    graph: graphOf(primal.module, facts.entry, {
      isActive: (value) => facts.activity.isDerived(value),
      isRecorded: (span) => derived.recorded.has(placeKey(span)),
      letterOf: (key) => rows.get(key)?.letter ?? "–",
      countOf: (key) => rows.get(key)?.count,
    }),
    code: codeOf(facts.listings, derivative.module.owners, plain, derived, facts.lineOf),
    overrides: facts.overrides,
  };
}
