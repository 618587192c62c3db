/**
 * A notebook that runs: keeps what cells defined, runs cells in the order of their names, and survives
 * anything a cell does. Knows no clock and no page; what it needs of them is handed in.
 */
import type { CellResult, CellSource, LiveNote, Overrides } from "../protocol.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { FunctionRegistry } from "../run/functionRegistry.ts";
import type { FunctionLiteral, ParsedSource } from "../parse/program.ts";
import { createAmbient, ownNames } from "./ambient.ts";
import { analyseCell, type Cell } from "./cell.ts";
import { CellRunner, type Outcome } from "./cellRunner.ts";
import type { DerivativeCompiler, RunHost } from "./compiler.ts";
import { DerivativeCalls } from "./derivativeCalls.ts";
import { Evaluations, shortStack } from "./evaluations.ts";
import { OwnFunctions } from "./ownFunctions.ts";
import { assignedNameIn } from "../parse/assignedName.ts";
import { parameterNames } from "../parse/parameterNames.ts";
import { RuleChecker } from "./ruleChecker.ts";
import { RuleWatch } from "./ruleWatch.ts";
import { faultsOfNames } from "./nameFaults.ts";
import { orderCells, type CellOrder } from "./order.ts";
import type { Span } from "../source/span.ts";
import { callAt } from "./callAt.ts";
import type { CallPlace } from "./place.ts";
import { pageLimits, valueLimits, type PlainLimits } from "./plainValue.ts";
import { beginCell, type RunningCell } from "./runningCell.ts";

export interface SessionHost {
  /** A clock in ms, for how long cells take. */
  now(): number;
  random(): number;
  dateNow(): number;
  /** How much of a value results keep. Default: what a page can show. */
  readonly limits?: PlainLimits;
}

export interface RunRequest {
  /** Modes chosen in reports of earlier runs. */
  readonly overrides?: Overrides;
  /** All cells of the notebook as they stand, so that what was deleted is forgotten. Default: those known so far. */
  readonly notebook?: readonly CellSource[];
  /** Told before each cell runs. */
  readonly onStart?: (cell: string) => void;
  /** Told what a running cell shows, ten times a second at most. */
  readonly onLive?: (cell: string, live: LiveNote) => void;
  /**
   * Those of the cells that a person asked for. Others are left alone while they are no program, as half-written ones
   * are, and so is what needs them: there is no result for them. Default: all.
   */
  readonly asked?: readonly string[];
}

export interface Session {
  /**
   * Runs exactly the given cells, each once, definitions before uses, and gives a result for each as it is
   * there. Names of cells that ran earlier are known to them.
   */
  runCells(cells: readonly CellSource[], request?: RunRequest): Generator<CellResult, void, undefined>;
}

export function createSession(host: SessionHost, compiler: DerivativeCompiler): Session {
  return new NotebookSession(host, compiler);
}

class NotebookSession implements Session {
  readonly #host: SessionHost;
  readonly #registry = new FunctionRegistry();
  readonly #evaluations = new Evaluations();
  readonly #sources = new Map<string, ParsedSource>();
  readonly #literals = new Map<string, FunctionLiteral>();
  readonly #runner: CellRunner;
  readonly #ambient: ReadonlyMap<string, unknown>;
  readonly #own: OwnFunctions;
  readonly #watch: RuleWatch;
  readonly #checker: RuleChecker;
  readonly #cells = new Map<string, Cell>();
  readonly #outcomes = new Map<string, Outcome>();
  #running: RunningCell | undefined;

  constructor(host: SessionHost, compiler: DerivativeCompiler) {
    this.#host = host;
    const program = { sources: this.#sources, literals: this.#literals };
    const current = () => this.#running;
    const limits = host.limits ?? pageLimits;
    const calls = new DerivativeCalls(this.#registry, compiler, program, this.#world(), current, limits);
    this.#watch = new RuleWatch(() => this.#running?.id);
    calls.rules = this.#watch;
    this.#own = new OwnFunctions(this.#registry, calls, () => this.#whereNow(), {
      parametersOf: (literal) => parameterNames(this.#literals.get(literal)),
      mentions: (literal, name) => this.#literals.get(literal)?.free.includes(name) ?? true,
      quietly: (work) => this.#quietly(work),
      rules: this.#watch,
      assignedName: (span) => this.#assignedName(span),
      textAt: ({ source, start, end }) => this.#sources.get(source)?.text.slice(start, end),
    });
    this.#ambient = createAmbient(this.#own, current);
    this.#checker = new RuleChecker(this.#watch, this.#registry, program, () => host.now());
    this.#runner = new CellRunner({
      registry: this.#registry,
      evaluations: this.#evaluations,
      ambient: this.#ambient,
      current,
      limits: host.limits ?? valueLimits,
      textOf: (source) => this.#cells.get(source)?.text,
      now: () => host.now(),
    });
  }

  *runCells(cells: readonly CellSource[], request: RunRequest = {}): Generator<CellResult, void, undefined> {
    for (const cell of request.notebook ?? []) this.#learn(cell);
    for (const cell of cells) this.#learn(cell);
    if (request.notebook) this.#forgetAllBut([...request.notebook, ...cells]);
    const wanted = new Set(cells.map(({ id }) => id));
    const considered = this.#considered(wanted, request.notebook !== undefined);
    const order = orderCells(considered);
    const left = leftAlone(order, wanted, request.asked);
    for (const cell of order.cells) {
      if (!wanted.has(cell.id) || left.has(cell)) continue;
      request.onStart?.(cell.id);
      const faults = this.#faultsOf(cell, order);
      this.#keepSource(cell);
      this.#watch.begin(cell.id);
      const running = this.#begin(cell, request, !order.definer.has("input"));
      const { result, outcome } = this.#runner.run(cell, faults, running, order, this.#outcomes);
      this.#running = undefined;
      this.#outcomes.set(cell.id, outcome);
      const ruleChecks = this.#checker.checksOf(cell.id, this.#own);
      yield ruleChecks.length === 0 ? result : { ...result, ruleChecks };
    }
  }

  #faultsOf(cell: Cell, order: CellOrder): Diagnostic[] {
    const named = faultsOfNames(cell, order, this.#outcomes, new Set(this.#ambient.keys()));
    const controls = order.definer.has("input") ? [] : cell.controls.faults;
    return [...cell.faults, ...controls, ...(order.faults.get(cell.id) ?? []), ...named];
  }

  /** A cell that is not run again gives way to those that are, where both define a name. */
  #considered(wanted: ReadonlySet<string>, isWhole: boolean): Cell[] {
    const all = [...this.#cells.values()];
    if (isWhole) return all;
    const defined = new Set(
      all.filter(({ id }) => wanted.has(id)).flatMap(({ defines }) => defines.map(({ name }) => name)),
    );
    return all.filter(({ id, defines }) => wanted.has(id) || !defines.some(({ name }) => defined.has(name)));
  }

  #learn(source: CellSource): void {
    if (this.#cells.get(source.id)?.text === source.text) return;
    this.#cells.set(source.id, analyseCell(source, ownNames));
    this.#outcomes.delete(source.id);
  }

  #forgetAllBut(cells: readonly CellSource[]): void {
    const kept = new Set(cells.map(({ id }) => id));
    for (const id of this.#cells.keys()) {
      if (kept.has(id)) continue;
      this.#cells.delete(id);
      this.#outcomes.delete(id);
      this.#watch.begin(id);
    }
  }

  /** What is compiled from now on sees this text of the cell; its earlier functions can no longer be seen. */
  #keepSource({ id, source }: Cell): void {
    const earlier = this.#sources.get(id);
    if (!source || earlier === source) return;
    for (const literal of earlier?.literals ?? []) {
      this.#literals.delete(literal.id);
      this.#registry.retire(literal.id);
    }
    this.#sources.set(id, source);
    for (const literal of source.literals) {
      this.#literals.set(literal.id, literal);
      this.#registry.revive(literal.id);
    }
  }

  #begin({ id, controls }: Cell, request: RunRequest, hasControls: boolean): RunningCell {
    const running = beginCell(id, {
      registry: this.#registry,
      overrides: request.overrides ?? {},
      declaredInputs: hasControls ? controls.inputs : [],
      limits: this.#host.limits ?? pageLimits,
      now: () => this.#host.now(),
      tell: (live) => request.onLive?.(id, live),
    });
    this.#running = running;
    return running;
  }

  /** Work that belongs to no cell: nothing of it is printed, counted or reported. */
  #quietly<T>(work: () => T): T {
    const running = this.#running;
    this.#running = undefined;
    try {
      return work();
    } finally {
      this.#running = running;
    }
  }

  #world(): Omit<RunHost, "native"> {
    const inputs = {
      random: () => this.#host.random(),
      dateNow: () => this.#host.dateNow(),
      performanceNow: () => this.#host.now(),
    };
    return {
      input: (name) => inputs[name](),
      print: ({ values, what, label, span }) => {
        const title = what === "cotangent" ? [label ?? "cotangent"] : [];
        this.#running?.console.print("log", [...title, ...values], span);
      },
    };
  }

  /** The variable that a call initialises: what a person calls its result. */
  #assignedName({ source, start }: Span): string | undefined {
    const before = this.#sources.get(source)?.text.slice(Math.max(start - 200, 0), start) ?? "";
    return assignedNameIn(before);
  }

  /** Where a function of Mixtape's was called that other code was handed. */
  #whereNow(): CallPlace {
    const found = this.#evaluations.placeIn(shortStack());
    const source = found && this.#sources.get(found.source);
    return source
      ? callAt(source, found.start)
      : { span: { source: this.#running?.id ?? "", start: 0, end: 0 }, ordinal: 0 };
  }
}

/** Cells that nobody asked for and that are no program, and what needs them and was not asked for either. */
function leftAlone(
  { cells, definer }: CellOrder,
  wanted: ReadonlySet<string>,
  asked: readonly string[] | undefined,
): ReadonlySet<Cell> {
  const left = new Set<Cell>();
  if (asked === undefined) return left;
  for (const cell of cells) {
    if (!wanted.has(cell.id) || asked.includes(cell.id)) continue;
    const needsLeft = cell.needs.some(({ name }) => {
      const source = definer.get(name);
      return source !== undefined && left.has(source);
    });
    if (cell.source === undefined || needsLeft) left.add(cell);
  }
  return left;
}
