/** Records one run: the arguments' numbers become inputs, captured values stay what they are. */
import { functionNamed } from "../ir/traverse.ts";
import type { Module } from "../ir/types.ts";
import type { ExecutionHost } from "../run/host.ts";
import type { Span } from "../source/span.ts";
import { Recorder, type RecorderOptions } from "./recorder.ts";
import type { RecordedRun } from "./straightLine.ts";
import { copyTraced } from "./structures.ts";
import { enter, type StructureNote, type Traced } from "./traced.ts";

/** What is recorded: a function whose derivatives are written out and whose boundaries are still there. */
export interface Recordable {
  readonly module: Module;
  readonly root: string;
  /** How many of the root's parameters are captured values. */
  readonly globals: number;
}

export interface RunFacts {
  readonly host: ExecutionHost;
  /** Where the call stands, and what a person calls the function. */
  readonly span: Span;
  readonly name: string;
  /** Most entries that are kept. Default: `longestRecording`. */
  readonly limit?: number;
  /** See `RecorderOptions`. */
  readonly staysWhole?: RecorderOptions["staysWhole"];
}

export interface FinishedRun extends RecordedRun {
  /** The structure of the arguments. */
  readonly notes: readonly StructureNote[];
}

/** Beyond this a recording takes more memory than it can be worth; loops are what compiled derivatives are for. */
export const longestRecording = 1_000_000;

/** Runs the function once. Raises what it raises, `opaque-argument`, `recording-too-long`, `boundary-mutates`. */
export function recordRun(
  recordable: Recordable,
  globals: readonly unknown[],
  args: readonly unknown[],
  { host, span, name, limit = longestRecording, staysWhole }: RunFacts,
): FinishedRun {
  const { module, root } = recordable;
  const recorder = new Recorder(module, { host, name, limit, staysWhole });
  const { params } = functionNamed(module, root).body;
  const quiet = { number: (value: number) => value, note: () => undefined, span };
  const captured = globals.map((value, index) => enter(params[index]!.type, value, "captured", quiet));
  const notes: StructureNote[] = [];
  const traced = args.map((value, argument): Traced => {
    const { type, name: param } = params[globals.length + argument]!;
    return enter(type, value, param ?? `argument ${String(argument)}`, {
      number: (number, path) => recorder.input(argument, path, number),
      note: (note) => void notes.push(note),
      span,
    });
  });
  // The function may store into what it is given.
  const given = traced.map((value, index) =>
    copyTraced(params[globals.length + index]!.type, value, "split"),
  );
  const [result] = recorder.record(root, [...captured, ...given]);
  return { list: recorder.list, module, root, globals: globals.length, args: traced, result, notes };
}
