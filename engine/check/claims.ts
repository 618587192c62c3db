/**
 * What a rule claims at a point: its value and its derivatives, as numbers in a row, or the first breach of its contract.
 * Every call gets copies, so that what it does to them is seen by `conduct.ts` and harms nobody here.
 */
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { Mistake } from "../protocol.ts";
import { tangentsOf } from "./columns.ts";
import { leavesOf, withLeaves } from "./leaves.ts";
import { fitTangent } from "./tangentStructure.ts";
import { breachOfStructure, does, mistake } from "./mistakes.ts";
import type { Pullback, Pushforward, Subject } from "./subject.ts";

export type Claimed<T> =
  { readonly ok: true; readonly given: T } | { readonly ok: false; readonly mistake: Mistake };

export interface Pushed {
  readonly value: unknown;
  readonly tangent: readonly number[];
}

/** One pushforward along a direction of all numbers of the arguments. */
export function pushed(
  subject: Subject,
  push: Pushforward,
  direction: readonly number[],
  value: unknown,
): Claimed<Pushed> {
  const { args } = subject;
  const outcome = attempt(push.part, () => push.call(tangentsOf(args, direction), copyOf(args) as unknown[]));
  if (!outcome.ok) return outcome;
  const fields = fieldsOf(outcome.given, push.part, ["value", "tangent"]);
  if (!fields.ok) return fields;
  const [given, tangent] = fields.given;
  const fitted = fitTangent(tangent, value, "the tangent");
  if (!fitted.ok) return { ok: false, mistake: breachOfStructure(push.part, fitted.fault, undefined) };
  return { ok: true, given: { value: given, tangent: fitted.leaves } };
}

export interface Pulled {
  readonly value: unknown;
  /** Gives one cotangent for each argument. */
  readonly pullback: (bar: unknown) => unknown;
}

export function pulled(args: readonly unknown[], pull: Pullback): Claimed<Pulled> {
  const outcome = attempt(pull.part, () => pull.call(copyOf(args) as unknown[]));
  if (!outcome.ok) return outcome;
  const fields = fieldsOf(outcome.given, pull.part, ["value", "pullback"]);
  if (!fields.ok) return fields;
  const [value, pullback] = fields.given;
  if (typeof pullback !== "function")
    return {
      ok: false,
      mistake: mistake(
        "structure",
        pull.part,
        `${does(pull.part, "gives")} no function as \`pullback\`.`,
        "Return `{ value, pullback: (bar) => […] }`.",
      ),
    };
  return { ok: true, given: { value, pullback: (bar) => (pullback as (bar: unknown) => unknown)(bar) } };
}

/** The cotangents for a weighting of the value's numbers, as the pullback returned them. */
export function cotangentsOf(
  pull: Pullback,
  { pullback }: Pulled,
  bar: readonly number[],
  value: unknown,
  count: number,
): Claimed<readonly unknown[]> {
  const part = pull.pullbackPart;
  const outcome = attempt(part, () => pullback(withLeaves(value, bar)));
  if (!outcome.ok) return outcome;
  const { given } = outcome;
  if (!Array.isArray(given))
    return {
      ok: false,
      mistake: mistake(
        "arity",
        part,
        `${does(part, "does not")} give an array.`,
        `Return an array with one cotangent for each of the ${String(count)} arguments, also where there is one: \`[xBar]\`.`,
      ),
    };
  if (given.length !== count)
    return {
      ok: false,
      mistake: mistake(
        "arity",
        part,
        `${does(part, "gives")} ${counted(given.length, part === "partials" ? "partial derivative" : "cotangent")} for ${counted(count, "argument")}.`,
        "Give one for each argument, `noTangent` where there is none.",
      ),
    };
  return attempt(part, () => given.map(forced));
}

/** The cotangents as numbers in a row for all numbers of the arguments; zeros where there is none. */
export function cotangentLeaves(
  subject: Subject,
  pull: Pullback,
  cotangents: readonly unknown[],
): Claimed<readonly number[]> {
  const leaves: number[] = [];
  for (const [argument, arg] of subject.args.entries()) {
    const cotangent = cotangents[argument];
    const own = leavesOf(arg);
    if (cotangent === undefined || own.length === 0) leaves.push(...own.map(() => 0));
    else {
      const fitted = fitTangent(cotangent, arg, subject.argumentNames[argument] ?? "");
      if (!fitted.ok)
        return { ok: false, mistake: breachOfStructure(pull.pullbackPart, fitted.fault, argument) };
      leaves.push(...fitted.leaves);
    }
  }
  return { ok: true, given: leaves };
}

/** A lazy cotangent is asked for. */
function forced(cotangent: unknown): unknown {
  return typeof cotangent === "function" ? (cotangent as () => unknown)() : cotangent;
}

/** A structure of its own with the same numbers; functions, texts and the like stay themselves. */
export function copyOf(value: unknown): unknown {
  return withLeaves(value, leavesOf(value));
}

export function attempt<T>(part: string, call: () => T): Claimed<T> {
  try {
    return { ok: true, given: call() };
  } catch (error) {
    // What Mixtape itself refuses has its own place and way out.
    if (error instanceof DiagnosticError) throw error;
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      ok: false,
      mistake: mistake(
        "throws",
        part,
        `${does(part, "throws")} where the function itself gives a value: ${words}`,
        "Run it by itself with these arguments, or look at the place that the message names.",
      ),
    };
  }
}

function fieldsOf(
  given: unknown,
  part: string,
  names: readonly [string, string],
): Claimed<readonly [unknown, unknown]> {
  if (typeof given === "object" && given !== null && names.every((name) => name in given)) {
    const [first, second] = names.map((name) => (given as Readonly<Record<string, unknown>>)[name]);
    return { ok: true, given: [first, second] };
  }
  const contract = `\`{ ${names.join(", ")} }\``;
  return {
    ok: false,
    mistake: mistake(
      "structure",
      part,
      `The \`${part}\` must return ${contract}, and does not.`,
      "Return an object with exactly these fields.",
    ),
  };
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}
