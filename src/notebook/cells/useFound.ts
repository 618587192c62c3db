/** What the search found in a cell: marks for its text, and its matches brought into sight. */
import { useEffect, useMemo, type RefObject } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Match } from "../../store/findMatches.ts";
import { useFind } from "../../store/StoresContext.ts";
import type { CodeMark } from "../../ui/code/ColoredCode.tsx";
import styles from "./Found.module.css";

export interface Found {
  readonly matches: readonly Match[];
  /** The match that is looked at, if it is in this cell. */
  readonly now: Match | undefined;
}

export function useFound(cell: string): Found {
  const matches = useFind(useShallow((state) => state.matches.filter((match) => match.cell === cell)));
  const now = useFind((state) => {
    const match = state.matches[state.at];
    return match?.cell === cell ? match : undefined;
  });
  return useMemo(() => ({ matches, now }), [matches, now]);
}

export function marksOfFound({ matches, now }: Found): CodeMark[] {
  return matches.map((match) => ({
    start: match.start,
    end: match.end,
    className: (match === now ? styles["now"] : styles["found"]) ?? "",
  }));
}

/** Brings the match that is looked at into sight, in colored code. */
export function useFoundInSight(place: RefObject<HTMLElement | null>, { now }: Found): void {
  useEffect(() => {
    if (now === undefined) return;
    const mark = place.current?.querySelector(`.${styles["now"] ?? ""}`) ?? place.current;
    mark?.scrollIntoView({ block: "center" });
  }, [place, now]);
}

/**
 * Marks the matches in set text, where a match has no place of its own: as many of the words as are to be read. Browsers
 * without custom highlights show none.
 */
export function useFoundInSetText(place: RefObject<HTMLElement | null>, { matches, now }: Found): void {
  const query = useFind((state) => (matches.length > 0 ? state.query : ""));
  const position = now === undefined ? undefined : matches.indexOf(now);
  useEffect(() => {
    const element = place.current;
    if (element === null || query === "" || !("highlights" in CSS)) return;
    const ranges = rangesOf(element, query);
    const current = position === undefined ? undefined : ranges[Math.min(position, ranges.length - 1)];
    const shown: [string, Range[]][] = [
      ["found", ranges],
      ["found-now", current === undefined ? [] : [current]],
    ];
    for (const [name, own] of shown) {
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      for (const range of own) highlight.add(range);
      CSS.highlights.set(name, highlight);
    }
    if (position !== undefined)
      (current?.startContainer.parentElement ?? element).scrollIntoView({ block: "center" });
    return () => {
      for (const [name, own] of shown) for (const range of own) CSS.highlights.get(name)?.delete(range);
    };
  }, [place, query, position]);
}

function rangesOf(element: Element, query: string): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  const asked = query.toLowerCase();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const said = node.textContent?.toLowerCase() ?? "";
    for (let at = said.indexOf(asked); at !== -1; at = said.indexOf(asked, at + asked.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + asked.length);
      ranges.push(range);
    }
  }
  return ranges;
}
