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
  "a fast Fourier transform by recursion": "boundary-mutates",
};
