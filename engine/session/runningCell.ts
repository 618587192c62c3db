/** What is gathered while one cell runs: its console lines, its derivative calls, what it shows, checks and lets be changed. */
import type {
  CheckNote,
  DerivativeReport,
  InputNote,
  LiveNote,
  NonFiniteNote,
  Overrides,
} from "../protocol.ts";
import type { Span } from "../source/span.ts";
import type { FunctionRegistry } from "../run/functionRegistry.ts";
import { ConsoleCapture } from "./consoleCapture.ts";
import type { DeclaredInput } from "./inputs/declaredInputs.ts";
import { LiveOutput } from "./liveOutput.ts";
import { defaultMemoryBudget } from "./memory/memoryWatch.ts";
import type { CallPlace } from "./place.ts";
import { pageLimits, toPlain, type PlainLimits } from "./plainValue.ts";

export interface RunningCell {
  readonly id: string;
  readonly overrides: Overrides;
  readonly console: ConsoleCapture;
  readonly calls: CallTally;
  readonly live: LiveOutput;
  readonly checks: CheckNote[];
  /** The inputs that stand in the cell, and those that have run. */
  readonly declaredInputs: readonly DeclaredInput[];
  readonly inputs: InputNote[];
  /** Where the last `throw` of a value that is no error stood. */
  thrownAt: Span | undefined;
  /** Bytes that what one of its places fills may hold. */
  memoryBudget: number;
}

/** What a cell's run begins with; all but the registry may be left out. */
export interface Beginning {
  readonly registry: FunctionRegistry;
  readonly overrides?: Overrides;
  readonly declaredInputs?: readonly DeclaredInput[];
  readonly limits?: PlainLimits;
  readonly now?: () => number;
  readonly tell?: (live: LiveNote) => void;
}

export function beginCell(id: string, beginning: Beginning): RunningCell {
  const { registry, overrides = {}, declaredInputs = [], limits = pageLimits } = beginning;
  const { now = () => 0, tell = () => undefined } = beginning;
  return {
    id,
    overrides,
    console: new ConsoleCapture(registry),
    calls: new CallTally(id),
    live: new LiveOutput({ now, toPlain: (value) => toPlain(value, registry, limits), tell }),
    checks: [],
    declaredInputs,
    inputs: [],
    thrownAt: undefined,
    memoryBudget: defaultMemoryBudget,
  };
}

/** Reports kept of one cell's run. */
const maxReports = 100;

/** Counts the derivative calls of one run of a cell, and keeps the report of the first run of each. */
export class CallTally {
  readonly #cell: string;
  readonly #counts = new Map<string, { readonly id: string; count: number }>();
  readonly #sameId = new Map<string, number>();
  readonly #reports: DerivativeReport[] = [];
  readonly #nonFinite = new Map<string, NonFiniteNote>();

  constructor(cell: string) {
    this.#cell = cell;
  }

  /** Counts a call at a place; `what` tells apart different functions that one place differentiates. */
  enter(
    place: CallPlace,
    what: string,
  ): { readonly id: string; readonly isFirst: boolean; readonly count: number } {
    const { source } = place.span;
    const site = `${this.#cell}:${source === this.#cell ? "" : `${source}:`}${String(place.ordinal)}`;
    const key = `${site} ${what}`;
    const known = this.#counts.get(key);
    if (known) {
      known.count++;
      return { id: known.id, isFirst: false, count: known.count };
    }
    const others = this.#sameId.get(site) ?? 0;
    this.#sameId.set(site, others + 1);
    const id = others === 0 ? site : `${site}:${String(others + 1)}`;
    this.#counts.set(key, { id, count: 1 });
    return { id, isFirst: this.#counts.size <= maxReports, count: 1 };
  }

  /** The first result of a call that is not finite; later ones are not looked at. */
  noteNonFinite(id: string, note: NonFiniteNote): void {
    this.#nonFinite.set(id, note);
  }

  hasNonFinite(id: string): boolean {
    return this.#nonFinite.has(id);
  }

  keep(report: DerivativeReport): void {
    this.#reports.push(report);
  }

  /** In the order of first runs, with how often each call ran. */
  reports(): readonly DerivativeReport[] {
    const counts = new Map([...this.#counts.values()].map(({ id, count }) => [id, count]));
    return this.#reports.map((report) => ({
      ...report,
      calls: counts.get(report.id) ?? 1,
      nonFinite: this.#nonFinite.get(report.id),
    }));
  }
}
