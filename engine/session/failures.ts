/** What a cell threw → diagnostics at the place where it was thrown. */
import { diagnose } from "../diagnostics/diagnose.ts";
import { DiagnosticError, InvariantError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { isOverflow } from "../diagnostics/overflow.ts";
import { isSomewhere, type Span } from "../source/span.ts";
import { stackOf } from "../run/stacks.ts";
import type { Evaluations } from "./evaluations.ts";
import { sayValue } from "../diagnostics/sayValue.ts";

/** Several diagnostics of one fault, such as all refusals of a compilation; the first speaks for all. */
export class DiagnosticsError extends DiagnosticError {
  readonly all: readonly Diagnostic[];
  constructor(first: Diagnostic, all: readonly Diagnostic[]) {
    super(first);
    this.all = all;
  }
}

/** What a function of the user's threw while compiled code ran it as it stands, on its way out. */
export class ForeignError extends Error {
  readonly thrown: unknown;
  constructor(thrown: unknown) {
    super("thrown by the user's function");
    this.thrown = thrown;
  }
}

/** What broke inside the engine, or what the machine could not give it. */
export function diagnoseOwn(error: Error, span: Span): Diagnostic {
  if (isOverflow(error.name, error.message)) return diagnose("recursion-too-deep", span, {});
  if (isBadLength(error.message)) return diagnose("bad-array-length", span, { message: error.message });
  const message = error instanceof InvariantError ? error.message : `${error.name}: ${error.message}`;
  return diagnose("broken", span, { message });
}

const isBadLength = (message: string): boolean =>
  /^Invalid (?:typed )?array length|^Array buffer allocation failed/i.test(message);

/** Diagnoses a thrown value. `thrownAt` is where a `throw` statement said it stands, `otherwise` the place of last resort. */
export function diagnoseThrown(
  thrown: unknown,
  evaluations: Evaluations,
  textOf: (source: string) => string | undefined,
  thrownAt: Span | undefined,
  otherwise: Span,
): readonly Diagnostic[] {
  if (thrown instanceof DiagnosticsError) return thrown.all;
  const found = evaluations.placeIn(stackOf(thrown));
  const place = found ? widen(found, textOf(found.source)) : (thrownAt ?? otherwise);
  if (thrown instanceof DiagnosticError) {
    const { diagnostic } = thrown;
    return [isSomewhere(diagnostic.span) ? diagnostic : { ...diagnostic, span: place }];
  }
  if (thrown instanceof InvariantError) return [diagnose("broken", place, { message: thrown.message })];
  if (!(thrown instanceof Error))
    return [diagnose("thrown-value", thrownAt ?? place, { value: sayThrown(thrown) })];
  return [diagnoseError(thrown, place)];
}

function diagnoseError(error: Error, place: Span): Diagnostic {
  const { name, message } = { name: textOf(error, "name"), message: unmarked(textOf(error, "message")) };
  if (isOverflow(name, message)) return diagnose("recursion-too-deep", place, {});
  const early =
    /^Cannot access '(.+)' before initialization$|^can't access lexical declaration '(.+)' before/.exec(
      message,
    );
  if (early) return diagnose("name-before-value", place, { name: early[1] ?? early[2] ?? "" });
  if (isBadLength(message)) return diagnose("bad-array-length", place, { message });
  return diagnose("uncaught-exception", place, { name, message });
}

/** What a person would call a thrown value. */
function sayThrown(value: unknown): string {
  if (typeof value !== "object" || value === null) return sayValue(value);
  try {
    return JSON.stringify(value).slice(0, 200);
  } catch {
    return sayValue(value);
  }
}

/** Fields of errors can be anything, getters that throw included. */
function textOf(error: Error, field: "name" | "message"): string {
  try {
    const text: unknown = error[field];
    return typeof text === "string" ? text : String(text);
  } catch {
    return field === "name" ? "Error" : "";
  }
}

/** A message of the JavaScript engine without the marks that instrumentation put into the code. */
function unmarked(message: string): string {
  return message.replace(/\$mixtape_*\.live\./g, "").replace(/\$mixtape_*\.console\(\.\.\.\)/g, "console");
}

/** From a point to the word or sign that begins there; where a call's arguments begin, to what is called. */
function widen(span: Span, text: string | undefined): Span {
  const called =
    text?.[span.start] === "(" ? /[\p{ID_Continue}$.]+$/u.exec(text.slice(0, span.start))?.[0] : undefined;
  if (called !== undefined) return { ...span, start: span.start - called.length, end: span.start };
  const token =
    /^(?:[\p{ID_Continue}$]+|\S)?/u.exec(text?.slice(span.start, span.start + 200) ?? "")?.[0] ?? "";
  return { ...span, end: span.start + token.length };
}
