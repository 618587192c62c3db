/** What the engine does not do with the corpus, by program and diagnostic: lists that can only become shorter. */

/** Programs that are refused, and the code of the diagnostic that says so. */
export const refused: Readonly<Record<string, string>> = {
  "a class of vectors that returns new ones": "class-declaration",
  "a class declared inside, with a static method": "class-declaration",
  "a class with fields given in its constructor": "class-declaration",
  "a class with fields and methods": "typescript-parameter-property",
  "an expression tree of nested objects evaluated by recursion": "element-clash",
  "a linked list built from objects": "structure-clash",
  "a union whose members have different fields": "maybe-undefined",
  "terms kept in a map by number": "new-expression",
  "a map with words as keys": "new-expression",
  "a map made of pairs and looped over": "new-expression",
  "a memory of results by number": "new-expression",
  "a set of visited indices": "new-expression",
  "matrix chain costs with memory in a map": "new-expression",
  "an integer array holds indices": "new-expression",
  "a second view of the same memory": "subarray-view",
};

/** Programs whose `f` is refused as a checkpoint and as a forward island, because it has effects or is thought to. */
export const noBoundary: Readonly<Record<string, string>> = {
  "the argument itself is written": "boundary-mutates",
  "a random number is an inactive input": "boundary-mutates",
  "clocks are inactive inputs": "boundary-mutates",
  "a fast Fourier transform by recursion": "boundary-mutates",
};
