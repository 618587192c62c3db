/**
 * Cells as running JavaScript: makes the function of an instrumented cell, and finds from a stack trace where in
 * which cell something happened.
 */
import type { Rewritten } from "../parse/edits.ts";
import { headerOfFunctions, stackOf } from "../run/stacks.ts";
import { indexLines, offsetAt, type LineIndex } from "../source/lines.ts";
import type { Span } from "../source/span.ts";

type CellFunction = (...parameters: readonly unknown[]) => unknown;

interface Evaluation {
  readonly cell: string;
  readonly rewritten: Rewritten;
  readonly lines: LineIndex;
}

/** What stands before a cell's text in its function's body. */
const prefix = '"use strict";';

/** Evaluations remembered, so that a session that runs for days stays small. */
const maxRemembered = 2_000;

export class Evaluations {
  readonly #remembered = new Map<number, Evaluation>();
  readonly #header = headerOfFunctions();
  #last = 0;

  /** The function of a cell; a SyntaxError where the JavaScript engine knows less than the parser. */
  make(cell: string, rewritten: Rewritten, parameters: readonly string[]): CellFunction {
    const number = ++this.#last;
    const body = prefix + rewritten.text;
    const made = new Function(...parameters, `${body}\n//# sourceURL=${sourceName(number)}`) as CellFunction;
    this.#remembered.set(number, { cell, rewritten, lines: indexLines(body) });
    if (number > maxRemembered) this.#remembered.delete(number - maxRemembered);
    return made;
  }

  /** The innermost place in a cell that a stack trace names; empty spans begin there. */
  placeIn(stack: string): Span | undefined {
    for (const [, number, line, column] of stack.matchAll(/mixtape-cell-(\d+):(\d+):(\d+)/g)) {
      const evaluation = this.#remembered.get(Number(number));
      if (!evaluation) continue;
      const { cell, lines, rewritten } = evaluation;
      const position = {
        line: Number(line) - this.#header.lines,
        column: Number(column) - this.#header.columns,
      };
      const start = rewritten.originalOffset(Math.max(offsetAt(lines, position) - prefix.length, 0));
      return { source: cell, start, end: start };
    }
    return undefined;
  }
}

function sourceName(number: number): string {
  return `mixtape-cell-${String(number)}`;
}

/** The innermost calls up to here. Engines that can are told to write down no more of them, since that is what takes time. */
export function shortStack(): string {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  if (before !== undefined) limited.stackTraceLimit = Math.min(before, 8);
  const stack = stackOf(new Error());
  if (before !== undefined) limited.stackTraceLimit = before;
  return stack;
}
