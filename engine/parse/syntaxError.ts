/** The parser's complaints in the user's words: what is wrong, at the token that is wrong, and what to do. */
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

interface ParserError {
  readonly message: string;
  readonly pos: number;
  readonly reasonCode: string;
  readonly details: Readonly<Record<string, unknown>>;
}

type Wording = (token: string, details: ParserError["details"]) => readonly [problem: string, advice: string];

const close = "Close what was opened before it, or take away what does not belong here.";

/** By the parser's reason; what is missing here keeps the parser's own words. */
const wordings: Readonly<Record<string, Wording>> = {
  UnexpectedToken: (token, { expected }) => {
    const wanted = typeof expected === "string" ? `, where ${quote(expected)} or the end belongs` : "";
    return token === ""
      ? ["the text ends too early", "Something is still open: check brackets, braces and parentheses."]
      : [`unexpected ${quote(token)}${wanted}`, close];
  },
  MissingSemicolon: (token) => [
    token === ""
      ? "a statement is not finished"
      : `${quote(token)} does not belong after what stands before it`,
    "Put an operator between the two, or begin a new line.",
  ],
  UnterminatedString: () => [
    "this text in quotes has no end",
    "Close it with the same quote, on the same line.",
  ],
  UnterminatedTemplate: () => ["this template string has no end", "Close it with a backtick."],
  UnterminatedComment: () => ["this comment has no end", "Close it with `*/`."],
  UnterminatedRegExp: () => [
    "this regular expression has no end",
    "Close it with `/`; or is it a division that lacks its left side?",
  ],
  VarRedeclaration: (_token, { identifierName }) => [
    `${quote(String(identifierName))} is declared twice`,
    "Rename one of them, or assign to the first without `let` or `const`.",
  ],
  DeclarationMissingInitializer: (_token, { kind }) => [
    `a ${String(kind)} needs a value`,
    kind === "const" ? "Write `= …` after its name, or declare it with `let`." : "Write `= …` after it.",
  ],
  InvalidLhs: () => [
    "this cannot be assigned",
    "Left of `=` stands a variable, a field or an entry of an array; to compare, write `===`.",
  ],
  IllegalBreakContinue: (token) => [
    `${quote(token)} stands outside a loop, or names a label that is not around it`,
    "Move it into a loop, or name a label of a loop around it.",
  ],
  StrictOctalLiteral: (token) => [
    `${quote(token)} begins with a zero`,
    "Leave the leading zero out; octal numbers begin with `0o`.",
  ],
  StrictDelete: () => ["`delete` of a variable", "Assign `undefined` to it instead."],
  UnexpectedReservedWord: (_token, { reservedWord }) => [
    `${quote(String(reservedWord))} is a word of the language and cannot be a name`,
    "Choose another name.",
  ],
  UnexpectedKeyword: (_token, { keyword }) => [
    `${quote(String(keyword))} is a word of the language and cannot stand here`,
    "Choose another name, or finish what stands before it.",
  ],
  StrictEvalArguments: (_token, { referenceName }) => [
    `${quote(String(referenceName))} cannot be assigned`,
    "Choose another name.",
  ],
  StrictEvalArgumentsBinding: (_token, { bindingName }) => [
    `${quote(String(bindingName))} cannot be a name`,
    "Choose another name.",
  ],
  MixingCoalesceWithLogical: () => ["`??` is mixed with `||` or `&&`", "Put parentheses around one of them."],
  StrictFunction: () => ["a function is declared where only a statement can stand", "Put braces around it."],
  ParamDupe: () => ["two parameters have one name", "Rename one of them."],
  NumericSeparatorInEscapeSequence: () => ["`_` does not belong here", "Take it away."],
  NumberIdentifier: () => [
    "a name follows a number without an operator",
    "Write the multiplication: `2 * x`.",
  ],
  InvalidDigit: () => ["this digit does not belong to the number", "Check the number."],
  UnexpectedTokenUnaryExponentiation: () => [
    "a sign stands before a power without parentheses",
    "Write `-(x ** 2)` or `(-x) ** 2`, whichever is meant.",
  ],
  DuplicateDefaultExport: () => ["two default exports", "A cell does not export: take both away."],
};

/** The diagnostic for an error that the parser threw; undefined where it is no syntax error. */
export function syntaxErrorAt(source: string, text: string, error: unknown): Diagnostic | undefined {
  if (!isParserError(error)) return undefined;
  const span = tokenAt(source, text, error.pos);
  if (error.reasonCode === "StrictWith") return diagnose("with-statement", span, {});
  if (error.reasonCode === "IllegalReturn") return diagnose("cell-return", span, {});
  const token = text.slice(span.start, span.end);
  const wording = wordings[error.reasonCode];
  const [problem, advice] = wording
    ? wording(token, error.details)
    : [plain(error.message), "Check the text at this place."];
  return diagnose("syntax-error", span, { problem, advice });
}

/** The token that begins at an offset, or the next one after white space; empty at the end of the text. */
function tokenAt(source: string, text: string, offset: number): Span {
  const gap = /^\s*/.exec(text.slice(offset))?.[0].length ?? 0;
  const start = offset + gap < text.length ? offset + gap : Math.min(offset, text.length);
  const rest = text.slice(start);
  const token = /^(?:[\p{ID_Continue}$]+|[=!<>&|?*+-]{1,3}|\S)/u.exec(rest)?.[0] ?? "";
  return { source, start, end: start + token.length };
}

function quote(code: string): string {
  return `\`${code}\``;
}

/** Without the position and the full stop, beginning small. */
function plain(message: string): string {
  const sentence = message.replace(/\s*\(\d+:\d+\)\s*$/, "").replace(/\.$/, "");
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function isParserError(error: unknown): error is ParserError {
  return (
    error instanceof SyntaxError && "pos" in error && "reasonCode" in error && typeof error.pos === "number"
  );
}
