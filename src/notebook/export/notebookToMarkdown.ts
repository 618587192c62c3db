/** A notebook as a Markdown document, with what its cells gave when they last ran. */
import type { CellResult } from "../../../engine/protocol.ts";
import type { Cell } from "../../store/cell.ts";
import { plainMessage } from "../../ui/inlineCode.ts";
import { isMessage, resultParts, type ResultPart } from "./resultText.ts";

/** The last result of a cell, if it ran. */
export type ResultOf = (cell: string) => CellResult | undefined;

export function notebookToMarkdown(cells: readonly Cell[], resultOf: ResultOf): string {
  const parts = cells.flatMap(({ id, kind, text }) => {
    if (kind === "markdown") return [text];
    const result = resultOf(id);
    const given = result === undefined ? [] : resultParts(result).map(plainText);
    return [fenced("ts", text), ...(given.length === 0 ? [] : [fenced("text", given.join("\n"))])];
  });
  return `${parts.filter((part) => part.trim() !== "").join("\n\n")}\n`;
}

const plainText = (part: ResultPart): string => (isMessage(part) ? plainMessage(part.text) : part.text);

/** A block of code, with a fence longer than any within it. */
function fenced(language: string, text: string): string {
  const within = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...within.map(({ length }) => length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
