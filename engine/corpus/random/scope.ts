/** What a random program may refer to at a place: names by what can be done with them. Immutable; blocks extend it. */
import type { Pick } from "./tree.ts";

export interface ListName {
  readonly name: string;
  readonly isWritable: boolean;
  readonly isGrowable: boolean;
  readonly isTyped: boolean;
}

/** `takes`: a number; two numbers; a list and a number, the list written; a record, written; a function and a number. */
export interface FunctionName {
  readonly name: string;
  readonly takes: "number" | "numbers" | "list" | "record" | "function";
  /** How many operations a call runs, at most. */
  readonly cost: number;
}

export interface Scope {
  /** Expressions that read as numbers; never empty. */
  readonly numbers: readonly string[];
  /** What can be assigned: variables and fields. */
  readonly places: readonly string[];
  /** Whole numbers that are not negative. */
  readonly counters: readonly string[];
  /** Lists are never empty; those that are not writable belong to the caller. */
  readonly lists: readonly ListName[];
  readonly records: readonly string[];
  readonly functions: readonly FunctionName[];
  /** Labels of the loops around, innermost last, "" for a loop without. */
  readonly loops: readonly string[];
  /** How often this place runs in one call of its function, at most. */
  readonly runs: number;
}

export function withNumber(scope: Scope, name: string, isPlace: boolean): Scope {
  return {
    ...scope,
    numbers: [...scope.numbers, name],
    places: isPlace ? [...scope.places, name] : scope.places,
  };
}

export function withList(scope: Scope, list: ListName): Scope {
  return { ...scope, lists: [...scope.lists, list] };
}

export function withRecord(scope: Scope, name: string): Scope {
  const fields = [`${name}.p`, `${name}.q`];
  return {
    ...scope,
    numbers: [...scope.numbers, ...fields],
    places: [...scope.places, ...fields],
    records: [...scope.records, name],
  };
}

export function withFunction(scope: Scope, made: FunctionName): Scope {
  return { ...scope, functions: [...scope.functions, made] };
}

/** Latest names first, so that a small pick is a near one. */
export function pickOf<T>(from: readonly T[], pick: Pick): T {
  return from[from.length - 1 - (pick % from.length)]!;
}

/** The same, undefined where there is nothing to pick. */
export function pickFrom<T>(from: readonly T[], pick: Pick): T | undefined {
  return from.length === 0 ? undefined : pickOf(from, pick);
}
