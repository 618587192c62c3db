/** Where a syntax tree node stands. */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

/** What has a place: every node that the parser made. */
export interface Range {
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
}

export function startOf(node: Range): number {
  if (typeof node.start !== "number") throw new InvariantError("a node has no place");
  return node.start;
}

export function endOf(node: Range): number {
  if (typeof node.end !== "number") throw new InvariantError("a node has no place");
  return node.end;
}

/** The span of a node in the text `source`. */
export function spanOf(source: string, node: Range): Span {
  return { source, start: startOf(node), end: endOf(node) };
}
