/** A lesson as the start page shows it: its title and question from its text, its picture from its run. */
import type { CellResult, DerivativeReport, OwnerReport } from "../../../engine/protocol.ts";
import type { LessonEntry, LessonPicture } from "../../notebook/lessonEntry.ts";
import { parseNotebook } from "../../notebook/fileFormat.ts";
import { titleOf } from "../../notebook/titleOf.ts";

/** Title and question of a lesson's file; throws where it has none, since every lesson must. */
export function wordsOf(name: string, text: string): Pick<LessonEntry, "name" | "title" | "question"> {
  const cells = parseNotebook(text);
  const title = titleOf(cells);
  const question = questionIn(cells.find(({ kind }) => kind === "markdown")?.text ?? "");
  if (title === undefined) throw new Error(`The lesson ${name} has no heading.`);
  if (question === undefined)
    throw new Error(`The lesson ${name} does not begin with its question, as **question?** or *question?*.`);
  return { name, title, question };
}

/** The first emphasised words that end in a question mark, without the signs of formulas and code. */
function questionIn(text: string): string | undefined {
  const emphasised = text.matchAll(/(\*\*?)(?=\S)([^*]+?)\1(?!\*)/g);
  const asked = [...emphasised].map(([, , words = ""]) => words.replace(/\s+/g, " ").trim());
  const question = asked.find((words) => words.endsWith("?"))?.replace(/([$`])([^$`]*)\1/g, "$2");
  return question === undefined ? undefined : question[0]?.toUpperCase() + question.slice(1);
}

/**
 * The picture of a derivative whose tape has a course to look at, and of those with the most modes; among those, of the
 * one that held the most tape or worked most.
 */
export function pictureOf(results: readonly CellResult[]): LessonPicture | undefined {
  const reports = results.flatMap((result) => result.reports);
  const [report] = reports.toSorted(
    (a, b) =>
      Number(hasCourse(b)) - Number(hasCourse(a)) ||
      modesIn(b) - modesIn(a) ||
      b.tape.peakBytes - a.tape.peakBytes ||
      b.work.derivative - a.work.derivative,
  );
  if (report === undefined) return undefined;
  return {
    of: `${report.transform} of ${report.entry}`,
    ...tapeOf(report),
    peakBytes: report.tape.peakBytes,
    parts: partsOf(report.owners),
  };
}

/** A tape that is empty but for a moment is a spike, which tells nothing. */
const leastFill = 0.1;

function hasCourse({ timeline: { samples } }: DerivativeReport): boolean {
  const end = samples.at(-1)?.at ?? 0;
  const peak = Math.max(0, ...samples.map(({ total }) => total));
  let held = 0;
  samples.slice(1).forEach(({ at, total }, index) => {
    const before = samples[index]!;
    held += ((total + before.total) / 2) * (at - before.at);
  });
  return held > leastFill * peak * end;
}

const modesIn = ({ owners }: DerivativeReport): number =>
  new Set(partsOf(owners).map(({ letter }) => letter)).size;

const mostPoints = 80;

function tapeOf({ timeline: { samples } }: DerivativeReport): Pick<LessonPicture, "tape" | "turn"> {
  const end = Math.max(1, ...samples.map(({ at }) => at));
  const peak = Math.max(1, ...samples.map(({ total }) => total));
  const every = Math.max(1, Math.ceil(samples.length / mostPoints));
  const kept = samples.filter(
    ({ total }, index) => index % every === 0 || index === samples.length - 1 || total === peak,
  );
  const turn = samples.find(({ sweep }) => sweep === "reverse");
  return {
    tape: kept.map(({ at, total }) => [rounded(at / end), rounded(total / peak)] as const),
    turn: turn === undefined ? 1 : rounded(turn.at / end),
  };
}

const mostParts = 5;
/** What does less of the work than this is no part of a small picture, unless it is the only one of its mode. */
const leastShare = 0.01;
/** A part that is shown has room for its letter and the beginning of its name. */
const leastWidth = 0.12;

/** The lesson's own functions, each with what its loops and Mixtape's functions inside it do. */
function partsOf(owners: readonly OwnerReport[]): LessonPicture["parts"] {
  const byKey = new Map(owners.map((owner) => [owner.key, owner]));
  const work = new Map<OwnerReport, number>();
  for (const owner of owners) {
    let at = owner;
    while (!isOwn(at) && at.parent !== undefined) at = byKey.get(at.parent) ?? at;
    work.set(at, (work.get(at) ?? 0) + owner.derivativeWork);
  }
  const total = [...work.values()].reduce((sum, each) => sum + each, 0);
  const bySize = [...work].toSorted((a, b) => b[1] - a[1]);
  const letters = new Set<string>();
  const shown = new Set<OwnerReport>();
  for (const [owner, each] of bySize) {
    const isNews = !letters.has(owner.letter);
    letters.add(owner.letter);
    if (isNews || (shown.size < mostParts && each >= leastShare * total)) shown.add(owner);
  }
  return [...work]
    .filter(([owner]) => shown.has(owner))
    .map(([{ name, letter }, each]) => ({
      name,
      letter,
      share: rounded(total > 0 ? Math.max(leastWidth, each / total) : 0),
    }));
}

const isOwn = ({ kind, span }: OwnerReport): boolean =>
  kind === "function" && !span.source.startsWith("prelude:");

const rounded = (share: number): number => Math.round(share * 1000) / 1000;
