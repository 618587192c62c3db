/** Calls of the array library: a call of the function's value, at whose boundary its rule answers. */
import { isTaken, wordsOf, type LibraryFunction, type Takes } from "../../library/entry.ts";
import { withDefaults } from "../../library/library.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { asNumber, asPresent, force, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { kindOf } from "../kinds.ts";
import { preludeFunction } from "../prelude/prelude.ts";
import { prune } from "../types/ty.ts";
import { unify } from "../types/unify.ts";
import { absent, type FnVal, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";

export function callLibrary(frame: Frame, entry: LibraryFunction, given: readonly Val[]): Val {
  // JavaScript drops what is too much: `xs.map(exp)` gives the index and the array too.
  const present = given
    .slice(0, entry.takes.length)
    .map((arg) => (arg.tag === "fn" ? arg : asPresent(frame, arg)));
  if (present.some((arg) => arg.tag === "temp" && tyOf(arg).kind === "var")) return frame.unknown();
  const scalar = scalarOf(entry, present);
  if (scalar !== undefined)
    return frame.code.prim(scalar.name, ...present.slice(0, scalar.arity).map((arg) => asNumber(frame, arg)));
  const args = withDefaults<Val>(entry, present, (value) => frame.code.constant(value)) ?? present;
  if (args.some((arg, index) => isUnknown(arg, entry.takes[index]))) return frame.unknown();
  checkArguments(frame, entry, args);
  const forced = args.map((arg) => force(frame, arg));
  const value = preludeFunction(`${entry.name}$`);
  return frame.lower.call(frame, entry.rule ? ruled(entry.name, value) : value, forced);
}

/** Whether nothing is known yet of what an array holds. One that must be a vector holds numbers. */
function isUnknown(arg: Val, takes: Takes | undefined): boolean {
  const ty = tyOf(arg);
  if (ty.kind !== "list" || prune(ty.elem).kind !== "var") return false;
  return takes === "matrix" || !unify(ty.elem, { kind: "num" });
}

/** The scalar primitive, where all arguments are numbers. */
function scalarOf({ scalar, takes }: LibraryFunction, given: readonly Val[]) {
  const isScalar = given.length >= takes.length && given.every((arg) => kindOf(arg) === "number");
  return scalar !== undefined && isScalar ? primitiveNamed(scalar) : undefined;
}

function checkArguments(frame: Frame, { name, takes }: LibraryFunction, args: readonly Val[]): void {
  takes.forEach((each, index) => {
    const arg = args[index] ?? absent;
    if (arg.tag !== "fn" && isTaken(each, kindOf(arg))) return;
    frame.refuse("array-argument", undefined, {
      name,
      expected: wordsOf(each),
      position: index + 1,
      given: index < args.length ? wordingOf(arg) : "nothing",
    });
  });
}

function ruled(name: string, value: FnVal): FnVal {
  const inner = [
    ["f", value],
    ["frule", preludeFunction(`${name}$frule`)],
    ["rrule", preludeFunction(`${name}$rrule`)],
  ] as const;
  return { tag: "fn", callee: { kind: "wrapper", wrapper: "rule", inner, options: {}, data: [] } };
}
