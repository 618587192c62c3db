/** The notebook: its cells in order, and at the end the way to add more. */
import { memo, useEffect, useMemo } from "react";
import { exerciseParts, type PartRole } from "../store/exercises.ts";
import { staleCells } from "../store/staleness.ts";
import { useNotebook, useRuns, useStores } from "../store/StoresContext.ts";
import type { Cell, CellKind } from "../store/notebookStore.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CodeCell } from "./cells/CodeCell.tsx";
import { MarkdownCell } from "./cells/MarkdownCell.tsx";
import { ExercisePartCell } from "./exercises/ExercisePartCell.tsx";
import { fetchPicturesAtRest } from "./output/pictures.ts";
import styles from "./Notebook.module.css";

export function Notebook() {
  const cells = useNotebook((state) => state.cells);
  const outcomes = useRuns((state) => state.outcomes);
  const stale = useMemo(() => staleCells(cells, outcomes), [cells, outcomes]);
  const parts = useMemo(() => exerciseParts(cells), [cells]);
  useEffect(fetchPicturesAtRest, []);
  return (
    <div className={styles["notebook"]}>
      {cells.map((cell, index) => (
        <AnyCell
          key={cell.id}
          cell={cell}
          number={index + 1}
          isStale={stale.has(cell.id)}
          {...parts.get(cell.id)}
        />
      ))}
      <AddCell count={cells.length} />
    </div>
  );
}

interface AnyCellProps {
  readonly cell: Cell;
  readonly number: number;
  readonly isStale: boolean;
  /** What it is to which exercise, if it is a part of one. */
  readonly role?: PartRole;
  readonly exercise?: string;
}

export const AnyCell = memo(function AnyCell({ cell, number, isStale, role, exercise }: AnyCellProps) {
  return (
    <ErrorBoundary what={`Cell ${number}`} resetOn={cell.text}>
      {role !== undefined && exercise !== undefined ? (
        <ExercisePartCell cell={cell} number={number} isStale={isStale} role={role} exercise={exercise} />
      ) : cell.kind === "markdown" ? (
        <MarkdownCell cell={cell} number={number} />
      ) : (
        <CodeCell cell={cell} number={number} isStale={isStale} />
      )}
    </ErrorBoundary>
  );
});

function AddCell({ count }: { readonly count: number }) {
  const { notebook, focus } = useStores();
  const add = (kind: CellKind) => focus.getState().edit(notebook.getState().insert(count, kind), 0);
  return (
    <div className={styles["add"]}>
      {count === 0 && <p>An empty notebook. Begin with a function and its gradient.</p>}
      <Button icon={<Icon name="plus" />} onClick={() => add("code")}>
        Code
      </Button>
      <Button icon={<Icon name="text" />} onClick={() => add("markdown")}>
        Text
      </Button>
    </div>
  );
}
