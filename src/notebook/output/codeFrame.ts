/** The lines of a text around a span, for a reader who should not have to look for the place. */
import type { Span } from "../../../engine/protocol.ts";

export interface CodeFrame {
  /** Offset in the text where `excerpt` begins, and the number of its first line, from 1. */
  readonly from: number;
  readonly excerpt: string;
  readonly firstLine: number;
  /** Where the span begins, from 1. */
  readonly line: number;
  readonly column: number;
}

const mostLines = 6;

/** The lines that `span` touches, with one before them; at most six. */
export function frameOf(text: string, { start, end }: Span): CodeFrame {
  const at = Math.min(start, text.length);
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(0, lineStart).split("\n").length;
  const from = line > 1 ? text.lastIndexOf("\n", lineStart - 2) + 1 : lineStart;
  const tail = text.indexOf("\n", Math.max(at, Math.min(end, text.length) - 1));
  const lines = text.slice(from, tail === -1 ? undefined : tail).split("\n");
  return {
    from,
    excerpt: lines.slice(0, mostLines).join("\n"),
    firstLine: line > 1 ? line - 1 : line,
    line,
    column: at - lineStart + 1,
  };
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.min(offset, text.length)).split("\n").length;
}
