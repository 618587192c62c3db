/** What changed from one text to another, line by line, with a little of what stands around it. */
import { diffLines } from "diff";

export interface DifferenceLine {
  readonly kind: "added" | "removed" | "same" | "gap";
  readonly text: string;
}

/** Lines of what stayed that are shown beside a change. */
const around = 2;

/** `gap` lines stand for what stayed and is left out. Gives up (undefined) on texts so unlike that it would take seconds. */
export function differenceOf(before: string, after: string): readonly DifferenceLine[] | undefined {
  const parts = diffLines(before, after, { timeout: 500 });
  return parts?.flatMap(({ value, added, removed }, index) => {
    const lines = value.replace(/\n$/, "").split("\n");
    if (added || removed)
      return lines.map((text): DifferenceLine => ({ kind: added ? "added" : "removed", text }));
    return shortened(lines, index === 0, index === parts.length - 1);
  });
}

function shortened(lines: readonly string[], isFirst: boolean, isLast: boolean): DifferenceLine[] {
  const same = (text: string): DifferenceLine => ({ kind: "same", text });
  const head = isFirst ? [] : lines.slice(0, around);
  const rest = lines.slice(head.length);
  const tail = isLast ? [] : rest.slice(-around);
  const hidden = rest.length - tail.length;
  return [
    ...head.map(same),
    ...(hidden > 0 ? [{ kind: "gap", text: String(hidden) } as const] : []),
    ...tail.map(same),
  ];
}

/** How many lines came and went. */
export function countChanges(lines: readonly DifferenceLine[]): {
  readonly added: number;
  readonly removed: number;
} {
  const count = (wanted: DifferenceLine["kind"]) => lines.filter(({ kind }) => kind === wanted).length;
  return { added: count("added"), removed: count("removed") };
}
