/**
 * Names in emitted code: the format of every generated name, and how names are made unique. Names of
 * tangents and cotangents (`xDot`, `xBar`) come with their values from the transformations.
 */
import type { Type } from "../ir/types.ts";

/** What emitted code calls what no user named. */
export const generatedNames = {
  /** A value without a name, by type. */
  num: "t",
  bool: "test",
  str: "text",
  list: "list",
  record: "record",
  maybe: "value",
  undefined: "nothing",
  /** An element of a list that has a name. */
  element: (list: string) => `${list}At`,
  /** A value kept while two variables are exchanged. */
  kept: (target: string) => `${target}Next`,
  /** Where a group begins on the tape, and the arrays of the tape. */
  tapePlace: "p",
  tapeNumbers: "d",
  tapeReferencePlace: "q",
  tapeReferences: "refs",
  /** The n-th name (from 2) that is wanted a second time. */
  again: (name: string, n: number) => (/\d$/.test(name) ? `${name}_${n}` : `${name}${n}`),
  /** An entry of a tuple. */
  tupleField: (name: string) => `_${name}`,
} as const;

/** Words of the language, and globals that emitted code uses; no variable may have these names. */
const reservedWords = `
  abstract arguments await boolean break byte case catch char class const continue debugger default delete do double
  else enum eval export extends false final finally float for function goto if implements import in instanceof int
  interface let long native new null package private protected public return short static super switch synchronized
  this throw throws transient true try typeof var void volatile while with yield
  undefined NaN Infinity Math Number Array Object Float64Array Float32Array String Boolean rt
`;
export const reservedNames: ReadonlySet<string> = new Set(reservedWords.split(/\s+/).filter(Boolean));

/** The name a value would like to have. */
export function wantedName(name: string | undefined, type: Type): string {
  return name === undefined ? generatedNames[type.kind] : identifierFrom(name);
}

/** A valid identifier that resembles the text. */
export function identifierFrom(text: string): string {
  const cleaned = text.replace(/[^\p{ID_Continue}$]+/gu, "_").replace(/^_+(?=[^_])|(?<=[^_])_+$/g, "");
  if (cleaned === "") return "value";
  return /^[\p{ID_Start}$_]/u.test(cleaned) ? cleaned : `_${cleaned}`;
}

/** Names taken in a stretch of code and in those around it. */
export class NameScope {
  readonly #taken: Set<string>;
  readonly #outer: NameScope | undefined;
  /** For names that were wanted before: all numbers below this one are taken. */
  readonly #nextNumber = new Map<string, number>();

  constructor(outer?: NameScope, taken: Iterable<string> = []) {
    this.#outer = outer;
    this.#taken = new Set(taken);
  }

  /** `wanted`, or the next free name like it; taken from now on. */
  take(wanted: string): string {
    let name = wanted;
    if (this.has(wanted)) {
      let n = this.#firstNumber(wanted);
      for (name = generatedNames.again(wanted, n); this.has(name); name = generatedNames.again(wanted, n))
        n++;
      this.#nextNumber.set(wanted, n + 1);
    }
    this.#taken.add(name);
    return name;
  }

  has(name: string): boolean {
    return reservedNames.has(name) || this.#taken.has(name) || (this.#outer?.has(name) ?? false);
  }

  #firstNumber(wanted: string): number {
    const around = this.#outer === undefined ? 2 : this.#outer.#firstNumber(wanted);
    return Math.max(this.#nextNumber.get(wanted) ?? 2, around);
  }
}
