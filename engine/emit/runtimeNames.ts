/**
 * What emitted code calls the things that `run` gives it. `run/scope.ts` provides exactly these; a module's text
 * begins with those that it uses.
 */
import { forEachOp } from "../ir/traverse.ts";
import type { Func, Op } from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";

export const runtimeNames = {
  tape: "tape",
  /** Results after the first: numbers and booleans, and everything else. */
  out: "out",
  outReferences: "outReferences",
  outOfRange: "outOfRange",
  storeOutOfRange: "storeOutOfRange",
  loadMaybe: "loadMaybe",
  storeGrowing: "storeGrowing",
  newNumbers: "newNumbers",
  newSingles: "newSingles",
  newList: "newList",
  setLength: "setLength",
  popFrom: "popFrom",
  tooLong: "tooLong",
  missing: "missing",
  thrown: "thrown",
  print: "print",
  input: "input",
  native: "native",
  kernel: "kernel",
  zerosLike: "zerosLike",
  copy: "copy",
  /** Copies with an object for each place, and with zeros in all places of an object but the first. */
  copySplit: "copySplit",
  copyFirst: "copyFirst",
  accumulate: "accumulate",
  inner: "inner",
  leafCount: "leafCount",
  leafGet: "leafGet",
  leafAdd: "leafAdd",
  /** Measured code only. */
  enter: "enter",
  pushed: "pushed",
  popped: "popped",
  own: "own",
} as const;

export type RuntimeName = keyof typeof runtimeNames;

/** What the text of an operation may call, by its kind; of primitives, their callee. Only these names are taken. */
const usedBy: Readonly<Partial<Record<Op["kind"], readonly RuntimeName[]>>> = {
  allocList: ["newNumbers", "newSingles", "newList", "own"],
  makeList: ["own"],
  load: ["outOfRange", "loadMaybe"],
  store: ["outOfRange", "storeOutOfRange", "storeGrowing"],
  push: ["tooLong"],
  setLength: ["setLength"],
  pop: ["popFrom"],
  unwrap: ["missing"],
  call: ["out", "outReferences"],
  callNative: ["native"],
  print: ["print"],
  input: ["input"],
  throw: ["thrown"],
  zerosLike: ["zerosLike", "own"],
  copy: ["copy", "copySplit", "copyFirst", "own"],
  accumulate: ["accumulate"],
  inner: ["inner"],
  leafCount: ["leafCount"],
  leafGet: ["leafGet"],
  leafAdd: ["leafAdd"],
  tapePush: ["tape", "pushed"],
  tapePop: ["tape", "popped"],
};

/** Names that variables of these functions must leave alone. */
export function namesTaken(functions: readonly Func[], measured: boolean): ReadonlySet<string> {
  const taken = new Set<string>(measured ? [runtimeNames.enter] : []);
  for (const { body } of functions) {
    if (body.yields.length > 1) taken.add(runtimeNames.out).add(runtimeNames.outReferences);
    forEachOp(body, (op) => {
      for (const name of usedBy[op.kind] ?? []) taken.add(runtimeNames[name]);
      if (op.kind !== "prim") return;
      const { emit } = primitiveNamed(op.name);
      if (emit.form === "call") taken.add(emit.callee);
    });
  }
  return taken;
}
