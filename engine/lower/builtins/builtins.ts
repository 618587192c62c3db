/**
 * Functions of JavaScript's and Mixtape's own, called with values.
 */
import { libraryFunction } from "../../library/library.ts";
import { libraryPrimitives, primitiveOfMath } from "../../primitives/spellings.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { arrayOf, asNumber, asPresent, force, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { surelyThere } from "../literals.ts";
import { truthy } from "../operators.ts";
import { isReferenceTy } from "../types/shadowTy.ts";
import type { TestName } from "../../ir/types.ts";
import { joinedText } from "../texts.ts";
import { absent, type Temp, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";
import { arrayCall, from, of } from "./constructors.ts";
import { callLibrary } from "./library.ts";
import { callIntrinsic, isIntrinsic } from "./intrinsics.ts";

type Builtin = (frame: Frame, args: readonly Val[], name: string) => Val;

const print: Builtin = (frame, args) => {
  const parts = args.map((arg) =>
    arg.tag === "fn"
      ? frame.code.constant(`[Function: ${wordingOf(arg).replace("the function ", "")}]`)
      : force(frame, arg),
  );
  frame.code.emit("print", parts, [], { what: "primal", label: undefined });
  return absent;
};

const test =
  (name: TestName): Builtin =>
  (frame, [x = absent]) => {
    const kind = tyOf(x).kind;
    if (name !== "isNaN" && kind !== "num" && kind !== "maybe" && kind !== "var")
      return frame.code.constant(false);
    return frame.code.test(name, asNumber(frame, x));
  };

const builtins: Readonly<Record<string, Builtin>> = {
  "console.log": print,
  "console.info": print,
  "console.warn": print,
  "console.error": print,
  "console.debug": print,
  "Math.random": (frame) => frame.code.input("random"),
  "Date.now": (frame) => frame.code.input("dateNow"),
  "performance.now": (frame) => frame.code.input("performanceNow"),
  "Math.max": (frame, args) => extreme(frame, args, "max", -Infinity),
  "Math.min": (frame, args) => extreme(frame, args, "min", Infinity),
  "Math.hypot": (frame, args) => hypot(frame, args),
  "Number.isFinite": test("isFinite"),
  "Number.isNaN": test("isNaN"),
  "Number.isInteger": test("isInteger"),
  "Number.isSafeInteger": (frame, args) => {
    const x = asNumber(frame, args[0] ?? absent);
    const small = frame.code.test(
      "le",
      frame.code.prim("abs", x),
      frame.code.constant(Number.MAX_SAFE_INTEGER),
    );
    return frame.code.test("and", frame.code.test("isInteger", x), small);
  },
  isNaN: test("isNaN"),
  isFinite: test("isFinite"),
  Number: (frame, [x]) => {
    if (!x) return frame.code.constant(0);
    const text = x.tag === "temp" ? x.constant : undefined;
    return typeof text === "string" ? frame.code.constant(Number(text)) : asNumber(frame, x);
  },
  String: (frame, args) => joinedText(frame, args.slice(0, 1)),
  parseFloat: (frame, [x]) => parsed(frame, x, "parseFloat", Number.parseFloat),
  "Number.parseFloat": (frame, [x]) => parsed(frame, x, "parseFloat", Number.parseFloat),
  parseInt: (frame, [x]) => parsed(frame, x, "parseInt", (text) => Number.parseInt(text)),
  "Number.parseInt": (frame, [x]) => parsed(frame, x, "parseInt", (text) => Number.parseInt(text)),
  Boolean: (frame, [x = absent]) => truthy(frame, x),
  Array: arrayCall,
  "Array.from": (frame, args, name) => from(frame, name, args),
  "Float64Array.from": (frame, args, name) => from(frame, name, args),
  "Float32Array.from": (frame, args, name) => from(frame, name, args),
  "Array.of": (frame, args, name) => of(frame, name, args),
  "Float64Array.of": (frame, args, name) => of(frame, name, args),
  "Float32Array.of": (frame, args, name) => of(frame, name, args),
  "Array.isArray": (frame, [x = absent]) => {
    const ty = tyOf(asPresent(frame, x));
    const isArray =
      x.tag === "tuple" ||
      (ty.kind === "list" && ty.flavor === "array" && ty.integer === undefined) ||
      (ty.kind === "record" && ty.flavor === "tuple");
    return ty.kind === "var" && x.tag === "temp"
      ? frame.unknownAs({ kind: "bool" }, ty)
      : frame.code.constant(isArray);
  },
  "Object.keys": (frame, args) => fieldsOf(frame, args, (name) => frame.code.constant(name)),
  "Object.values": (frame, args) => fieldsOf(frame, args, (_, value) => value),
  "Object.entries": (frame, args) =>
    fieldsOf(frame, args, (name, value) => ({ tag: "tuple", items: [frame.code.constant(name), value] })),
  "Object.freeze": (_frame, [x = absent]) => x,
  structuredClone: (frame, [x = absent]) => {
    const temp = force(frame, x);
    return isReferenceTy(temp.ty) ? frame.code.copy(temp) : temp;
  },
  stopGradient: (frame, [x = absent]) =>
    x.tag === "temp"
      ? frame.code.stopGradient(x)
      : x.tag === "tuple"
        ? frame.code.stopGradient(force(frame, x))
        : x,
  showCotangent: (frame, [x = absent, label]) => showCotangent(frame, x, label),
};

/** Calls a builtin with values; arguments that it does not take are dropped. */
export function callBuiltin(frame: Frame, name: string, args: readonly Val[]): Val {
  if (isIntrinsic(name)) return callIntrinsic(frame, name, args);
  const own = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (own) return own(frame, args, name);
  const entry = libraryFunction(name);
  if (entry) return callLibrary(frame, entry, args);
  const primitive = primitiveFor(frame, name, args.length);
  const { arity } = primitiveNamed(primitive);
  if (args.length < arity)
    frame.refuse("missing-argument", undefined, {
      callee: name,
      parameter: ["x", "y", "z"][args.length] ?? "x",
    });
  return frame.code.prim(primitive, ...args.slice(0, arity).map((arg) => asNumber(frame, arg)));
}

function primitiveFor(frame: Frame, name: string, given: number): string {
  const member = /^Math\.(.+)$/.exec(name)?.[1];
  if (member === undefined) {
    const primitive = libraryPrimitives.get(name);
    return primitive ?? frame.refuse("unsupported-global", undefined, { name });
  }
  for (let count = Math.min(given, 8); count > 0; count--) {
    const primitive = primitiveOfMath(member, count);
    if (primitive !== undefined) return primitive;
  }
  for (let count = given + 1; count <= 3; count++) {
    const primitive = primitiveOfMath(member, count);
    if (primitive !== undefined) return primitive;
  }
  return frame.refuse("unknown-math", undefined, { name: member });
}

/** A number from text that is known when compiling. */
function parsed(frame: Frame, x: Val | undefined, name: string, parse: (text: string) => number): Temp {
  const text = x?.tag === "temp" ? x.constant : undefined;
  if (typeof text !== "string") frame.refuse("unsupported-global", undefined, { name });
  return frame.code.constant(parse(text));
}

/** `Math.max` of any number of arguments, from the left; a spread array is folded. */
function extreme(frame: Frame, args: readonly Val[], primitive: "max" | "min", neutral: number): Val {
  const [first, ...rest] = args;
  if (!first) return frame.code.constant(neutral);
  if (first.tag === "spread") return frame.callPrelude(`${primitive}Of`, [first.list]);
  const numbers = rest.map((arg) => asNumber(frame, arg));
  return numbers.reduce((best: Temp, x) => frame.code.prim(primitive, best, x), asNumber(frame, first));
}

/** Two to eight arguments are a primitive; more, or an array, are gathered. */
function hypot(frame: Frame, args: readonly Val[]): Val {
  const [first] = args;
  if (!first) return frame.code.constant(0);
  if (first.tag === "spread") return frame.callPrelude("hypotOf", [first.list]);
  const numbers = args.map((arg) => asNumber(frame, arg));
  if (numbers.length === 1) return frame.code.prim("abs", ...numbers);
  const primitive = primitiveOfMath("hypot", numbers.length);
  if (primitive !== undefined) return frame.code.prim(primitive, ...numbers);
  return frame.callPrelude("hypotOf", [arrayOf(frame, { tag: "tuple", items: numbers })]);
}

function fieldsOf(frame: Frame, args: readonly Val[], make: (name: string, value: Val) => Val): Val {
  const object = asPresent(frame, args[0] ?? absent);
  const ty = tyOf(object);
  if (object.tag === "temp" && ty.kind === "record" && ty.widened)
    frame.refuse("fields-not-known", undefined, {});
  if (object.tag === "temp" && ty.kind === "record" && ty.flavor === "object") {
    for (const { name, type } of ty.fields) surelyThere(frame, name, type, undefined);
    return {
      tag: "tuple",
      items: inKeyOrder(ty.fields.map(({ name }) => name)).map((name) =>
        make(name, frame.code.getField(object, name)),
      ),
    };
  }
  if (object.tag === "temp" && ty.kind === "var") return frame.unknown(ty);
  return frame.refuse("destructuring-pattern", undefined, { structure: wordingOf(object) });
}

/** JavaScript's order of keys: whole numbers first, ascending, then the others as written. */
function inKeyOrder(names: readonly string[]): string[] {
  const isIndex = (name: string): boolean => /^(0|[1-9]\d*)$/.test(name);
  const indices = names.filter(isIndex).sort((a, b) => Number(a) - Number(b));
  return [...indices, ...names.filter((name) => !isIndex(name))];
}

function showCotangent(frame: Frame, x: Val, label: Val | undefined): Val {
  if (x.tag !== "temp")
    return frame.refuse("show-cotangent-structure", undefined, { structure: wordingOf(x) });
  const text = label?.tag === "temp" && label.constant !== undefined ? String(label.constant) : undefined;
  frame.code.emit("print", [x], [], { what: "cotangent", label: text });
  return x;
}
