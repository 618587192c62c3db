/** What the engine does not do with the corpus, by program and diagnostic: lists that can only become shorter. */

/** Programs that are refused, and the code of the diagnostic that says so. */
export const refused: Readonly<Record<string, string>> = {
  "a class with fields and methods": "typescript-parameter-property",
  "an expression tree of nested objects evaluated by recursion": "endless-inference",
  "a linked list built from objects": "endless-inference",
  "a second view of the same memory": "subarray-view",
};

/** Programs whose `f` is refused as a checkpoint and as a forward island, because it has effects or is thought to. */
export const noBoundary: Readonly<Record<string, string>> = {
  "the argument itself is written": "boundary-mutates",
  "an integer array that is given is written and read again": "boundary-mutates",
  "a fast Fourier transform by recursion": "boundary-mutates",
};

/** Programs that `jvp` refuses: arguments of one structure in a row, and fewer than the function has parameters. */
export const noJvp: Readonly<Record<string, string>> = {
  "soft dynamic time warping": "array-arithmetic",
};

/** Programs that `vjp` refuses: it runs the function itself as it stands, outside differentiated code. */
export const noVjp: Readonly<Record<string, string>> = {
  "an inner derivative that assigns a captured variable": "assigned-outside",
};
