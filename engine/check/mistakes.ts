/** How mistakes are told: a sentence with the part and the argument in it, and where to look. */
import type { Mistake, MistakeKind } from "../protocol.ts";
import type { StructureFault } from "./tangentStructure.ts";

/** What each kind means, for where there is one sentence of room. */
const kindWords: Readonly<Record<MistakeKind, string>> = {
  sign: "a sign",
  factor: "a factor",
  "missing-term": "a missing or wrong term",
  transposed: "a transposed matrix",
  "argument-left-out": "an argument left out",
  "argument-order": "arguments in the wrong order",
  shifted: "entries shifted by one",
  "cotangent-left-out": "the cotangent left out",
  "not-linear": "not linear",
  arity: "the wrong number of cotangents",
  structure: "the wrong structure",
  length: "the wrong length",
  "not-a-number": "not a number",
  throws: "it throws",
  "modifies-argument": "it changes what it is given",
  aliasing: "one array for two things",
  impure: "not the same twice",
  value: "another value than the function",
  disagreement: "`frule` and `rrule` disagree",
  "second-order": "wrong second derivatives",
  "compiled-otherwise": "something else inside derivatives",
  refused: "refused inside derivatives",
};

export function mistake(
  kind: MistakeKind,
  part: string,
  message: string,
  hint: string,
  at: { readonly argument?: number | undefined; readonly entry?: string | undefined } = {},
): Mistake {
  return { kind, looksLike: kindWords[kind], part, message, hint, argument: at.argument, entry: at.entry };
}

/** A part as the object of a sentence: a function by its name, a mode by its own. */
export function partWords(part: string): string {
  return part.includes(" ") ? part : `the \`${part}\``;
}

/** A part as the subject of a sentence, with its verb in the third person: "The `pullback` gives", "The `partials` give". */
export function does(part: string, verb: string): string {
  const words = clause(part, verb);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The same inside a sentence. */
export function clause(part: string, verb: string): string {
  const form = part === "partials" ? (pluralForms[verb] ?? verb.replace(/s$/, "")) : verb;
  return `${partWords(part)} ${form}`;
}

const pluralForms: Readonly<Record<string, string>> = { does: "do", "does not": "do not" };

export function breachOfStructure(
  part: string,
  { kind, path, expected, given }: StructureFault,
  argument: number | undefined,
): Mistake {
  const whose = argument === undefined ? path : `\`${path}\``;
  if (kind === "transposed")
    return mistake(
      kind,
      part,
      `${does(part, "gives")} ${whose} a matrix of ${given}, where one of ${expected} belongs: it looks transposed.`,
      "Swap rows and columns of this cotangent.",
      { argument, entry: path },
    );
  return mistake(
    kind,
    part,
    `${does(part, "gives")} ${given} for ${whose}, where ${expected} belongs.`,
    "A tangent or cotangent has the structure of what it belongs to.",
    { argument, entry: path },
  );
}
