/**
 * Text that is put together from numbers, booleans and other texts. No number depends on it by a derivative, so that it is
 * exactly JavaScript's; structures in it are refused, since nobody wants `[object Object]`.
 */
import { textOf } from "../ir/localOperation.ts";
import type { TextForm } from "../ir/types.ts";
import { arm, joinArms } from "./arms.ts";
import { asNumber, force } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { present, prune } from "./types/ty.ts";
import { absent, type Constant, type Temp, type Val } from "./values.ts";
import { wordingOf } from "./wording.ts";

/** The values one after another, each as `String` writes it. */
export function joinedText(frame: Frame, vals: readonly Val[]): Temp {
  return made(
    frame,
    "join",
    vals.map((val) => asPiece(frame, val)),
  );
}

/** A number, boolean or text; what may be absent becomes its text. */
function asPiece(frame: Frame, val: Val): Temp {
  if (val.tag === "absent") return frame.code.constant(val.nothing);
  const temp = force(frame, val);
  const ty = prune(temp.ty);
  if (ty.kind === "undefined" || ty.kind === "maybe") return asPresentPiece(frame, temp);
  if (ty.kind === "var") return force(frame, frame.unknown(ty));
  if (ty.kind !== "num" && ty.kind !== "bool" && ty.kind !== "str")
    return frame.refuse("text-of-structure", undefined, { structure: wordingOf(val) });
  return temp;
}

function asPresentPiece(frame: Frame, temp: Temp): Temp {
  const ty = prune(temp.ty);
  const nil = ty.kind === "maybe" || ty.kind === "undefined" ? ty.nil : undefined;
  const ambiguous = nil?.has("null") === true && nil.has("undefined");
  if (nil === undefined || ambiguous)
    return frame.refuse("text-of-structure", undefined, { structure: wordingOf(temp) });
  const nothing = frame.code.constant(nil.has("null") ? "null" : "undefined");
  if (ty.kind === "undefined") return nothing;
  const kind = present(ty).kind;
  if (kind !== "num" && kind !== "bool" && kind !== "str")
    return frame.refuse("text-of-structure", undefined, { structure: wordingOf(temp) });
  const without = arm(frame, () => nothing);
  const there = arm(frame, () => joinedText(frame, [frame.code.unwrap(temp)]));
  return force(frame, joinArms(frame, frame.code.isUndefined(temp), without, there) ?? absent);
}

const digits: Readonly<Record<"toFixed" | "toPrecision" | "toExponential", readonly [number, number]>> = {
  toFixed: [0, 100],
  toPrecision: [1, 100],
  toExponential: [0, 100],
};

/** `x.toFixed(n)` and its kin; undefined for other methods. */
export function numberMethod(frame: Frame, x: Temp, name: string, [given]: readonly Val[]): Temp | undefined {
  if (name === "toString" && given === undefined) return joinedText(frame, [x]);
  if (name !== "toFixed" && name !== "toPrecision" && name !== "toExponential") return undefined;
  if (given === undefined) return made(frame, name, [x]);
  const count = asNumber(frame, given);
  checkDigits(frame, name, count);
  return made(frame, name, [x, count]);
}

/** Ends the run, as JavaScript does, where that many digits cannot be asked for. */
function checkDigits(frame: Frame, name: keyof typeof digits, count: Temp): void {
  const [least, most] = digits[name];
  const outer = frame.code;
  const isFew = outer.test("lt", outer.prim("trunc", count), outer.constant(least));
  const isMany = outer.test("gt", count, outer.constant(most));
  const told = `${name}() digits argument must be between ${String(least)} and ${String(most)}`;
  const raise = frame.inBlock(() => {
    frame.code.throwOp("RangeError", [frame.code.constant(told)]);
    return [];
  });
  const goOn = frame.inBlock(() => []);
  outer.emit("if", [outer.test("or", isFew, isMany)], [], {}, [raise, goOn]);
}

const longestPad = 1000;

/** `text.toUpperCase()` and its kin; undefined for other methods. */
export function textMethod(
  frame: Frame,
  text: Temp,
  name: string,
  [width, fill]: readonly Val[],
): Temp | undefined {
  if (name === "toString") return text;
  if (name === "toUpperCase" || name === "toLowerCase" || name === "trim") return made(frame, name, [text]);
  if (name !== "padStart" && name !== "padEnd") return undefined;
  if (width?.tag !== "temp" || typeof width.constant !== "number" || width.constant > longestPad)
    return undefined;
  return made(frame, name, [text, width, ...(fill ? [asPiece(frame, fill)] : [])]);
}

/** The operation, or its result where all of it is known. */
function made(frame: Frame, form: TextForm, args: readonly Temp[]): Temp {
  const known: Constant[] = [];
  for (const { constant } of args) if (constant !== undefined) known.push(constant);
  if (known.length === args.length && !isOutside(form, known))
    return frame.code.constant(textOf(form, known));
  return frame.code.text(form, args);
}

function isOutside(form: TextForm, [, count]: readonly Constant[]): boolean {
  if (form !== "toFixed" && form !== "toPrecision" && form !== "toExponential") return false;
  const [least, most] = digits[form];
  return typeof count === "number" && !(Math.trunc(count) >= least && count <= most);
}
