/**
 * Offsets ↔ lines and columns of one text. Lines end at \n, \r\n, \r, U+2028 and U+2029, as in JavaScript;
 * lines and columns count from 1, columns in UTF-16 units.
 */

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin; made once for a text, then asked by binary search. */
export interface LineIndex {
  readonly text: string;
  /** Offset of the first character of each line; the first is 0. */
  readonly starts: readonly number[];
}

/** Finds the lines of a text in one pass. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) starts.push(i + 1);
  }
  return { text, starts };
}

/** The place of an offset; offsets outside the text are taken as its nearest end. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const at = Math.min(Math.max(offset, 0), lines.text.length);
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - lines.starts[low]! + 1 };
}

/** The offset of a place; a column past the line's end gives the line's end, a line past the last the text's end. */
export function offsetAt(lines: LineIndex, position: Position): number {
  const start = lines.starts[Math.max(position.line, 1) - 1];
  if (start === undefined) return lines.text.length;
  return Math.min(start + Math.max(position.column, 1) - 1, start + lineText(lines, position.line).length);
}

/** The text of a line without its end; empty for a line that does not exist. */
export function lineText(lines: LineIndex, line: number): string {
  const start = lines.starts[line - 1];
  if (start === undefined) return "";
  const next = lines.starts[line] ?? lines.text.length;
  return lines.text.slice(start, next).replace(/[\r\n\u2028\u2029]+$/, "");
}
