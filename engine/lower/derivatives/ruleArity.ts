/**
 * Whether a rule gives one thing for each argument: cotangents by its pullback, partial derivatives by a scalar rule of one
 * function. What has a known count is refused when compiling; an array of numbers shows how many it holds when running.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { recoverFn } from "../closures.ts";
import { tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { constantIndex } from "../members.ts";
import type { Temp, Val } from "../values.ts";
import { calleeName, wordingOf } from "../wording.ts";

interface Expectation {
  readonly part: "pullback" | "partials";
  /** Of the function that has the rule. */
  readonly name: string;
  readonly expected: number;
}

/** What each part gives, in words. */
const itemWords = {
  pullback: { one: "cotangent", many: "cotangents", all: "an array with one cotangent for each argument" },
  partials: {
    one: "partial derivative",
    many: "partial derivatives",
    all: "an array with one partial derivative for each argument",
  },
} as const;

/** The entries of what was given, one for each argument. */
export function oneForEach(frame: Frame, given: Val, expectation: Expectation): readonly Val[] {
  const { part, name, expected } = expectation;
  const ty = tyOf(given);
  if (given.tag === "tuple") {
    checkCount(frame, given.items.length, expectation);
    return given.items;
  }
  if (given.tag === "temp" && ty.kind === "record" && ty.flavor === "tuple") {
    checkCount(frame, ty.fields.length, expectation);
    return ty.fields.map((field) => frame.code.getField(given, field.name));
  }
  if (given.tag === "temp" && ty.kind === "list") {
    checkLength(frame, given, expectation);
    return Array.from({ length: expected }, (_, index) =>
      frame.code.load(given, frame.code.constant(index), true),
    );
  }
  return frame.refuse("rule-result", undefined, {
    part,
    name,
    expected: itemWords[part].all,
    given: wordingOf(given),
  });
}

/** What the joint function of a scalar rule gave, once it is known to be one for each argument of `f`. */
export function slopesOf(frame: Frame, given: Val, f: Val, count: Val): Val {
  const expected = count.tag === "temp" ? constantIndex(count) : undefined;
  const fn = f.tag === "temp" ? recoverFn(frame, f) : f;
  if (expected === undefined || fn?.tag !== "fn") throw new InvariantError("partials of no function");
  // A single partial derivative may come without an array around it.
  if (expected === 1 && tyOf(given).kind === "num") return given;
  const items = oneForEach(frame, given, { part: "partials", name: calleeName(fn.callee), expected });
  return expected === 1 ? items[0]! : { tag: "tuple", items };
}

function checkCount(frame: Frame, given: number, { part, name, expected }: Expectation): void {
  if (given === expected) return;
  const words = itemWords[part];
  frame.refuse("rule-arity", undefined, {
    part,
    name,
    given,
    items: given === 1 ? words.one : words.many,
    expected: argumentsText(expected),
  });
}

/** "2 arguments". */
export function argumentsText(count: number): string {
  return count === 1 ? "1 argument" : `${String(count)} arguments`;
}

function checkLength(frame: Frame, list: Temp, { part, name, expected }: Expectation): void {
  const { code } = frame;
  const given = code.length(list);
  const differs = code.test("ne", given, code.constant(expected));
  const faultOf = (items: string): ReturnType<Frame["inBlock"]> =>
    frame.inBlock(() => {
      frame.code.fault(
        { code: "rule-arity", parts: { part, name, items, expected: argumentsText(expected) } },
        [given],
      );
      return [];
    });
  const then = frame.inBlock(() => {
    const isOne = frame.code.test("eq", given, frame.code.constant(1));
    const words = itemWords[part];
    frame.code.emit("if", [isOne], [], {}, [faultOf(words.one), faultOf(words.many)]);
    return [];
  });
  code.emit("if", [differs], [], {}, [then, frame.inBlock(() => [])]);
}
