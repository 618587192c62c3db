/**
 * The `rt` of a module's text: everything that emitted code calls and does not contain. Its names are those of
 * `emit/runtimeNames.ts`. What changes from run to run is read through `Current`.
 */
import { type DiagnosticError, InvariantError } from "../diagnostics/diagnostic.ts";
import type { Emitted } from "../emit/emitted.ts";
import type { RuntimeName } from "../emit/runtimeNames.ts";
import type { InputOp } from "../ir/types.ts";
import { runtimePrimitives } from "../primitives/registry.ts";
import { kernelNamed } from "../kernels/kernels.ts";
import { Entrance, leave } from "./convert.ts";
import { faultError, faultsOf } from "./faults.ts";
import type { ExecutionHost } from "./host.ts";
import { Leaves } from "./leaves.ts";
import { listOperations } from "./listOperations.ts";
import type { Recorder } from "./recorder.ts";
import { accumulator, copyMaker, innerOf, placeCopyMaker, zerosMaker } from "./structure.ts";
import type { Tape } from "./tape.ts";
import { UserThrow } from "./userThrow.ts";

/** What belongs to a run, not to the module. */
export interface Current {
  host: ExecutionHost;
  recorder: Recorder | undefined;
}

export type Scope = Readonly<Record<RuntimeName, unknown>> & {
  readonly primitives: Readonly<Record<string, (...args: number[]) => number>>;
  readonly out: Float64Array;
  readonly outReferences: unknown[];
};

/** The scope of a module on a tape. */
export function createScope(emitted: Emitted, tape: Tape, current: Current): Scope {
  const faults = faultsOf(emitted.sites);
  const { out, outReferences } = { out: new Float64Array(emitted.outSlots), outReferences: [] as unknown[] };
  const primitives = Object.fromEntries(emitted.primitives.map((name) => [name, primitiveValue(name)]));
  return {
    tape,
    out,
    outReferences,
    primitives,
    ...faults,
    ...listOperations(faults),
    ...structureOperations(emitted, current),
    ...outside(emitted, current),
    kernel: kernelCaller(emitted, current),
    ...recording(current),
  };
}

function primitiveValue(callee: string): (...args: number[]) => number {
  const value = runtimePrimitives.get(callee);
  if (value === undefined) throw new InvariantError(`no primitive is called ${callee}`);
  return value;
}

function structureOperations(emitted: Emitted, current: Current) {
  const made = <T>(make: (layout: Emitted["layouts"][number]) => T): ((layout: number) => T) => {
    const known: T[] = [];
    return (layout) => (known[layout] ??= make(emitted.layouts[layout]!));
  };
  const zeros = made(zerosMaker);
  const copies = made(copyMaker);
  const splits = made((layout) => placeCopyMaker(layout, "split"));
  const firsts = made((layout) => placeCopyMaker(layout, "zero"));
  const accumulators = made(accumulator);
  const products = made(innerOf);
  const leaves = made((layout) => new Leaves(layout));
  return {
    zerosLike: (value: unknown, layout: number): unknown => zeros(layout)(value),
    copy: (value: unknown, layout: number): unknown => copies(layout)(value),
    copySplit: (value: unknown, layout: number): unknown => splits(layout)(value),
    copyFirst: (value: unknown, layout: number): unknown => firsts(layout)(value),
    accumulate(into: unknown, from: unknown, layout: number, additions?: number): void {
      const count = accumulators(layout)(into, from);
      if (additions !== undefined) current.recorder?.added(additions, count);
    },
    inner(a: unknown, b: unknown, layout: number, additions?: number): number {
      const { sum, leaves: count } = products(layout)(a, b);
      if (additions !== undefined) current.recorder?.added(additions, 2 * count);
      return sum;
    },
    leafCount: (value: unknown, layout: number): number => leaves(layout).count(value),
    leafGet: (value: unknown, index: number, layout: number): number => leaves(layout).get(value, index),
    leafAdd: (value: unknown, index: number, addend: number, layout: number): void =>
      leaves(layout).add(value, index, addend),
  };
}

function kernelCaller({ kernels: places }: Emitted, current: Current) {
  return (index: number, ...args: readonly unknown[]): Float64Array | undefined => {
    const { name, blocks } = places[index]!;
    const { run, turns } = kernelNamed(name);
    const result = run(...args);
    if (result !== undefined && current.recorder !== undefined) {
      const times = [1, ...turns(...args)];
      blocks.forEach((block, at) => current.recorder?.enter(block, times[at]));
    }
    return result;
  };
}

function outside(emitted: Emitted, current: Current) {
  return {
    print(index: number, args: readonly unknown[]): void {
      const { what, label, span, layouts } = emitted.prints[index]!;
      const values = args.map((value, at) => leave(layouts[at]!, value));
      current.host.print({ values, what, label, span });
    },
    input: (name: InputOp["name"]): number => current.host.input(name),
    native(index: number, args: readonly unknown[]): unknown {
      const { name, params, result, span } = emitted.natives[index]!;
      const given = args.map((value, at) => leave(params[at]!, value));
      return new Entrance([result], span).enter(result, current.host.native(name)(...given));
    },
    thrown(index: number, ...pieces: readonly unknown[]): DiagnosticError {
      const { errorName, fault, layout, span } = emitted.throws[index]!;
      if (fault !== undefined) return faultError(fault, span, pieces);
      return new UserThrow(errorName, pieces.length > 1 ? pieces.join("") : leave(layout, pieces[0]), span);
    },
  };
}

function recording(current: Current) {
  return {
    enter: (block: number): void => current.recorder?.enter(block),
    pushed: (group: number): void => current.recorder?.pushed(group),
    popped: (group: number): void => current.recorder?.popped(group),
    own: <T>(list: T): T => current.recorder?.own(list) ?? list,
  };
}
