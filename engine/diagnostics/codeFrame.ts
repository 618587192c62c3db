/** A place in a text as a person reads it in a terminal: the line, its neighbours, and marks below it. */
import { indexLines, lineText, positionAt } from "../source/lines.ts";

export interface CodeFrameOptions {
  /** Lines shown before and after. Default 1. */
  readonly around?: number;
  /** The number of the text's first line. Default 1. */
  readonly firstLine?: number;
  /** Longer lines are cut. Default 120 characters. */
  readonly width?: number;
}

/** The frame of `[start, end)`; a place of several lines is marked to the end of its first. Tabs become spaces. */
export function codeFrame(text: string, start: number, end: number, options: CodeFrameOptions = {}): string {
  const { around = 1, firstLine = 1, width = 120 } = options;
  const lines = indexLines(text);
  const from = positionAt(lines, start);
  const to = positionAt(lines, Math.max(end, start));
  const first = Math.max(from.line - around, 1);
  const last = Math.min(from.line + around, lines.starts.length);
  const gutter = String(last + firstLine - 1).length;
  const shown: string[] = [];
  for (let line = first; line <= last; line++) {
    const number = String(line + firstLine - 1).padStart(gutter);
    const words = lineText(lines, line).replaceAll("\t", " ");
    const cut = words.length > width ? `${words.slice(0, width)}…` : words;
    shown.push(`${line === from.line ? ">" : " "} ${number} | ${cut}`.trimEnd());
    if (line !== from.line) continue;
    const stop = to.line === from.line ? to.column : words.length + 1;
    const length = Math.max(Math.min(stop, width + 2) - from.column, 1);
    if (from.column <= width + 1)
      shown.push(`  ${" ".repeat(gutter)} | ${" ".repeat(from.column - 1)}${"^".repeat(length)}`);
  }
  return shown.join("\n");
}
