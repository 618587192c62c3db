/**
 * Exercises in a notebook's file. The cell to be solved is code with the word `exercise` and an id on its marker; what
 * belongs to it names that id, wherever it stands:
 *
 *     // %% id=square exercise          the student's code
 *     // %% [markdown] hint=square      words, hidden until asked for
 *     // %% [markdown] answer=square    words with a fenced piece of code, hidden until asked for
 *     // %% check=square                code that calls `check(condition, message)`
 */
import { hasOption } from "./cellOperations.ts";
import type { Cell } from "./cell.ts";

export type PartRole = "hint" | "answer" | "check";

export interface ExercisePart {
  readonly role: PartRole;
  /** Id of the cell to be solved. */
  readonly exercise: string;
}

const kindOf: Readonly<Record<PartRole, Cell["kind"]>> = {
  hint: "markdown",
  answer: "markdown",
  check: "code",
};

/** Cell id → what it is to which exercise; cells that name no exercise of the notebook are ordinary ones. */
export function exerciseParts(cells: readonly Cell[]): ReadonlyMap<string, ExercisePart> {
  const exercises = new Set(cells.filter(isExercise).map(({ id }) => id));
  return new Map(
    cells.flatMap((cell) => {
      const part = partIn(cell);
      return part !== undefined && exercises.has(part.exercise) ? [[cell.id, part] as const] : [];
    }),
  );
}

export const isExercise = (cell: Cell): boolean => cell.kind === "code" && hasOption(cell, "exercise");

/** Ids of the cells that check one of `ids`. */
export function checksOf(cells: readonly Cell[], ids: readonly string[]): string[] {
  return [...exerciseParts(cells)].flatMap(([id, { role, exercise }]) =>
    role === "check" && ids.includes(exercise) ? [id] : [],
  );
}

/** The code of an answer: its first fenced piece; undefined where it has none. */
export function answerCode(markdown: string): string | undefined {
  return /^```[^\n]*\n([^]*?)\n?```[ \t]*$/m.exec(markdown)?.[1];
}

function partIn({ kind, options }: Cell): ExercisePart | undefined {
  const [, role, exercise] = /(?:^|\s)(hint|answer|check)=(\S+)/.exec(options) ?? [];
  if (exercise === undefined || kindOf[role as PartRole] !== kind) return undefined;
  return { role: role as PartRole, exercise };
}
