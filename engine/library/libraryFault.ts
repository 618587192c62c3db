/**
 * What a function of the array library finds wrong with its arguments. Inside the library functions call each other, so the
 * one that finds it may not be the one that was called: who knows the call says whose name it is told under.
 */
import { diagnose } from "../diagnostics/diagnose.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { nowhere } from "../source/span.ts";
import { isInternal } from "./library.ts";

const codes = [
  "array-shapes",
  "array-values",
  "array-degenerate",
  "implicit-length",
  "implicit-linear",
  "implicit-not-finite",
  "implicit-singular",
  "implicit-unconverged",
] as const;

export type LibraryFaultCode = (typeof codes)[number];

export class LibraryFault extends DiagnosticError {
  readonly code: LibraryFaultCode;
  /** `cannot multiply …`: what follows the function's name. */
  readonly given: string;

  constructor(code: LibraryFaultCode, name: string, given: string) {
    super(diagnose(code, nowhere, { name, given }));
    this.code = code;
    this.given = given;
  }

  /** The same, told of the function that was called: `rrule of logdet` is `logdet`. Itself where that is none that people call. */
  of(called: string): LibraryFault {
    const name = called.slice(called.lastIndexOf(" ") + 1);
    return isInternal(name) ? this : new LibraryFault(this.code, name, this.given);
  }
}

export function isLibraryFaultCode(code: string): code is LibraryFaultCode {
  return codes.some((each) => each === code);
}
