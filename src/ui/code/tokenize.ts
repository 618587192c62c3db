/**
 * Which parts of TypeScript text are words, numbers, strings, comments? Enough for color before an editor has
 * loaded and for listings that are only read. It never fails: text that is no TypeScript still comes back whole.
 */

export type TokenKind =
  "keyword" | "name" | "call" | "type" | "number" | "string" | "comment" | "punctuation" | "space";

/** A half-open range of the text; tokens follow each other without gaps. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const reserved =
  "break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if import in instanceof new null return super switch this throw true try typeof var void while with";

/** Words that are keywords in some places and names in others. */
const contextual =
  "abstract any as async await boolean declare from get implements interface is keyof let never number object of " +
  "private protected public readonly satisfies set static string type undefined unknown yield";

const reservedWords: ReadonlySet<string> = new Set(reserved.split(" "));
const keywords: ReadonlySet<string> = new Set([...reservedWords, ...contextual.split(" ")]);

/** Whether a word can never be the name of anything. */
export const isReserved = (word: string): boolean => reservedWords.has(word);

const lexicon: readonly (readonly [TokenKind, RegExp])[] = [
  ["space", /\s+/y],
  ["comment", /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y],
  ["string", /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/y],
  [
    "number",
    /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)n?/y,
  ],
  ["name", /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy],
];

/** Cuts `text` into tokens; time grows with its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  /** For each open template literal, how many braces are open inside its `${`. */
  const templates: number[] = [];
  let at = 0;
  while (at < text.length) {
    const token = nextToken(text, at, templates);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function nextToken(text: string, start: number, templates: number[]): Token {
  const character = text[start]!;
  if (character === "`") return templatePart(text, start, start + 1, templates);
  if (templates.length > 0 && (character === "{" || character === "}")) {
    const depth = templates[templates.length - 1]! + (character === "{" ? 1 : -1);
    if (depth < 0) {
      templates.pop();
      return templatePart(text, start, start + 1, templates);
    }
    templates[templates.length - 1] = depth;
  }
  for (const [kind, pattern] of lexicon) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null || match[0] === "") continue;
    const end = start + match[0].length;
    return { kind: kind === "name" ? kindOfName(text, match[0], start, end) : kind, start, end };
  }
  return { kind: "punctuation", start, end: start + 1 };
}

/** Text of a template literal from `from` up to its end or to the next `${`. */
function templatePart(text: string, start: number, from: number, templates: number[]): Token {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") return { kind: "string", start, end: at + 1 };
    else if (text[at] === "$" && text[at + 1] === "{") {
      templates.push(0);
      return { kind: "string", start, end: at + 2 };
    }
  }
  return { kind: "string", start, end: text.length };
}

function kindOfName(text: string, name: string, start: number, end: number): TokenKind {
  const isMember = start > 0 && text[start - 1] === "." && text[start - 2] !== ".";
  if (!isMember && keywords.has(name)) return "keyword";
  if (/^\s*\(/.test(text.slice(end, end + 8))) return "call";
  return /^[A-Z]\w*[a-z]/.test(name) ? "type" : "name";
}
