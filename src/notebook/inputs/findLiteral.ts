/**
 * Where in a cell's text does the literal of an input stand, and what does it say? The engine lets inputs stand in one
 * place only, `const name = input.kind(literal, …)` at the top level, so that tokens are enough to find it while the text
 * is being edited.
 */
import type { InputNote } from "../../../engine/protocol.ts";
import { tokenize, type Token } from "../../ui/code/tokenize.ts";

export type InputValue = number | string | boolean;

export interface Literal {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly value: InputValue;
}

/** Undefined where the text has no such input, or none that can be read. */
export function findLiteral(
  text: string,
  { name, kind }: Pick<InputNote, "name" | "kind">,
): Literal | undefined {
  const tokens = tokenize(text).filter((token) => token.kind !== "space" && token.kind !== "comment");
  const words = tokens.map(({ start, end }) => text.slice(start, end));
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const word = words[at]!;
    if (opening.has(word)) depth++;
    else if (closing.has(word)) depth--;
    const isCall =
      word === "input" && words[at + 1] === "." && words[at + 2] === kind && words[at - 1] === "=";
    if (depth !== 0 || !isCall || nameBefore(words, at - 1) !== name) continue;
    const open = words.indexOf("(", at + 3);
    return open === -1 ? undefined : literalAt(tokens, words, open + 1);
  }
  return undefined;
}

const opening = new Set(["(", "[", "{"]);
const closing = new Set([")", "]", "}"]);

/** The name that the `=` at a place gives a value to: what follows the nearest `const` or comma before it. */
function nameBefore(words: readonly string[], equals: number): string | undefined {
  for (let at = equals - 1; at >= 0; at--) {
    if (words[at] === "const" || words[at] === ",") return words[at + 1];
    if (words[at] === ";" || words[at] === "=") return undefined;
  }
  return undefined;
}

function literalAt(tokens: readonly Token[], words: readonly string[], at: number): Literal | undefined {
  const isNegative = words[at] === "-";
  const place = isNegative ? at + 1 : at;
  const token = tokens[place];
  const first = tokens[at];
  const after = words[place + 1];
  if (token === undefined || first === undefined || (after !== "," && after !== ")")) return undefined;
  const value = valueOf(token, words[place]!);
  if (value === undefined || (isNegative && typeof value !== "number")) return undefined;
  return { start: first.start, end: token.end, value: isNegative ? -(value as number) : value };
}

function valueOf({ kind }: Token, word: string): InputValue | undefined {
  if (kind === "number") return Number(word.replaceAll("_", ""));
  if (word === "true" || word === "false") return word === "true";
  return kind === "string" && !word.startsWith("`") ? textOf(word) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

/** What a string literal says. */
function textOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g,
      (_, braces, four, two, one: string) => {
        const code = [braces, four, two].find((each: unknown) => each !== undefined) as string | undefined;
        if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
        return one === "\n" ? "" : (escapes[one] ?? one);
      },
    );
}

/** The text with another literal in the place of this one. */
export function withValue(text: string, { start, end }: Literal, value: InputValue): string {
  const written =
    typeof value === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "0" : String(value);
  return text.slice(0, start) + written + text.slice(end);
}

/** The value of a control as it should be written: no more digits than its steps have. */
export function onStep(value: number, { min = 0, step }: Pick<InputNote, "min" | "step">): number {
  if (step === undefined) return value;
  const places = Math.max(placesOf(step), placesOf(min));
  return places > 15 ? value : Number(value.toFixed(places));
}

function placesOf(value: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
