/** What the engine does not do yet with the corpus, by program and diagnostic: lists that can only become shorter. */

/** Programs that are refused, and the code of the diagnostic that says so. */
export const refused: Readonly<Record<string, string>> = {};

/** Programs whose `f` writes what it is given, so that it can be neither a checkpoint nor a forward island. */
export const noBoundary: Readonly<Record<string, string>> = {};
