/** Factors and terms that have a name: what is missing or too many is something that stands beside every number. */
import type { Likeness } from "./likenesses.ts";
import { namedBeside, type Clue } from "./evidence.ts";
import { factorText, isNear, multipleOf } from "./proportions.ts";

export function namedFactor(whose: string, clues: readonly Clue[]): Likeness | undefined {
  const [got, expected] = [clues.map((clue) => clue.got), clues.map((clue) => clue.expected)];
  for (const [what, values] of namedBeside(clues)) {
    const missing = multipleOf(
      expected,
      got.map((value, index) => value * values[index]!),
    );
    const surplus = multipleOf(
      got,
      expected.map((value, index) => value * values[index]!),
    );
    const c = missing ?? surplus;
    if (c === undefined) continue;
    const whole = isNear(c, 1) ? what : `${factorText(c)} times ${what}`;
    return {
      kind: "factor",
      looks:
        missing === undefined
          ? `the derivative by ${whose} has a factor too many: ${whole}`
          : `the derivative by ${whose} lacks a factor: ${whole}`,
      hint:
        missing === undefined
          ? `Divide what belongs to ${whose} by it.`
          : `Multiply what belongs to ${whose} by it.`,
    };
  }
  return undefined;
}

export function namedTerm(whose: string, clues: readonly Clue[]): Likeness | undefined {
  const lacking = clues.map(({ expected, got }) => expected - got);
  for (const [what, values] of [...namedBeside(clues), ["1", clues.map(() => 1)] as const]) {
    const c = clues.length > 1 ? multipleOf(lacking, values) : undefined;
    if (c === undefined) continue;
    const term = what === "1" ? factorText(c) : isNear(c, 1) ? what : `${factorText(c)} · ${what}`;
    return {
      kind: "missing-term",
      looks: `a term of the derivative by ${whose} is missing: ${term}`,
      hint: `Add it to what belongs to ${whose}, times the cotangent.`,
    };
  }
  return undefined;
}
