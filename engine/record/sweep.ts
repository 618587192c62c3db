/**
 * Derivatives of a recording by sweeps over its list, without code: for lists so long that code of them would take
 * longer to compile than to run. What is not reached from a seed takes no part, so that its infinities make no NaN.
 */
import { shadowType } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { DeriveOptions } from "../ir/types.ts";
import type { ExecutionHost } from "../run/host.ts";
import { localPartials, type LocalPartials } from "./localPartials.ts";
import type { RecordedRun } from "./straightLine.ts";
import { numbersOf } from "./structures.ts";
import { Sym, userValueOf, type TracedNumber } from "./traced.ts";
import type { Entry } from "./wengertList.ts";

type PrintEntry = Extract<Entry, { kind: "print" }>;

/** Whether sweeps can take its derivatives: functions that a rule answers for, or that run as they stand, are left to code. */
export function canSweep({ list }: RecordedRun): boolean {
  return list.entries.every(({ kind }) => kind !== "call");
}

/** The derivatives of one recording at one point. */
export class Sweeps {
  readonly #run: RecordedRun;
  readonly #partials: LocalPartials;
  readonly #prints = new Map<number, PrintEntry>();
  readonly #host: Pick<ExecutionHost, "print">;

  /** `values`: what each entry is at the point. What `showCotangent` shows goes to the host, as often as swept. */
  constructor(run: RecordedRun, values: ArrayLike<number>, host: Pick<ExecutionHost, "print">) {
    this.#run = run;
    this.#host = host;
    this.#partials = localPartials(run.list, values);
    run.list.entries.forEach((entry, at) => {
      if (entry.kind === "print") this.#prints.set(at, entry);
    });
  }

  /** For each of `wrt` the gradient of the one number that the function gives, in the shape of the argument. */
  gradient(wrt: readonly number[], mode: DeriveOptions["mode"]): readonly unknown[] {
    const [row] = this.#rows(wrt, mode);
    return wrt.map((index) => {
      const type = shadowType(this.#paramType(index));
      return userValueOf(type, this.#run.args[index], (number) => derivativeIn(row, number));
    });
  }

  /** For each of `wrt` the Jacobian: a row for each number of the result, a column for each of the argument. */
  jacobian(wrt: readonly number[], mode: DeriveOptions["mode"]): readonly (readonly number[])[][] {
    const rows = this.#rows(wrt, mode);
    return wrt.map((index) => {
      const columns = this.#numbersOf(index);
      return rows.map((row) => columns.map((number) => derivativeIn(row, number)));
    });
  }

  // -------------------------------------------------------------------------------------------------

  /** For each number of the result, its derivative by each input that stands before all operations. */
  #rows(wrt: readonly number[], mode: DeriveOptions["mode"]): readonly ArrayLike<number>[] {
    const results = this.#results();
    const inputs = wrt
      .flatMap((index) => this.#numbersOf(index))
      .flatMap((number) => (number instanceof Sym ? [number.entry] : []));
    const isForward = mode === "forward" || (mode === "auto" && inputs.length < results.length);
    return isForward ? this.#rowsForward(results, inputs) : results.map((result) => this.#pullback(result));
  }

  #rowsForward(results: readonly TracedNumber[], inputs: readonly number[]): readonly Float64Array[] {
    const width = Math.max(0, ...inputs.map((input) => input + 1));
    const rows = results.map(() => new Float64Array(width));
    for (const input of inputs) {
      const tangents = this.#pushforward(input);
      results.forEach((result, index) => {
        rows[index]![input] = derivativeIn(tangents, result);
      });
    }
    return rows;
  }

  /** The cotangents of all entries for the cotangent 1 of a result. */
  #pullback(result: TracedNumber): Float64Array {
    const { starts, operands } = this.#partials;
    const bars = new Float64Array(this.#run.list.entries.length);
    const isReached = new Uint8Array(bars.length);
    if (result instanceof Sym) [bars[result.entry], isReached[result.entry]] = [1, 1];
    for (let at = bars.length - 1; at >= 0; at--) {
      const print = this.#prints.get(at);
      if (print !== undefined) this.#show(print, bars);
      if (isReached[at] === 0) continue;
      const bar = bars[at]!;
      for (let place = starts[at]!; place < starts[at + 1]!; place++) {
        const operand = operands[place]!;
        const share = this.#scaled(bar, place);
        bars[operand] = isReached[operand] === 0 ? share : bars[operand]! + share;
        isReached[operand] = 1;
      }
    }
    return bars;
  }

  /** The tangents of all entries for the tangent 1 of an input. */
  #pushforward(input: number): Float64Array {
    const { starts, operands } = this.#partials;
    const dots = new Float64Array(this.#run.list.entries.length);
    const isReached = new Uint8Array(dots.length);
    [dots[input], isReached[input]] = [1, 1];
    for (let at = input + 1; at < dots.length; at++)
      for (let place = starts[at]!; place < starts[at + 1]!; place++) {
        const operand = operands[place]!;
        if (isReached[operand] === 0) continue;
        const share = this.#scaled(dots[operand]!, place);
        dots[at] = isReached[at] === 0 ? share : dots[at]! + share;
        isReached[at] = 1;
      }
    return dots;
  }

  #scaled(factor: number, place: number): number {
    const slope = this.#partials.slopes[place]!;
    const isNothing = this.#partials.isStrong[place] === 1 && (factor === 0 || slope === 0);
    return isNothing ? 0 : factor * slope;
  }

  #show({ args, op, span }: PrintEntry, bars: Float64Array): void {
    this.#host.print({ values: [bars[args[0]!]], what: "cotangent", label: op.label, span });
  }

  #results(): readonly TracedNumber[] {
    const { body } = functionNamed(this.#run.module, this.#run.root);
    return numbersOf(shadowType(body.yields[0]!.type), this.#run.result);
  }

  #numbersOf(argument: number): readonly TracedNumber[] {
    return numbersOf(shadowType(this.#paramType(argument)), this.#run.args[argument]);
  }

  #paramType(argument: number) {
    const { body } = functionNamed(this.#run.module, this.#run.root);
    return body.params[this.#run.globals + argument]!.type;
  }
}

function derivativeIn(derivatives: ArrayLike<number> | undefined, number: TracedNumber): number {
  return number instanceof Sym ? (derivatives?.[number.entry] ?? 0) : 0;
}
