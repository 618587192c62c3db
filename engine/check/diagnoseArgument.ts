/** What a wrong derivative of one argument looks like; the first likeness that fits every number seen. */
import type { Mistake } from "../protocol.ts";
import type { Compared } from "./compare.ts";
import { cluesOf, type Clue, type Evidence } from "./evidence.ts";
import { isLeftOut, isOfArgument, isShifted, isTransposed, type Likeness } from "./likenesses.ts";
import { namedFactor, namedTerm } from "./namedLikenesses.ts";
import { figure } from "./figure.ts";
import { leavesOf } from "./leaves.ts";
import { mistake, partWords } from "./mistakes.ts";
import { factorText, isNear, multipleOf } from "./proportions.ts";

/** `part` says whose derivative it is. `points` are the point and others nearby. */
export function diagnoseArgument(part: string, argument: number, points: readonly Evidence[]): Mistake {
  const [here] = points as readonly [Evidence, ...Evidence[]];
  const name = here.subject.argumentNames[argument] ?? "";
  const cells = here.compared.filter(({ column }) => column.argument === argument);
  const wrong = cells.filter(({ state }) => state === "wrong");
  const entry = worstOf(wrong)?.column.path;
  // Where some entries are right, the others have a fault of their own.
  const leaves = new Set(wrong.map(({ column }) => column.leaf));
  const clues = cluesOf(points, argument, leaves);
  const whose = cells.every(({ column }) => leaves.has(column.leaf)) ? `\`${name}\`` : entriesOf(wrong);
  const found = notANumber(wrong) ??
    leftOut(name, cells, wrong) ??
    constantFactor(whose, here, argument, clues) ??
    misplaced(name, argument, here, cells) ??
    namedFactor(whose, clues) ??
    namedTerm(whose, clues) ?? {
      kind: "missing-term" as const,
      looks: `a term of the derivative by \`${name}\` is missing or wrong`,
      hint: `Differentiate by \`${name}\` again: every place where the function uses it gives a term.`,
    };
  return mistake(found.kind, part, `In ${partWords(part)}, ${found.looks}.`, found.hint, { argument, entry });
}

export function worstOf(cells: readonly Compared[]): Compared | undefined {
  const off = ({ expected, got }: Compared): number => {
    const size = Math.abs(got - expected.value);
    return Number.isNaN(size) ? Infinity : size;
  };
  // Single outputs are easier to check by hand than mixes of them.
  const singles = cells.filter(({ row }) => row.unit !== undefined);
  return [...(singles.length > 0 ? singles : cells)].sort((a, b) => off(b) - off(a))[0];
}

function notANumber(wrong: readonly Compared[]): Likeness | undefined {
  const broken = wrong.find(({ got }) => !Number.isFinite(got));
  if (!broken) return undefined;
  return {
    kind: "not-a-number",
    looks: `the derivative by \`${broken.column.path}\` is ${String(broken.got)}, where ${figure(broken.expected.value)} belongs`,
    hint: "Look for 0 / 0, 0 · ∞ or the root of a negative number in its formula, and for entries that were never filled in.",
  };
}

function leftOut(name: string, cells: readonly Compared[], wrong: readonly Compared[]): Likeness | undefined {
  if (isLeftOut(cells))
    return {
      kind: "argument-left-out",
      looks: `\`${name}\` is left out: its derivative is 0 everywhere, and should not be`,
      hint: `The function depends on \`${name}\`. Give its derivative, or \`noTangent\` if nobody may ask for it.`,
    };
  if (!isLeftOut(wrong)) return undefined;
  return {
    kind: "argument-left-out",
    looks: `some entries of \`${name}\` are left out: their derivative is 0, and should not be (${entriesOf(wrong)})`,
    hint: "Look at where the loop begins and ends, and at conditions around it.",
  };
}

function constantFactor(
  whose: string,
  { subject }: Evidence,
  argument: number,
  clues: readonly Clue[],
): Likeness | undefined {
  const c = multipleOf(
    clues.map(({ got }) => got),
    clues.map(({ expected }) => expected),
  );
  if (c === undefined) return undefined;
  if (isNear(c, -1))
    return {
      kind: "sign",
      looks: `the derivative by ${whose} has the wrong sign`,
      hint: `Turn the sign of what belongs to ${whose}.`,
    };
  const count = leavesOf(subject.args[argument]).length;
  const size =
    count > 1 && (isNear(Math.abs(c), count) || isNear(Math.abs(c), 1 / count))
      ? `, and ${whose} has ${String(count)} numbers`
      : "";
  return {
    kind: "factor",
    looks: `the derivative by ${whose} is ${factorText(c)} times what it should be${size}`,
    hint: `Multiply what belongs to ${whose} by ${factorText(1 / c)}.`,
  };
}

/** Right numbers in wrong places. */
function misplaced(
  name: string,
  argument: number,
  { subject, compared }: Evidence,
  cells: readonly Compared[],
): Likeness | undefined {
  const other = subject.args.findIndex(
    (_, index) => index !== argument && isOfArgument(cells, compared, index),
  );
  if (other >= 0) {
    const others = subject.argumentNames[other] ?? "";
    return {
      kind: "argument-order",
      looks: `\`${name}\` gets what belongs to \`${others}\``,
      hint: "Put the derivatives into the order of the arguments.",
    };
  }
  if (isTransposed(cells, subject.args[argument]))
    return {
      kind: "transposed",
      looks: `the derivative by \`${name}\` is right with rows and columns swapped`,
      hint: "A pullback multiplies by the transposed matrix: Jᵀȳ, not Jȳ. Swap the indices.",
    };
  if (isShifted(cells))
    return {
      kind: "shifted",
      looks: `the derivative by \`${name}\` is right but for its place: each number stands one entry off`,
      hint: "Look at the indices: one is off by one.",
    };
  return undefined;
}

function entriesOf(cells: readonly Compared[]): string {
  const paths = [...new Set(cells.map(({ column }) => `\`${column.path}\``))];
  return paths.length <= 4
    ? paths.join(", ")
    : `${paths.slice(0, 3).join(", ")} and ${String(paths.length - 3)} more`;
}
