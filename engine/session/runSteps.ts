/** The steps of a run that was measured: it is run once more, operation by operation, where a person could follow that. */
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { followsEquation } from "../library/implicitSolutions.ts";
import type { NoSteps, RunSteps } from "../protocol.ts";
import { recordRun, type Recordable } from "../record/recordRun.ts";
import { mostSteps, stepsOf } from "../record/steps.ts";
import { Reader } from "../record/wording.ts";
import { isOfLibrary, type Span } from "../source/span.ts";

/** The primal of a derivative call, with all that its run was given. */
export interface SteppedRun {
  readonly recordable: Recordable;
  readonly globals: readonly unknown[];
  readonly args: readonly unknown[];
  /** The numbers from outside, in the order in which they were drawn. */
  readonly drawn: readonly number[];
  /** The arguments by which the derivative is taken. */
  readonly wrt: readonly number[];
  /** Where the call stands, and what a person calls the function. */
  readonly span: Span;
  readonly name: string;
  readonly textOf: (source: string) => string | undefined;
}

/** Found on the way: this run cannot be stepped through. */
class NoStepsHere extends Error {
  readonly why: NoSteps;
  constructor(why: NoSteps) {
    super("a run without steps");
    this.why = why;
  }
}

/** `operations`: how many the run executed; `numbers`: how many it was given. The function has run well with these arguments. */
export function runSteps(run: SteppedRun, operations: number, numbers: number): RunSteps {
  const count = operations + numbers;
  if (count > mostSteps) return none({ kind: "long", operations: count, most: mostSteps });
  const { recordable, globals, args, wrt, span, name, textOf } = run;
  try {
    const recorded = recordRun(recordable, globals, args, {
      ...{ span, name, host: hostOf(run.drawn), staysWhole },
    });
    return stepsOf(recorded, wrt, new Reader(textOf));
  } catch (error) {
    if (error instanceof NoStepsHere) return none(error.why);
    if (error instanceof DiagnosticError) return none({ kind: "refused", message: error.diagnostic.message });
    throw error;
  }
}

function none(why: NoSteps): RunSteps {
  return { kind: "none", why };
}

/** Mixtape's own functions are looked into: their rules give what their operations give. A user's rule may say anything. */
function staysWhole(name: string, span: Span): boolean {
  if (isOfLibrary(span) && !followsEquation(name)) return false;
  throw new NoStepsHere({ kind: "whole", name: isOfLibrary(span) ? "implicit" : name });
}

function hostOf(drawn: readonly number[]) {
  let next = 0;
  return {
    print: () => undefined,
    input: () => drawn[next++] ?? leave({ kind: "world" }),
    native: (name: string) => () => leave({ kind: "whole", name }),
  };
}

function leave(why: NoSteps): never {
  throw new NoStepsHere(why);
}
