/**
 * Names of JavaScript's and Mixtape's own that mean something in differentiated code.
 */
import { isInternal, libraryFunction } from "../library/library.ts";
import { libraryPrimitives, primitiveOfMath } from "../primitives/spellings.ts";
import { absent, builtin, noTangent, type Constant, type Val } from "./values.ts";

export type Known =
  { readonly kind: "constant"; readonly value: Constant } | { readonly kind: "val"; readonly val: Val };

const namespaces = new Set(["Math", "Number", "String", "console", "performance", "Object", "Array", "Date"]);

/** Functions that take functions and give functions, and what acts on values inside differentiated code. */
export const ownFunctions: ReadonlySet<string> = new Set([
  "derivative",
  "gradient",
  "valueAndGradient",
  "jacobian",
  "hessian",
  "jvp",
  "vjp",
  "hvp",
  "pullback",
  "forward",
  "reverse",
  "checkpoint",
  "nondifferentiable",
  "implicit",
  "rule",
  "scalarRule",
  "record",
  "withoutRule",
  "lazy",
  "stopGradient",
  "showCotangent",
]);

const functions = new Set([
  ...ownFunctions,
  "structuredClone",
  "isNaN",
  "isFinite",
  "Boolean",
  "parseFloat",
  "parseInt",
]);

const constants: Readonly<Record<string, Constant | undefined>> = {
  undefined,
  NaN,
  Infinity,
};

/** Members of namespaces that are values. */
const memberConstants: Readonly<Record<string, number>> = {
  "Math.PI": Math.PI,
  "Math.E": Math.E,
  "Math.LN2": Math.LN2,
  "Math.LN10": Math.LN10,
  "Math.LOG2E": Math.LOG2E,
  "Math.LOG10E": Math.LOG10E,
  "Math.SQRT2": Math.SQRT2,
  "Math.SQRT1_2": Math.SQRT1_2,
  "Number.EPSILON": Number.EPSILON,
  "Number.MAX_VALUE": Number.MAX_VALUE,
  "Number.MIN_VALUE": Number.MIN_VALUE,
  "Number.MAX_SAFE_INTEGER": Number.MAX_SAFE_INTEGER,
  "Number.MIN_SAFE_INTEGER": Number.MIN_SAFE_INTEGER,
  "Number.POSITIVE_INFINITY": Infinity,
  "Number.NEGATIVE_INFINITY": -Infinity,
  "Number.NaN": NaN,
};

const memberFunctions: ReadonlySet<string> = new Set([
  "Math.max",
  "Math.min",
  "Math.hypot",
  "Math.random",
  "Number.isFinite",
  "Number.isNaN",
  "Number.isInteger",
  "Number.isSafeInteger",
  "Number.parseFloat",
  "Number.parseInt",
  "console.log",
  "console.info",
  "console.warn",
  "console.error",
  "console.debug",
  "performance.now",
  "Date.now",
  "Array.from",
  "Array.of",
  "Array.isArray",
  "Object.keys",
  "Object.values",
  "Object.entries",
  "Object.freeze",
  "Object.assign",
  "Float64Array.from",
  "Float64Array.of",
  "Float32Array.from",
  "Float32Array.of",
]);

/** What a free name means; undefined for a name of neither. `$` names exist in the prelude only. */
export function builtinNamed(name: string, inPrelude: boolean): Known | undefined {
  if (Object.hasOwn(constants, name)) {
    const value = constants[name];
    return value === undefined ? { kind: "val", val: absent } : { kind: "constant", value };
  }
  if (name === "noTangent") return { kind: "val", val: noTangent };
  if (namespaces.has(name) || name === "Float64Array" || name === "Float32Array")
    return { kind: "val", val: { tag: "namespace", name } };
  const isOfLibrary = libraryFunction(name) !== undefined && (inPrelude || !isInternal(name));
  if (
    isOfLibrary ||
    functions.has(name) ||
    libraryPrimitives.has(name) ||
    (inPrelude && name.startsWith("$"))
  )
    return { kind: "val", val: builtin(name) };
  return undefined;
}

/** What a member of a namespace means. */
export function memberNamed(namespace: string, member: string): Known | undefined {
  const name = `${namespace}.${member}`;
  const constant = memberConstants[name];
  if (constant !== undefined) return { kind: "constant", value: constant };
  if (memberFunctions.has(name) || (namespace === "Math" && isMath(member)))
    return { kind: "val", val: builtin(name) };
  return undefined;
}

function isMath(member: string): boolean {
  return [1, 2, 3].some((count) => primitiveOfMath(member, count) !== undefined);
}
