/** Where do words stand in the texts of cells, and what becomes of a text when they are replaced? */
import type { Cell } from "./cell.ts";

export interface Question {
  readonly query: string;
  readonly matchCase: boolean;
  /** Letters, digits, `_` and `$` may not stand right beside the words. */
  readonly wholeWord: boolean;
}

/** A place in a cell's text: offsets. */
export interface Match {
  readonly cell: string;
  readonly start: number;
  readonly end: number;
}

/** In the order of the page, without overlaps; none for an empty query. */
export function findMatches(cells: readonly Cell[], question: Question): Match[] {
  if (question.query === "") return [];
  const pattern = patternOf(question);
  return cells.flatMap(({ id, text }) =>
    [...text.matchAll(pattern)].map(({ index, 0: said }) => ({
      cell: id,
      start: index,
      end: index + said.length,
    })),
  );
}

function patternOf({ query, matchCase, wholeWord }: Question): RegExp {
  const words = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [before, after] = wholeWord ? ["(?<![\\w$])", "(?![\\w$])"] : ["", ""];
  return new RegExp(`${before}${words}${after}`, matchCase ? "gu" : "giu");
}

/** The texts of the cells in which `matches` stand, with each match replaced: cell id → text. */
export function replaced(
  cells: readonly Cell[],
  matches: readonly Match[],
  replacement: string,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { id, text } of cells) {
    const own = matches.filter(({ cell }) => cell === id);
    if (own.length === 0) continue;
    const kept = own.map(({ start }, at) => text.slice(own[at - 1]?.end ?? 0, start) + replacement);
    texts.set(id, kept.join("") + text.slice(own.at(-1)?.end));
  }
  return texts;
}
