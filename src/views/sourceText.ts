/** Spans against the notebook's texts: what stands there, and on which lines. */
import type { CellSource, Span } from "../../engine/protocol.ts";

/** The text of a span; undefined where no cell holds it (Mixtape's own code, or a text edited since). */
export function sourceAt(span: Span, cells: readonly CellSource[]): string | undefined {
  const text = cells.find(({ id }) => id === span.source)?.text;
  if (text === undefined || span.start >= span.end || span.end > text.length) return undefined;
  return text.slice(span.start, span.end);
}

/** The same on one line, cut to `most` characters with an ellipsis. */
export function excerpt(span: Span, cells: readonly CellSource[], most = 80): string | undefined {
  const text = sourceAt(span, cells)?.replace(/\s+/g, " ").trim();
  if (text === undefined || text.length <= most) return text;
  return `${text.slice(0, most - 1)}…`;
}

/** Offsets at which the lines of a text begin; `lineStarts(text)[0]` is 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, from 1, that an offset stands on; `starts` from `lineStarts`. */
export function lineAt(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** First and last line of a span, from 1; undefined where no cell holds it. */
export function linesOf(
  span: Span,
  cells: readonly CellSource[],
): { readonly first: number; readonly last: number } | undefined {
  const text = cells.find(({ id }) => id === span.source)?.text;
  if (text === undefined || span.start >= span.end || span.end > text.length) return undefined;
  const starts = lineStarts(text);
  return { first: lineAt(span.start, starts), last: lineAt(span.end - 1, starts) };
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.source === b.source && a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;
}
