/**
 * Whether a tangent or cotangent is as long as what it belongs to: shapes say what kinds of values are where, not how
 * many. What has another structure altogether is left to lowering, which refuses it.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import type { Span } from "../source/span.ts";

/** Raises `lengths-differ` at the first array of another length. `what` and `of` say what they are. */
export function checkLengths(given: unknown, expected: unknown, what: string, of: string, span: Span): void {
  const pending: (readonly [unknown, unknown])[] = [[given, expected]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [ours, theirs] = pair;
    if (isList(ours) && isList(theirs)) {
      if (ours.length !== theirs.length)
        refuse("lengths-differ", span, { what, given: ours.length, of, expected: theirs.length });
      if (holdsLists(theirs)) for (let i = 0; i < ours.length; i++) pending.push([ours[i], theirs[i]]);
    } else if (isFields(ours) && isFields(theirs)) {
      for (const [name, value] of Object.entries(theirs))
        if (Object.hasOwn(ours, name)) pending.push([ours[name], value]);
    }
  }
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function holdsLists(list: ArrayLike<unknown>): boolean {
  return Array.isArray(list) && list.some((entry) => typeof entry === "object");
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}
