/**
 * What keeps a file from being a notebook, line by line: marks of a merge that was left undone, bytes that are no text, plans
 * that cannot be read. Mistakes in a cell's code are none of these; they show when it runs.
 */
import { hasBrokenPlan } from "../store/planOptions.ts";
import { parseNotebook } from "./fileFormat.ts";

export interface FileFault {
  readonly kind: "conflict" | "binary" | "plan" | "size";
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** Characters of a notebook's file; the page would be slow with more. */
export const mostCharacters = 2_000_000;

/** In the file's order; a file without any can be opened as it is. */
export function faultsOf(text: string): readonly FileFault[] {
  if (text.length > mostCharacters) return [tooLarge(text.length)];
  const lines = text.split(/\r?\n/);
  return [...conflictsIn(lines), ...binaryIn(lines), ...plansIn(text)].toSorted((a, b) => a.line - b.line);
}

function tooLarge(length: number): FileFault {
  return {
    kind: "size",
    line: 1,
    message: `The file has ${(length / 1e6).toFixed(1)} million characters; a notebook may have ${(mostCharacters / 1e6).toFixed(0)} million.`,
    hint: "Move data out of it, or split it in two.",
  };
}

const conflictWords = {
  "<<<<<<<": "Here begins a conflict that a merge left: your side comes first.",
  "|||||||": "Here begins what both sides had before.",
  "=======": "Here begins the other side of the conflict.",
  ">>>>>>>": "Here the conflict ends.",
} as const;

/** A lone row of equals signs is a heading's underline; it counts only inside a conflict. */
function conflictsIn(lines: readonly string[]): FileFault[] {
  const faults: FileFault[] = [];
  let isInside = false;
  for (const [index, line] of lines.entries()) {
    const sign = /^(<{7}|\|{7}|={7}|>{7})(?= |$)/.exec(line)?.[1] as keyof typeof conflictWords | undefined;
    if (sign === undefined) continue;
    if (sign === "<<<<<<<") isInside = true;
    if (isInside || sign === ">>>>>>>") {
      const hint = "Keep one side, and delete the lines that mark the conflict.";
      faults.push({ kind: "conflict", line: index + 1, message: conflictWords[sign], hint });
    }
    if (sign === ">>>>>>>") isInside = false;
  }
  return faults;
}

/** A few are enough to tell. */
const mostBinary = 20;

function binaryIn(lines: readonly string[]): FileFault[] {
  return lines
    .flatMap((line, index): FileFault[] =>
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(line)
        ? [
            {
              kind: "binary",
              line: index + 1,
              message: "This line holds bytes that are no text.",
              hint: "A notebook is a TypeScript file in UTF-8: save it as such, or delete what is no text.",
            },
          ]
        : [],
    )
    .slice(0, mostBinary);
}

function plansIn(text: string): FileFault[] {
  return parseNotebook(text)
    .filter(({ options }) => hasBrokenPlan(options))
    .map(({ start, options }) => ({
      kind: "plan",
      line: text.slice(0, text.lastIndexOf(options, start)).split("\n").length,
      message: "The modes after `plan=` on this marker cannot be read.",
      hint: 'Write them as `plan={"1":{"h":"checkpoint"}}`, without blanks, or delete them.',
    }));
}

/** The text with one side of every conflict: the lines that marked them are gone, and what was before both with them. */
export function withoutConflicts(text: string, keep: "ours" | "theirs"): string {
  let side: "both" | "ours" | "base" | "theirs" = "both";
  const lines = text.split(/(?<=\n)/);
  return lines
    .filter((line) => {
      const sign = /^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/.exec(line)?.[1];
      if (sign === "<<<<<<<") side = "ours";
      else if (sign === "|||||||" && side === "ours") side = "base";
      else if (sign === "=======" && (side === "ours" || side === "base")) side = "theirs";
      else if (sign === ">>>>>>>") side = "both";
      else return side === "both" || side === keep;
      return false;
    })
    .join("");
}
