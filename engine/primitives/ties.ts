/**
 * The other conventions for ties of `max` and `min` and for `abs` at 0: primitives with the same value and another
 * derivative, which `transform/chooseTies.ts` puts in the place of the usual ones.
 */
import { isPlainObject } from "../diagnostics/plainObject.ts";
import type { TieChoice, Value } from "../ir/types.ts";
import { binary, kink, unary, type BinaryPartial } from "./define.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";

/** What a choice can be, in words. */
export const tieWords =
  'an object such as `{ max: "first", min: "half", abs: 1 }`: "first", "second" or "half" for `max` and `min`, 0 or 1 for `abs`';

export function isTieChoice(value: unknown): value is TieChoice {
  return isPlainObject(value) && Object.entries(value).every(([name, choice]) => isTie(name, choice));
}

/** Whether a choice may have this entry. */
export function isTie(name: string, choice: unknown): boolean {
  return Object.hasOwn(allowed, name) && (allowed[name] ?? []).includes(choice as string | number);
}

const orders = ["first", "second", "half"];
const allowed: Readonly<Record<string, readonly (string | number)[]>> = {
  max: orders,
  min: orders,
  abs: [0, 1],
};

/** The primitive that stands for `name` under a choice. */
export function primitiveUnder(choice: TieChoice, name: string): string {
  // What the library's `max` is made of, which has a convention of its own.
  const member = name === "maxFirst" ? "max" : name;
  const chosen = member === "max" || member === "min" || member === "abs" ? choice[member] : undefined;
  return chosen === undefined ? name : (variants[`${member} ${String(chosen)}`] ?? member);
}

const variants: Readonly<Record<string, string>> = {
  "max first": "maxFirst",
  "max half": "maxHalf",
  "min second": "minSecond",
  "min half": "minHalf",
  "abs 1": "absOne",
};

type Comparison = "gt" | "ge" | "lt";

/** 1 where the comparison holds, else 0; with `atTie`, that where the arguments are equal. */
function share(test: Comparison, isFirst: boolean, atTie?: number): BinaryPartial {
  const [yes, no] = isFirst ? [1, 0] : [0, 1];
  return (b, x, y) => {
    const decided = (c: FormulaBuilder): Value => choose(c, c.test(test, x, y), yes, no);
    if (atTie === undefined) return decided(b);
    return b.choose(b.test("eq", x, y), (c) => c.constant(atTie), decided);
  };
}

function choose(b: FormulaBuilder, condition: Value, yes: number, no: number): Value {
  return b.choose(
    condition,
    (c) => c.constant(yes),
    (c) => c.constant(no),
  );
}

function extreme(
  member: "max" | "min",
  name: string,
  test: Comparison,
  convention: string,
  atTie?: number,
): ScalarPrimitive {
  return binary(
    name,
    member === "max" ? Math.max : Math.min,
    [share(test, true, atTie), share(test, false, atTie)],
    {
      cost: 1,
      singular: true,
      emit: { form: "call", callee: `Math.${member}` },
      kinks: [kink(`${member} of equal arguments`, convention, (x, y) => x === y)],
    },
  );
}

const halves = "half of each argument";

export const ties: readonly ScalarPrimitive[] = [
  extreme("max", "maxFirst", "ge", "the first argument"),
  extreme("max", "maxHalf", "gt", halves, 0.5),
  extreme("min", "minSecond", "lt", "the second argument"),
  extreme("min", "minHalf", "lt", halves, 0.5),
  /** As DiffRules has it, so that the second derivative of `abs(x)**2` at 0 is 2. */
  unary(
    "absOne",
    Math.abs,
    (b, x) =>
      b.choose(
        b.test("eq", x, b.constant(0)),
        (c) => c.constant(1),
        (c) => c.prim("sign", x),
      ),
    {
      cost: 1,
      singular: true,
      emit: { form: "call", callee: "Math.abs" },
      kinks: [kink("abs at 0", "1", (x) => x === 0)],
    },
  ),
];
