/**
 * Where something stands in the user's text. Spans are plain data so that they cross the worker;
 * turning an offset into a line and a column is left to `lines.ts`.
 */

/** A half-open range `[start, end)` of UTF-16 offsets in the text of one source (a cell, a file or the prelude). */
export interface Span {
  /** Which text: the cell's id, a file's name, `prelude:<name>` for Mixtape's own TypeScript, or `library:<name>`. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A place for things that no user wrote, such as a seed of a reverse sweep. */
export const nowhere: Span = { source: "", start: 0, end: 0 };

/** Whether it is a place in Mixtape's own TypeScript, which nobody looks into. */
export function isMixtapesOwn(span: Span): boolean {
  return span.source.startsWith("prelude:");
}

/** Whether it stands for a function of Mixtape's library, which people call by name and did not write. */
export function isOfLibrary(span: Span): boolean {
  return span.source.startsWith("library:");
}

/** True where the span points into a text that a person wrote. */
export function isSomewhere(span: Span): boolean {
  return span.source !== "" && !isMixtapesOwn(span) && !isOfLibrary(span);
}
