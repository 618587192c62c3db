/**
 * Markdown to HTML text. What comes out is not safe: whoever shows it cleans it first (`safeHtml.ts`).
 * Math is left as elements of class `math` that hold TeX.
 */
import { Marked } from "marked";
import { mathExtensions } from "./mathExtension.ts";

const marked = new Marked({ gfm: true, extensions: [...mathExtensions] });

export function markdownToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}
