/**
 * The text of a cell, a file or the prelude → syntax tree with resolved names, or a diagnostic at the
 * place of the first syntax error. Strict mode throughout; what cells refuse on top is `subset.ts`.
 */
import { parse, type ParserOptions } from "@babel/parser";
import type * as t from "@babel/types";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ParsedSource } from "./program.ts";
import { analyseScopes } from "./scope.ts";
import { syntaxErrorAt } from "./syntaxError.ts";

export type ParseResult =
  | { readonly ok: true; readonly source: ParsedSource }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

const options: ParserOptions = {
  sourceType: "script",
  strictMode: true,
  errorRecovery: false,
  // Parsed so that they can be refused with a message of their own.
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: false,
  plugins: ["typescript", "decorators"],
};

/** Parses one text; `id` is the `source` of every span in it. Never throws for a user's fault. */
export function parseSource(id: string, text: string): ParseResult {
  let ast: t.File;
  try {
    ast = parse(text, options);
  } catch (error) {
    const diagnostic = syntaxErrorAt(id, text, error);
    if (!diagnostic) throw error;
    return { ok: false, diagnostic };
  }
  return { ok: true, source: { id, text, ast, ...analyseScopes(ast, id, text) } };
}
