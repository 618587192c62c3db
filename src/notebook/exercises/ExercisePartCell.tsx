/**
 * A cell that belongs to an exercise: its hint and its answer lie behind a button, and of its check the verdict is seen.
 * Opened, it is a cell like any other, for reading and for whoever writes the exercise.
 */
import { memo, useId, useState } from "react";
import { answerCode, type PartRole } from "../../store/exercises.ts";
import type { Cell } from "../../store/notebookStore.ts";
import { useFocus, useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { CellFrame } from "../cells/CellFrame.tsx";
import { CellOutput } from "../cells/CellOutput.tsx";
import { focusCell } from "../cells/focusCell.ts";
import { CodeCell } from "../cells/CodeCell.tsx";
import { MarkdownCell } from "../cells/MarkdownCell.tsx";
import styles from "./ExercisePartCell.module.css";
import { Verdict } from "./Verdict.tsx";

export interface ExercisePartCellProps {
  readonly cell: Cell;
  readonly number: number;
  readonly isStale: boolean;
  readonly role: PartRole;
  readonly exercise: string;
}

const words: Readonly<Record<PartRole, { readonly show: string; readonly hide: string }>> = {
  hint: { show: "Hint", hide: "Hide the hint" },
  answer: { show: "Show the answer", hide: "Hide the answer" },
  check: { show: "Show the check", hide: "Hide the check" },
};

export const ExercisePartCell = memo(function ExercisePartCell(props: ExercisePartCellProps) {
  const { cell, number, isStale, role, exercise } = props;
  const [isShown, show] = useState(false);
  const isEditing = useFocus((state) => state.cell === cell.id && state.caret !== undefined);
  const isOpen = isShown || isEditing;
  const content = useId();
  const bar = (
    <div className={styles["bar"]}>
      {role === "check" && <Verdict check={cell.id} isStale={isStale} />}
      <Button
        look="framed"
        icon={<Icon name={isOpen ? "up" : "open"} size={12} />}
        aria-expanded={isOpen}
        aria-controls={content}
        onClick={() => show(!isShown)}
      >
        {isOpen ? words[role].hide : words[role].show}
      </Button>
      {role === "answer" && isOpen && <TakeAnswer text={cell.text} exercise={exercise} />}
    </div>
  );
  if (!isOpen)
    return (
      <CellFrame cell={cell.id} kind={cell.kind} label={`Cell ${number}, ${role}`}>
        {bar}
        <div id={content}>{role === "check" && <CheckOutput cell={cell.id} isStale={isStale} />}</div>
      </CellFrame>
    );
  return (
    <>
      <div className={styles["above"]}>{bar}</div>
      <div id={content}>
        {cell.kind === "markdown" ? (
          <MarkdownCell cell={cell} number={number} />
        ) : (
          <CodeCell cell={cell} number={number} isStale={isStale} />
        )}
      </div>
    </>
  );
});

function CheckOutput({ cell, isStale }: { readonly cell: string; readonly isStale: boolean }) {
  const outcome = useRuns((state) => state.outcomes[cell]);
  return <CellOutput cell={cell} outcome={outcome} isStale={isStale} />;
}

/** Puts the answer's code in the place of the student's; this can be taken back. */
function TakeAnswer({ text, exercise }: { readonly text: string; readonly exercise: string }) {
  const { notebook, runner } = useStores();
  const code = answerCode(text);
  const isThere = useNotebook(({ cells }) => cells.find(({ id }) => id === exercise)?.text === code);
  if (code === undefined) return null;
  const take = () => {
    notebook.getState().rewrite("Take the answer", new Map([[exercise, code]]));
    runner.run([exercise]);
    // The button has done its work and can hold the focus no longer.
    focusCell(exercise);
  };
  return (
    <Button disabled={isThere} onClick={take}>
      {isThere ? "It is in the exercise" : "Put it into the exercise"}
    </Button>
  );
}
