/** The user's own `throw` inside compiled code, on its way out. */
import { diagnose } from "../diagnostics/diagnose.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

export class UserThrow extends DiagnosticError {
  /** The class of error, "Error", "RangeError", …; empty where something else than an error was thrown. */
  readonly errorName: string;
  /** The message, or the value that was thrown, as the user knows it. */
  readonly thrown: unknown;

  constructor(errorName: string, thrown: unknown, span: Span) {
    super(describeThrown(errorName, thrown, span));
    this.name = "UserThrow";
    this.errorName = errorName;
    this.thrown = thrown;
  }
}

function describeThrown(errorName: string, thrown: unknown, span: Span): Diagnostic {
  if (errorName === "") return diagnose("thrown-value", span, { value: valueText(thrown) });
  const message = typeof thrown === "string" ? thrown : valueText(thrown);
  return diagnose("uncaught-exception", span, { name: errorName, message });
}

function valueText(value: unknown): string {
  if (typeof value === "string" || typeof value === "object") return JSON.stringify(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "undefined";
}
