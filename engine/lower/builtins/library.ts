/** Calls of the array library: a call of the function's value, at whose boundary its rule answers. */
import { isTaken, wordsOf, type LibraryFunction, type Takes } from "../../library/entry.ts";
import { withDefaults } from "../../library/library.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { asNumber, asPresent, force, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { kindOf } from "../kinds.ts";
import { preludeFunction } from "../prelude/prelude.ts";
import { prune, type Ty } from "../types/ty.ts";
import { unify } from "../types/unify.ts";
import { absent, type FnVal, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";

export function callLibrary(frame: Frame, entry: LibraryFunction, given: readonly Val[]): Val {
  // JavaScript drops what is too much: `xs.map(exp)` gives the index and the array too.
  const present = given
    .slice(0, entry.takes.length)
    .map((arg) => (arg.tag === "fn" ? arg : asPresent(frame, arg)));
  const open = present.find((arg) => arg.tag === "temp" && tyOf(arg).kind === "var");
  if (open) return frame.unknown(tyOf(open));
  const scalar = scalarOf(entry, present);
  if (scalar !== undefined)
    return frame.code.prim(scalar.name, ...present.slice(0, scalar.arity).map((arg) => asNumber(frame, arg)));
  const args = withDefaults<Val>(entry, present, (value) => frame.code.constant(value)) ?? present;
  const unknown = args.flatMap((arg, index) => unknownElement(arg, entry.takes[index]) ?? [])[0];
  if (unknown) return frame.unknown(unknown);
  checkArguments(frame, entry, args);
  const forced = args.map((arg) => force(frame, arg));
  const value = preludeFunction(`${entry.name}$`);
  return frame.lower.call(frame, entry.rule ? ruled(entry.name, value) : value, forced);
}

/** What an array holds, where nothing is known of it yet. One that must be a vector holds numbers. */
function unknownElement(arg: Val, takes: Takes | undefined): Ty | undefined {
  const ty = tyOf(arg);
  if (ty.kind !== "list" || prune(ty.elem).kind !== "var") return undefined;
  return takes === "matrix" || !unify(ty.elem, { kind: "num" }) ? ty.elem : undefined;
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
