/**
 * The array library as a whole: its functions by name and the one text that holds them. In it `f$` computes the value,
 * `f$frule` and `f$rrule` are its rule, and the free name `f` means the function with its rule.
 */
import { elementwise } from "./elementwise.ts";
import type { Family, LibraryFunction } from "./entry.ts";
import { factorizations } from "./factorizations.ts";
import { implicitSolutions } from "./implicitSolutions.ts";
import { products } from "./products.ts";
import { reductions } from "./reductions.ts";
import { signals } from "./signals.ts";
import { solving } from "./solving.ts";
import { spectra } from "./spectra.ts";
import { structure } from "./structure.ts";

const families: readonly Family[] = [
  structure,
  elementwise,
  reductions,
  products,
  solving,
  factorizations,
  spectra,
  signals,
  implicitSolutions,
];

/** Those that only rules call included. */
export const allFunctions: readonly LibraryFunction[] = families.flatMap((family) => family.functions);

const byName: ReadonlyMap<string, LibraryFunction> = new Map(allFunctions.map((each) => [each.name, each]));

/** The function of the library that a name means, those that only rules call included. */
export function libraryFunction(name: string): LibraryFunction | undefined {
  return byName.get(name);
}

/** What cells call by name. */
export const publicFunctions: readonly LibraryFunction[] = allFunctions.filter(
  ({ signatures }) => signatures,
);

/** Whether only rules of the library call it. */
export function isInternal(name: string): boolean {
  return byName.get(name)?.signatures === undefined;
}

function textOf({ name, value, rule }: LibraryFunction): string {
  const parts = [`function ${name}$${value}`];
  if (rule) parts.push(`function ${name}$frule${rule.frule}`, `function ${name}$rrule${rule.rrule}`);
  return parts.join("\n");
}

/** The TypeScript of all functions and rules. */
export const libraryText = [...families.map(({ shared }) => shared), ...allFunctions.map(textOf)].join("\n");

/** What a person calls a function of the text: `dot$` → `dot`, `dot$rrule` → `rrule of dot`. */
export function spokenName(name: string): string {
  const [, plain = name, part = ""] = /^(\w+)\$(\w*)$/.exec(name) ?? [];
  return part === "" ? plain : `${part} of ${plain}`;
}

/** The arguments with those that were left out; undefined where too few are given. */
export function withDefaults<T>(
  { takes, defaults = [] }: LibraryFunction,
  given: readonly T[],
  constant: (value: number | string) => T,
): readonly T[] | undefined {
  const missing = takes.length - given.length;
  if (missing > defaults.length) return undefined;
  const filled = missing > 0 ? defaults.slice(defaults.length - missing).map(constant) : [];
  return [...given.slice(0, takes.length), ...filled];
}
