/** The functions of Mixtape's that cells call by name. */
import { plainLibrary } from "../library/plain.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { libraryPrimitives } from "../primitives/spellings.ts";
import { checkDerivativesFunction, checkRuleFunction } from "./checkFunctions.ts";
import { derivativeFunction, measureFunction, transformations } from "./derivativeFunctions.ts";
import { implicitFunction } from "./implicitFunction.ts";
import { inputFunctions } from "./inputs/inputFunctions.ts";
import {
  boundaries,
  boundaryFunction,
  lazyFunction,
  ruleFunction,
  scalarRuleFunction,
  withoutRuleFunction,
} from "./modeFunctions.ts";
import { checkFunction, memoryBudgetFunction, progressFunction, showFunction } from "./outputFunctions.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import { plotFunctions } from "./plots/plotFunctions.ts";
import type { RunningCell } from "./runningCell.ts";
import { recordFunction } from "./recordFunction.ts";
import { vjpFunction } from "./vjpFunction.ts";

/** Names that no cell may define, since notebooks would mean something else by them. */
export const ownNames: ReadonlySet<string> = new Set([
  ...Object.keys(transformations),
  ...Object.keys(boundaries),
  ...[
    "vjp",
    "record",
    "measure",
    "implicit",
    "rule",
    "scalarRule",
    "withoutRule",
    "lazy",
    "stopGradient",
    "showCotangent",
    "noTangent",
  ],
  ...["checkRule", "checkDerivatives"],
]);

/** Names of what a cell says to its reader; they are everyday words, and a cell may mean its own by them. */
export const outputNames = ["input", "plot", "show", "progress", "check", "memoryBudget"] as const;

/** Everything that a session gives its cells by name; all but `ownNames` may be defined anew by a cell. */
export function createAmbient(
  own: OwnFunctions,
  current: () => RunningCell | undefined,
): ReadonlyMap<string, unknown> {
  const library = [...libraryPrimitives].map(([name, primitive]) => {
    const { value } = primitiveNamed(primitive);
    return [name, own.builtin(name, (...args: readonly number[]): number => value(...args))] as const;
  });
  const arrays = [...plainLibrary()].map(([name, call]) => [name, own.builtin(name, call)] as const);
  return new Map<string, unknown>([
    ...library,
    ...arrays,
    ...keysOf(transformations).map((name) => [name, derivativeFunction(own, name)] as const),
    ...keysOf(boundaries).map((name) => [name, boundaryFunction(own, name)] as const),
    ["vjp", vjpFunction(own)],
    ["record", recordFunction(own)],
    ["measure", measureFunction(own)],
    ["implicit", implicitFunction(own)],
    ["rule", ruleFunction(own)],
    ["scalarRule", scalarRuleFunction(own)],
    ["withoutRule", withoutRuleFunction(own)],
    ["lazy", lazyFunction(own)],
    ["stopGradient", own.builtin("stopGradient", (x: unknown) => x)],
    ["showCotangent", own.builtin("showCotangent", (x: unknown) => x)],
    ["noTangent", undefined],
    ["input", inputFunctions(current)],
    ["plot", plotFunctions(() => own.whereNow().span)],
    ["show", showFunction(own, current)],
    ["progress", progressFunction(own, current)],
    ["check", checkFunction(own, current)],
    ["memoryBudget", memoryBudgetFunction(own, current)],
    ["checkRule", checkRuleFunction(own)],
    ["checkDerivatives", checkDerivativesFunction(own)],
  ]);
}

function keysOf<T extends object>(table: T): readonly (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}
