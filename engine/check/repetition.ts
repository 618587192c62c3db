/** What a pullback or pushforward gives when it is asked again: the same for the same, twice as much for twice as much. */
import type { Mistake } from "../protocol.ts";
import { cotangentLeaves, cotangentsOf, pulled, type Claimed, type Pulled } from "./claims.ts";
import { leavesOf } from "./leaves.ts";
import { does, mistake } from "./mistakes.ts";
import type { Pullback, Subject } from "./subject.ts";

/** Asked again with the same, it gives the same; and what it gave before stays as it was. */
export function constancy(
  subject: Subject,
  pull: Pullback,
  rule: Pulled,
  given: readonly unknown[],
  value: unknown,
  bar: readonly number[],
): Mistake[] {
  const before = leavesOfAll(given);
  const again = ask(subject, pull, rule, value, bar);
  if (!isSame(leavesOfAll(given), before) && given.some((each) => typeof each === "object"))
    return [reused(pull.pullbackPart)];
  ask(
    subject,
    pull,
    rule,
    value,
    bar.map((each) => 3 * each),
  );
  if (!isSame(leavesOfAll(given), before)) return [reused(pull.pullbackPart)];
  const once = ask(subject, pull, freshly(subject, pull), value, bar);
  const renewed = ask(subject, pull, freshly(subject, pull), value, bar);
  if (!once || !again || !renewed) return [];
  if (!isSame(once, again)) return [impure(pull.pullbackPart)];
  return isSame(once, renewed) ? [] : [impure(pull.part)];
}

export function linearity(
  subject: Subject,
  pull: Pullback,
  rule: Pulled,
  value: unknown,
  bar: readonly number[],
): readonly Mistake[] {
  const once = ask(subject, pull, rule, value, bar);
  const twice = ask(
    subject,
    pull,
    rule,
    value,
    bar.map((each) => 2 * each),
  );
  return once && twice ? nonlinear(pull.pullbackPart, "cotangent", once, twice) : [];
}

export function nonlinear(
  part: string,
  what: "tangent" | "cotangent",
  once: readonly number[],
  twice: readonly number[],
): readonly Mistake[] {
  const sizes = once.map((each, index) => Math.max(Math.abs(each), Math.abs(twice[index]!)));
  const isOff = (factor: number): boolean =>
    once.some((each, index) => Math.abs(twice[index]! - factor * each) > 1e-9 * sizes[index]!);
  if (!isOff(2)) return [];
  const given = what === "cotangent" ? "`bar`" : "the tangents";
  if (!isOff(1))
    return [
      mistake(
        "cotangent-left-out",
        part,
        `${does(part, "gives")} the same whatever ${what} it is given: it leaves out ${given}.`,
        what === "cotangent"
          ? "Multiply by `bar`: the chain rule is in that factor."
          : "Multiply by the tangents of the arguments.",
      ),
    ];
  return [
    mistake(
      "not-linear",
      part,
      `Twice the ${what} does not give twice the result of the \`${part}\`, so it is no derivative.`,
      `It must be a sum of terms that each hold ${given} once.`,
    ),
  ];
}

/** The cotangents' numbers; undefined where they break the contract, which is told elsewhere. */
function ask(
  subject: Subject,
  pull: Pullback,
  rule: Pulled,
  value: unknown,
  bar: readonly number[],
): readonly number[] | undefined {
  const given = cotangentsOf(pull, rule, bar, value, subject.args.length);
  const leaves: Claimed<readonly number[]> | undefined = given.ok
    ? cotangentLeaves(subject, pull, given.given)
    : undefined;
  return leaves?.ok ? leaves.given : undefined;
}

function freshly(subject: Subject, pull: Pullback): Pulled {
  const claim = pulled(subject.args, pull);
  return claim.ok ? claim.given : { value: undefined, pullback: () => undefined };
}

function leavesOfAll(cotangents: readonly unknown[]): readonly number[] {
  return cotangents.flatMap(leavesOf);
}

export function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]) || value === b[index]);
}

function reused(part: string): Mistake {
  return mistake(
    "aliasing",
    part,
    `${does(part, "gives")} the same array every time and fills it anew: what it gave before changes.`,
    "Make a new array in each call of the pullback.",
  );
}

export function impure(part: string): Mistake {
  return mistake(
    "impure",
    part,
    `${does(part, "does not")} give the same when it is called again with the same.`,
    "Let it depend on its arguments alone: no counters, no random numbers, nothing that an earlier call left behind.",
  );
}
