/**
 * A recording that was made: can be read, run again at other inputs as long as everything falls as it fell, and
 * differentiated. Knows nothing of what is to be done when something falls otherwise.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { DeriveOptions, Type } from "../ir/types.ts";
import { closedHost } from "../run/host.ts";
import { instantiate, type Executable, type ExecutionOptions } from "../run/instantiate.ts";
import type { Span } from "../source/span.ts";
import { emitRecorded, type RecordedDerivative } from "./recordedDerivatives.ts";
import type { FinishedRun } from "./recordRun.ts";
import { firstDifference, replay, type Flip, type Replay } from "./replay.ts";
import { straightLineOf, type StraightLine } from "./straightLine.ts";
import { canSweep, Sweeps } from "./sweep.ts";
import { enter, numberOf, userValueOf, type StructureNote, type TracedNumber } from "./traced.ts";
import type { WengertList } from "./wengertList.ts";

export type Replayed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly flip: Flip };

type Native = (name: string) => (...args: unknown[]) => unknown;

export class Recorded {
  readonly #run: FinishedRun;
  readonly #native: Native;
  readonly #executables = new Map<string, Executable>();
  #line: StraightLine | undefined;

  constructor(run: FinishedRun, native: Native) {
    this.#run = run;
    this.#native = native;
  }

  get list(): WengertList {
    return this.#run.list;
  }

  /** The types of the arguments, and of the value. */
  get types(): { readonly args: readonly Type[]; readonly value: Type } {
    const { params, yields } = functionNamed(this.#run.module, this.#run.root).body;
    return { args: params.slice(this.#run.globals).map(({ type }) => type), value: yields[0]!.type };
  }

  /** What the function gave while it was recorded; a new copy each time. */
  value(): unknown {
    return userValueOf(this.types.value, this.#run.result, numberOf);
  }

  /** The value at these arguments, from the recorded operations alone; or what fell otherwise, and so first. */
  replay(args: readonly unknown[], span: Span): Replayed {
    const again = this.#replay(args, span);
    if (!again.ok) return again;
    const read = (number: TracedNumber) =>
      typeof number === "number" ? number : again.values[number.entry]!;
    return { ok: true, value: userValueOf(this.types.value, this.#run.result, read) };
  }

  #replay(args: readonly unknown[], span: Span): Replay {
    const inputs: number[] = [];
    const notes: StructureNote[] = [];
    const { args: types } = this.types;
    args.forEach((arg, index) => {
      enter(types[index]!, arg, this.#pathOf(index), {
        number: (number) => {
          inputs.push(number);
          return number;
        },
        note: (note) => void notes.push(note),
        span,
      });
    });
    const difference = firstDifference(this.#run.notes, notes);
    if (difference) return { ok: false, flip: { kind: "structure", span, ...difference } };
    return replay(this.list, this.#run.module, inputs, { native: this.#native });
  }

  #pathOf(index: number): string {
    const { module, root, globals } = this.#run;
    return functionNamed(module, root).body.params[globals + index]?.name ?? `argument ${String(index)}`;
  }

  /** The value and the derivatives, by code; the arguments must be such that `replay` succeeds. */
  derivatives(
    kind: "gradient" | "jacobian",
    wrt: readonly number[],
    options: DeriveOptions,
    args: readonly unknown[],
    execution: ExecutionOptions,
  ): readonly unknown[] {
    return this.#executable(kind, wrt, options).run(args, execution).results.slice(1);
  }

  /** Whether `sweep` can take its derivatives. */
  get canSweep(): boolean {
    return canSweep(this.#run);
  }

  /** The derivatives without code, by sweeps over the list; under the conditions of `derivatives`. */
  sweep(
    kind: "gradient" | "jacobian",
    wrt: readonly number[],
    { mode }: Pick<DeriveOptions, "mode">,
    args: readonly unknown[],
    { host = closedHost, span }: ExecutionOptions,
  ): readonly unknown[] {
    const again = this.#replay(args, span);
    if (!again.ok) throw new InvariantError("a recording is differentiated where it does not hold");
    return new Sweeps(this.#run, again.values, host)[kind](wrt, mode);
  }

  /** JavaScript for the straight line. */
  code(): string {
    const { emitted } = this.#executable("value", [], plainly);
    return emitted.listings.map(({ text }) => text).join("\n\n");
  }

  #executable(kind: RecordedDerivative, wrt: readonly number[], options: DeriveOptions): Executable {
    const key = JSON.stringify([kind, wrt, options]);
    const known = this.#executables.get(key);
    if (known !== undefined) return known;
    this.#line ??= straightLineOf(this.#run);
    const made = instantiate(emitRecorded(this.#line, kind, wrt, options));
    this.#executables.set(key, made);
    return made;
  }
}

const plainly: DeriveOptions = { mode: "auto", chunk: undefined, tape: "needed", plan: {} };
