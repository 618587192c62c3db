/**
 * What Mixtape says when something is wrong: a value with a code, a place and a way out. Codes and
 * their wording are data in `catalogue.ts`; drawing a code frame is left to `codeFrame.ts`.
 */
import type { Span } from "../source/span.ts";

/**
 * `invalid`: the program is wrong in any language. `unsupported`: outside the language that Mixtape
 * differentiates. `notYet`: inside it, not built. `runtime`: arose while running (user's throw, budget, bounds).
 */
export type DiagnosticClass = "invalid" | "unsupported" | "notYet" | "runtime";

export interface Diagnostic {
  readonly code: string;
  readonly class: DiagnosticClass;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** The way out, in the user's words; works when followed. */
  readonly hint: string;
  readonly span: Span;
  /** Further places that belong to the story, such as the call that led here. */
  readonly related: readonly { readonly span: Span; readonly message: string }[];
}

/** Carries a user's fault out of a deep chapter to the pipeline, which turns it into a value again. */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.code}: ${diagnostic.message}`);
    this.name = "DiagnosticError";
    this.diagnostic = diagnostic;
  }
}

/** A fault of Mixtape's own: an invariant that does not hold. Never raised for a user's mistake. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(`Mixtape is broken here: ${message}`);
    this.name = "InvariantError";
  }
}
