/**
 * Modes that were clicked, as data in the file: the option `plan={"1":{"h":"checkpoint"}}` on the marker of the cell whose
 * derivative calls they are about, as jupytext writes metadata. Keys are the report's id without the cell's own part, then
 * the owner's key. It is one word, so that options can still be told apart at blanks.
 */
import type { ModeName, Overrides } from "../../engine/protocol.ts";

/** Of a cell, what a plan needs. */
interface Planned {
  readonly id: string;
  readonly options: string;
}

/** One cell's plan: call → owner key → mode. */
type Plan = Overrides;

const modes: ReadonlySet<unknown> = new Set<ModeName>([
  "reverse",
  "forward",
  "forward-late",
  "forward-preaccumulate",
  "checkpoint",
  "implicit",
  "rule",
  "nondifferentiable",
]);

/** What all cells say, for the engine: report id → owner key → mode. A plan that cannot be read says nothing here. */
export function overridesOf(cells: readonly Planned[]): Overrides {
  const entries = cells.flatMap(({ id, options }) =>
    Object.entries(planIn(options) ?? {}).map(([call, owners]) => [`${id}:${call}`, owners] as const),
  );
  return Object.fromEntries(entries);
}

/** Whether a marker has a plan that is none. */
export const hasBrokenPlan = (options: string): boolean =>
  planWord(options) !== undefined && planIn(options) === undefined;

/** The cells with a mode chosen for an owner of a report; `undefined` takes the choice back. Unknown reports change nothing. */
export function withOverride<T extends Planned>(
  cells: readonly T[],
  report: string,
  owner: string,
  mode: ModeName | undefined,
): readonly T[] {
  const cell = cellOfReport(cells, report);
  if (cell === undefined) return cells;
  const call = report.slice(cell.id.length + 1);
  const plan = planIn(cell.options) ?? {};
  const { [owner]: _before, ...others } = plan[call] ?? {};
  const options = withPlan(cell.options, {
    ...plan,
    [call]: mode === undefined ? others : { ...others, [owner]: mode },
  });
  const named = cellNamedIn(cells, call);
  return cells.map((each) => {
    if (each.id === cell.id) return { ...each, options };
    // A call in another cell's text is found by that cell's id, which must then be in the file.
    return each === named ? { ...each, options: withId(each) } : each;
  });
}

/** The cell that a report belongs to: the longest id that its own begins with, as ids may hold colons. */
function cellOfReport<T extends Planned>(cells: readonly T[], report: string): T | undefined {
  return cells
    .filter(({ id }) => report.startsWith(`${id}:`))
    .reduce<T | undefined>(
      (best, each) => (best && best.id.length >= each.id.length ? best : each),
      undefined,
    );
}

const cellNamedIn = <T extends Planned>(cells: readonly T[], call: string): T | undefined =>
  cells.find(({ id }) => call.startsWith(`${id}:`));

function planIn(options: string): Plan | undefined {
  const word = planWord(options);
  if (word === undefined) return undefined;
  try {
    const plan: unknown = JSON.parse(word.slice("plan=".length));
    return isPlan(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlan = (value: unknown): value is Plan =>
  isRecord(value) &&
  Object.values(value).every(
    (owners) => isRecord(owners) && Object.values(owners).every((mode) => modes.has(mode)),
  );

const wordsOf = (options: string): string[] => options.split(/\s+/).filter(Boolean);

const planWord = (options: string): string | undefined =>
  wordsOf(options).find((word) => word.startsWith("plan="));

function withPlan(options: string, plan: Plan): string {
  const others = wordsOf(options).filter((word) => !word.startsWith("plan="));
  const said = Object.entries(plan).filter(([, owners]) => Object.keys(owners).length > 0);
  if (said.length === 0) return others.join(" ");
  const json = JSON.stringify(Object.fromEntries(said)).replace(
    /\s/g,
    (blank) => `\\u${blank.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [...others, `plan=${json}`].join(" ");
}

function withId({ id, options }: Planned): string {
  const words = wordsOf(options);
  return words.some((word) => word === `id=${id}`) ? options : [`id=${id}`, ...words].join(" ");
}
