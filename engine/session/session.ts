/**
 * A notebook that runs: keeps what cells defined, runs cells in the order of their names, and survives
 * anything a cell does. Knows no clock and no page; what it needs of them is handed in.
 */
import type { CellResult, CellSource, Overrides } from "../protocol.ts";
import { FunctionRegistry } from "../run/functionRegistry.ts";
import type { FunctionLiteral, ParsedSource } from "../parse/program.ts";
import { createAmbient, ownNames } from "./ambient.ts";
import { analyseCell, type Cell } from "./cell.ts";
import { CellRunner, type Outcome } from "./cellRunner.ts";
import type { DerivativeCompiler, RunHost } from "./compiler.ts";
import { ConsoleCapture } from "./consoleCapture.ts";
import { DerivativeCalls } from "./derivativeCalls.ts";
import { Evaluations, shortStack } from "./evaluations.ts";
import { faultsOfNames } from "./nameFaults.ts";
import { orderCells } from "./order.ts";
import { callAt } from "./callAt.ts";
import type { CallPlace } from "./place.ts";
import { pageLimits, type PlainLimits } from "./plainValue.ts";
import { CallTally, type RunningCell } from "./runningCell.ts";

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
  readonly #cells = new Map<string, Cell>();
  readonly #outcomes = new Map<string, Outcome>();
  #running: RunningCell | undefined;

  constructor(host: SessionHost, compiler: DerivativeCompiler) {
    this.#host = host;
    const program = { sources: this.#sources, literals: this.#literals };
    const current = () => this.#running;
    const limits = host.limits ?? pageLimits;
    const calls = new DerivativeCalls(this.#registry, compiler, program, this.#world(), current, limits);
    this.#ambient = createAmbient(this.#registry, calls, () => this.#whereNow());
    this.#runner = new CellRunner({
      registry: this.#registry,
      evaluations: this.#evaluations,
      ambient: this.#ambient,
      current,
      limits,
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
    for (const cell of order.cells) {
      if (!wanted.has(cell.id)) continue;
      request.onStart?.(cell.id);
      const named = faultsOfNames(cell, order, this.#outcomes, new Set(this.#ambient.keys()));
      const faults = [...cell.faults, ...(order.faults.get(cell.id) ?? []), ...named];
      this.#keepSource(cell);
      const running = this.#begin(cell, request.overrides ?? {});
      const { result, outcome } = this.#runner.run(cell, faults, running, order, this.#outcomes);
      this.#running = undefined;
      this.#outcomes.set(cell.id, outcome);
      yield result;
    }
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

  #begin({ id }: Cell, overrides: Overrides): RunningCell {
    const running: RunningCell = {
      id,
      overrides,
      console: new ConsoleCapture(this.#registry),
      calls: new CallTally(id),
      thrownAt: undefined,
    };
    this.#running = running;
    return running;
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

  /** Where a function of Mixtape's was called that other code was handed. */
  #whereNow(): CallPlace {
    const found = this.#evaluations.placeIn(shortStack());
    const source = found && this.#sources.get(found.source);
    return source
      ? callAt(source, found.start)
      : { span: { source: this.#running?.id ?? "", start: 0, end: 0 }, ordinal: 0 };
  }
}
