/**
 * The library as JavaScript that runs as it stands: the text that is differentiated, so that both give the same bits.
 * Faults are raised without a place; who knows the stack finds it.
 */
import { diagnose } from "../diagnostics/diagnose.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { kernelNamed, kernels } from "../kernels/kernels.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { nowhere } from "../source/span.ts";
import { isTaken, wordsOf, type Kind, type LibraryFunction } from "./entry.ts";
import { LibraryFault, type LibraryFaultCode } from "./libraryFault.ts";
import { misfitOf } from "./matrixExtents.ts";
import { allFunctions, libraryText, publicFunctions, withDefaults } from "./library.ts";

type PlainFunction = (...args: readonly unknown[]) => unknown;

/** What the text calls that TypeScript has no word for; lowering has its own meaning of each. */
const intrinsics = {
  $kind: kindOf,
  $like: (x: unknown, n: number): unknown => newLike(x, n),
  $rowLike: (rows: readonly unknown[], n: number): unknown => newLike(rows[0] ?? [], n),
  $strong: (a: number, b: number): number => (a === 0 ? 0 : a * b),
  $fault: (code: LibraryFaultCode, name: string, given: string): Error => new LibraryFault(code, name, given),
  $max: Math.max,
  $min: Math.min,
  stopGradient: (x: unknown): unknown => x,
  $asking: asking,
};

/** The function, which asks its kernel first. */
function asking(name: string, text: PlainFunction): PlainFunction {
  const { run } = kernelNamed(name);
  return (...args) => run(...args) ?? text(...args);
}

/** The functions that cells call. Each checks its arguments as lowering does. */
export function plainLibrary(): ReadonlyMap<string, PlainFunction> {
  const names = publicFunctions.map(({ name }) => name);
  const aliases = allFunctions.map(({ name }) => `const ${name} = ${name}$;`).join("\n");
  const asked = [...kernels.keys()].map((name) => `${name}$ = $asking("${name}", ${name}$);`).join("\n");
  const text = `"use strict";\n${libraryText}\n${asked}\n${aliases}\nreturn { ${names.map((name) => `${name}: ${name}$`).join(", ")} };`;
  const make = new Function(...Object.keys(intrinsics), "noTangent", text) as (
    ...values: readonly unknown[]
  ) => Readonly<Record<string, PlainFunction>>;
  const made = make(...Object.values(intrinsics));
  return new Map(publicFunctions.map((each) => [each.name, guarded(each, made[each.name]!)]));
}

function guarded(entry: LibraryFunction, call: PlainFunction): PlainFunction {
  const scalar = entry.scalar === undefined ? undefined : primitiveNamed(entry.scalar);
  return (...given) => {
    if (scalar !== undefined) {
      const numbers = given.slice(0, scalar.arity);
      if (numbers.length === scalar.arity && numbers.every((x) => typeof x === "number"))
        return scalar.value(...numbers);
    }
    return toldOf(entry.name, () => call(...checked(entry, given)));
  };
}

function toldOf(name: string, work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    throw error instanceof LibraryFault ? error.of(name) : error;
  }
}

function checked(entry: LibraryFunction, given: readonly unknown[]): readonly unknown[] {
  const args = withDefaults<unknown>(entry, given, (value) => value) ?? given;
  entry.takes.forEach((takes, index) => {
    const kind = kindOf(args[index]);
    const misfit = kind === "matrix" ? misfitOf(args[index]) : undefined;
    if (misfit !== undefined) throw new LibraryFault("array-shapes", entry.name, `is given ${misfit}`);
    if (isTaken(takes, kind, isEmpty(args[index]))) return;
    const parts = {
      name: entry.name,
      expected: wordsOf(takes),
      position: index + 1,
      given: say(args[index]),
    };
    throw new DiagnosticError(diagnose("array-argument", nowhere, parts));
  });
  return args;
}

function kindOf(x: unknown): Kind {
  if (typeof x === "number") return "number";
  if (typeof x === "string") return "text";
  if (x instanceof Float64Array || x instanceof Float32Array) return "vector";
  if (Array.isArray(x)) return x.length === 0 ? "vector" : kindOfList(x[0]);
  return typeof x === "object" && x !== null && "data" in x && "rows" in x && "cols" in x
    ? "matrix"
    : "other";
}

function kindOfList(first: unknown): Kind {
  if (typeof first === "number") return "vector";
  return Array.isArray(first) || ArrayBuffer.isView(first) ? "rows" : "other";
}

function isEmpty(x: unknown): boolean {
  return Array.isArray(x) && x.length === 0;
}

function newLike(x: unknown, n: number): unknown {
  if (x instanceof Float64Array) return new Float64Array(n);
  return x instanceof Float32Array ? new Float32Array(n) : new Array<unknown>(n).fill(0);
}

function say(x: unknown): string {
  switch (kindOf(x)) {
    case "number":
      return "a number";
    case "text":
      return "a text";
    case "vector":
      return "a vector";
    case "other":
      return x === undefined ? "nothing" : "something else";
    default:
      return "a matrix";
  }
}
