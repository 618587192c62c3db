/**
 * What emitted code calls the things that `run` gives it. `run/scope.ts` provides exactly these; a module's text
 * begins with those that it uses.
 */
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
  missing: "missing",
  thrown: "thrown",
  print: "print",
  input: "input",
  native: "native",
  zerosLike: "zerosLike",
  copy: "copy",
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
