/** A notebook as a Markdown document, with what its cells gave when they last ran. */
import type { CellResult } from "../../../engine/protocol.ts";
import type { Cell } from "../../store/cell.ts";
import { plainMessage } from "../../ui/inlineCode.ts";
import { plotToMarkdown } from "./plotToMarkdown.ts";
import { isMessage, resultParts, type ResultPart, type TextPart } from "./resultText.ts";

/** The last result of a cell, if it ran. */
export type ResultOf = (cell: string) => CellResult | undefined;

export function notebookToMarkdown(cells: readonly Cell[], resultOf: ResultOf): string {
  const parts = cells.flatMap(({ id, kind, text }) => {
    if (kind === "markdown") return [text];
    const result = resultOf(id);
    return [fenced("ts", text), ...(result === undefined ? [] : given(resultParts(result)))];
  });
  return `${parts.filter((part) => part.trim() !== "").join("\n\n")}\n`;
}

/** What follows each other as text is one block; a plot is a table between them. */
function given(parts: readonly ResultPart[]): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push(fenced("text", lines.join("\n")));
    lines = [];
  };
  for (const part of parts) {
    if (part.kind === "plot") {
      close();
      blocks.push(plotToMarkdown(part.plot));
    } else lines.push(plainText(part));
  }
  close();
  return blocks;
}

const plainText = (part: TextPart): string => (isMessage(part) ? plainMessage(part.text) : part.text);

/** A block of code, with a fence longer than any within it. */
function fenced(language: string, text: string): string {
  const within = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...within.map(({ length }) => length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
