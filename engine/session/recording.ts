/**
 * A recording as cells hold it: keeps what was recorded, checks it wherever it is used, and records anew (or refuses)
 * where something falls otherwise. Numbers that no longer hold never come out.
 */
import { diagnose, refuse } from "../diagnostics/diagnose.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { isDifferentiable } from "../ir/shadow.ts";
import type { DeriveOptions, ModeChoice, TieChoice, Type } from "../ir/types.ts";
import type { RecordedDecision, RecordedOperation } from "../protocol.ts";
import { sweepBytes } from "../record/localPartials.ts";
import type { Flip } from "../record/replay.ts";
import type { SaidFlip } from "../record/wording.ts";
import { bytesText } from "../run/faults.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { typeText } from "../trace/typeText.ts";
import { withExtents } from "./extents.ts";
import { longestCode, type DerivativeCalls, type RecordedCall } from "./derivativeCalls.ts";
import { budgetOf, checkWrt } from "./derivativeFunctions.ts";
import type { CheckedOptions } from "./options.ts";
import type { CallPlace } from "./place.ts";
import type { TellableRecording } from "./recordingValues.ts";
import { structuralCopy } from "./structuralCopy.ts";

export class Recording implements TellableRecording {
  readonly name: string;
  /** How many times it was recorded anew. */
  redone = 0;
  readonly #calls: DerivativeCalls;
  readonly #applied: AnyFunction;
  readonly #options: CheckedOptions;
  #args: readonly unknown[];
  #call: RecordedCall;

  constructor(
    calls: DerivativeCalls,
    applied: AnyFunction,
    name: string,
    options: CheckedOptions,
    place: CallPlace,
    args: readonly unknown[],
  ) {
    this.#calls = calls;
    this.#applied = applied;
    this.name = name;
    this.#options = options;
    this.#args = args.map(structuralCopy);
    this.#call = calls.told({ place, transform: "record" }, () =>
      calls.record({ applied, entryName: name, args, place, ties: tiesOf(options) }),
    );
  }

  get value(): unknown {
    return this.#call.recorded.value();
  }

  /** The value at these arguments, after all that was decided has been checked. */
  replay(place: CallPlace, args: readonly unknown[]): unknown {
    return this.#calls.told({ place, transform: "record", functions: this.#call.functions }, () =>
      this.#valueAt(place, args),
    );
  }

  derivative(kind: "gradient" | "jacobian", place: CallPlace, given: readonly unknown[]): unknown {
    const args = given.length === 0 ? this.#args : given;
    checkWrt(this.#options.wrt, args, place.span);
    return this.#calls.told({ place, transform: kind, functions: this.#call.functions }, () => {
      this.#valueAt(place, args);
      this.#checkTypes(kind, place.span);
      const { wrt = 0 } = this.#options;
      const positions = Array.isArray(wrt) ? (wrt as readonly number[]) : [wrt as number];
      const found = this.#differentiated(kind, positions, args, place.span);
      const sized =
        kind === "gradient" ? found.map((part, i) => withExtents(part, args[positions[i]!])) : found;
      return Array.isArray(wrt) ? sized : sized[0];
    });
  }

  #differentiated(
    kind: "gradient" | "jacobian",
    wrt: readonly number[],
    args: readonly unknown[],
    span: Span,
  ): readonly unknown[] {
    const { recorded, host } = this.#call;
    const budget = budgetOf(this.#options);
    const facts = [kind, wrt, deriveOptions(this.#options), args] as const;
    const execution = { host, budget, span, name: this.name };
    if (recorded.list.entries.length > this.#calls.sweepBeyond && recorded.canSweep) {
      this.#checkBytes(budget, span);
      return recorded.sweep(...facts, execution);
    }
    this.#checkLength("code, which calls of functions with rules need, is made of at most", span);
    return recorded.derivatives(...facts, execution);
  }

  // --- What it holds -------------------------------------------------------------------------------

  get counts(): { readonly inputs: number; readonly operations: number; readonly decisions: number } {
    const { entries, guards } = this.#call.recorded.list;
    const inputs = entries.findIndex(({ kind }) => kind !== "input");
    const before = inputs < 0 ? entries.length : inputs;
    return { inputs: before, operations: entries.length - before, decisions: guards.length };
  }

  /** The first so many operations, inputs left out; all of them without a bound. */
  operations(most = Infinity): readonly RecordedOperation[] {
    const { recorded, reader } = this.#call;
    const { inputs, operations } = this.counts;
    return reader.operations(recorded.list, inputs, inputs + Math.min(most, operations));
  }

  decisions(most = Infinity): readonly RecordedDecision[] {
    const { recorded, reader } = this.#call;
    return reader.decisions(recorded.list, Math.min(most, recorded.list.guards.length));
  }

  code(place: Pick<CallPlace, "span">): string {
    this.#checkLength("code is made of at most", place.span);
    return this.#call.recorded.code();
  }

  get text(): string {
    return this.#call.reader.listing(this.#call.recorded.list);
  }

  // -------------------------------------------------------------------------------------------------

  #valueAt(place: CallPlace, args: readonly unknown[]): unknown {
    const ties = tiesOf(this.#options);
    const request = { applied: this.#applied, entryName: this.name, args, place, ties };
    if (this.#calls.structureOf(request) !== this.#call.structure) {
      const what = "the structure of the arguments";
      return this.#anew(
        "structure",
        { what, before: "another", now: "not the same", span: place.span },
        request,
      );
    }
    const { recorded, reader } = this.#call;
    const again = recorded.replay(args, place.span);
    if (again.ok) return again.value;
    return this.#anew(again.flip.kind, reader.flip(recorded.list, again.flip), request);
  }

  #anew(kind: Flip["kind"], said: SaidFlip, request: Parameters<DerivativeCalls["record"]>[0]): unknown {
    const { span, ...parts } = said;
    const code = kind === "comparison" ? "recording-flipped" : "recording-structure";
    const fault = diagnose(code, span, { ...parts, name: this.name });
    if (this.#options.onFlip === "refuse") throw new DiagnosticError(fault);
    this.#calls.remark(`${fault.message} It was recorded anew.`, span);
    this.#call = this.#calls.record(request);
    this.#args = request.args.map(structuralCopy);
    this.redone++;
    return this.#call.recorded.value();
  }

  #checkBytes(budget: number, span: Span): void {
    const { list } = this.#call.recorded;
    const bytes = sweepBytes(list);
    if (bytes <= budget) return;
    const count = inWords(list.entries.length);
    refuse("recording-past-budget", span, {
      name: this.name,
      count,
      held: bytesText(bytes),
      budget: bytesText(budget),
    });
  }

  /** `what` has an end at so many operations. */
  #checkLength(what: string, span: Span): void {
    const count = this.#call.recorded.list.entries.length;
    if (count <= longestCode) return;
    const parts = { name: this.name, count: inWords(count), what, limit: inWords(longestCode) };
    refuse("recording-too-long-to-compile", span, parts);
  }

  #checkTypes(kind: "gradient" | "jacobian", span: Span): void {
    const { args, value } = this.#call.recorded.types;
    const callee = `record(${this.name}).${kind}`;
    const entry = this.name;
    if (kind === "gradient" && value.kind !== "num")
      refuse("output-not-scalar", span, { callee, entry, structure: wordsOf(value) });
    if (kind === "jacobian" && !isDifferentiable(value))
      refuse("output-without-numbers", span, { callee, entry, structure: wordsOf(value) });
    const { wrt = 0 } = this.#options;
    for (const position of Array.isArray(wrt) ? (wrt as number[]) : [wrt as number])
      if (!isDifferentiable(args[position]!))
        refuse("nothing-to-differentiate", span, { position, entry, structure: wordsOf(args[position]!) });
  }
}

function inWords(amount: number): string {
  return amount.toLocaleString("en");
}

function wordsOf(type: Type): string {
  return `\`${typeText(type)}\``;
}

function deriveOptions({ mode, chunk, tape, plan }: CheckedOptions): DeriveOptions {
  return {
    mode: (mode as DeriveOptions["mode"] | undefined) ?? "auto",
    chunk: chunk as number | undefined,
    tape: (tape as DeriveOptions["tape"] | undefined) ?? "needed",
    plan: (plan as Readonly<Record<string, ModeChoice>> | undefined) ?? {},
  };
}

function tiesOf({ ties = {} }: CheckedOptions): TieChoice {
  return ties as TieChoice;
}
