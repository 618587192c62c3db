/**
 * How the functions of a rule behave beside what they compute: whether they change what they are given, give the same when
 * asked again, hand out one array for two things, and are linear in tangents and cotangents.
 */
import type { Mistake } from "../protocol.ts";
import { attempt, copyOf, pulled, pushed } from "./claims.ts";
import { constancy, impure, isSame, linearity, nonlinear } from "./repetition.ts";
import { tangentsOf } from "./columns.ts";
import { leavesOf, withLeaves } from "./leaves.ts";
import { does, mistake } from "./mistakes.ts";
import type { Pullback, Pushforward, Subject } from "./subject.ts";

export interface Conduct {
  readonly mistakes: readonly Mistake[];
  readonly remarks: readonly string[];
}

/** `value` is that of the function; `bar` weights all its numbers. */
export function conductOfPullback(
  subject: Subject,
  pull: Pullback,
  value: unknown,
  bar: readonly number[],
): Conduct {
  const mistakes: Mistake[] = [];
  const args = copyOf(subject.args) as unknown[];
  const first = pulled(args, { ...pull, call: () => pull.call(args) });
  if (!first.ok) return { mistakes: [first.mistake], remarks: [] };
  const changedBefore = firstChanged(args, subject.args);
  if (changedBefore >= 0) mistakes.push(modified(pull.part, subject.argumentNames[changedBefore] ?? ""));
  const given = withLeaves(value, bar);
  const result = attempt(pull.pullbackPart, () => first.given.pullback(given));
  if (!result.ok || !Array.isArray(result.given)) return { mistakes, remarks: [] };
  const cotangents = result.given as readonly unknown[];
  if (!isSame(leavesOf(given), bar)) mistakes.push(modified(pull.pullbackPart, "bar"));
  const changed = firstChanged(args, subject.args);
  if (changed >= 0 && changedBefore < 0)
    mistakes.push(modified(pull.pullbackPart, subject.argumentNames[changed] ?? ""));
  if (mistakes.length === 0) mistakes.push(...constancy(subject, pull, first.given, cotangents, value, bar));
  if (mistakes.length === 0) mistakes.push(...linearity(subject, pull, first.given, value, bar));
  return { mistakes, remarks: sharing(subject, pull, cotangents, args, given) };
}

export function conductOfPushforward(
  subject: Subject,
  push: Pushforward,
  value: unknown,
  direction: readonly number[],
): Conduct {
  const args = copyOf(subject.args) as unknown[];
  const tangents = tangentsOf(args, direction);
  const outcome = attempt(push.part, () => push.call(tangents, args));
  if (!outcome.ok) return { mistakes: [outcome.mistake], remarks: [] };
  const changed = firstChanged(args, subject.args);
  if (changed >= 0)
    return { mistakes: [modified(push.part, subject.argumentNames[changed] ?? "")], remarks: [] };
  if (!isSame(leavesOf(tangents), leavesOf(tangentsOf(subject.args, direction))))
    return { mistakes: [modified(push.part, "tangents")], remarks: [] };
  const along = (factor: number): readonly number[] | undefined => {
    const claim = pushed(
      subject,
      push,
      direction.map((entry) => factor * entry),
      value,
    );
    return claim.ok ? claim.given.tangent : undefined;
  };
  const [once, again, twice] = [along(1), along(1), along(2)];
  if (!once || !again || !twice) return { mistakes: [], remarks: [] };
  if (!isSame(once, again)) return { mistakes: [impure(push.part)], remarks: [] };
  return { mistakes: nonlinear(push.part, "tangent", once, twice), remarks: [] };
}

/** One array for two things is harmless here, since Mixtape copies; elsewhere it is a trap. */
function sharing(
  subject: Subject,
  pull: Pullback,
  cotangents: readonly unknown[],
  args: readonly unknown[],
  bar: unknown,
): string[] {
  const nameOf = (index: number): string => `\`${subject.argumentNames[index] ?? ""}\``;
  return cotangents.flatMap((cotangent, index) => {
    if (typeof cotangent !== "object" || cotangent === null) return [];
    const twin = cotangents.indexOf(cotangent);
    const arg = args.indexOf(cotangent);
    const what =
      arg >= 0
        ? `the argument ${nameOf(arg)} itself`
        : twin < index
          ? `the same array as for ${nameOf(twin)}`
          : cotangent === bar
            ? "`bar` itself"
            : undefined;
    return what === undefined
      ? []
      : [
          `${does(pull.pullbackPart, "gives")} ${what} as cotangent of ${nameOf(index)} (aliasing). Mixtape copies, so nothing is wrong; code that adds into what it gets would change both.`,
        ];
  });
}

function firstChanged(args: readonly unknown[], originals: readonly unknown[]): number {
  return args.findIndex((arg, index) => !isSame(leavesOf(arg), leavesOf(originals[index])));
}

function modified(part: string, what: string): Mistake {
  return mistake(
    "modifies-argument",
    part,
    `${does(part, "changes")} \`${what}\`, which belongs to its caller.`,
    `Work on a copy: \`const mine = ${what}.slice();\`.`,
  );
}
