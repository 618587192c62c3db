/**
 * Markdown to HTML text. What comes out is not safe: whoever shows it cleans it first (`safeHtml.ts`).
 * Math is left as elements of class `math` that hold TeX.
 */
import { Marked } from "marked";
import { escapeHtml } from "../../ui/escapeHtml.ts";
import { mathExtensions } from "./mathExtension.ts";

const marked = new Marked({ gfm: true, extensions: [...mathExtensions] });

/** Characters of a text that are set as Markdown; a longer one is shown as it is written, since setting it would take seconds. */
const mostCharacters = 200_000;

export function markdownToHtml(markdown: string): string {
  if (markdown.length > mostCharacters) return asWritten(markdown);
  try {
    return marked.parse(markdown, { async: false });
  } catch {
    // Nested more deeply than the parser's stack goes.
    return asWritten(markdown);
  }
}

const asWritten = (text: string): string => `<pre>${escapeHtml(text)}</pre>`;
