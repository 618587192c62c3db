/** Whether an exercise is solved, by what its check said the last time. */
import { useRuns } from "../../store/StoresContext.ts";
import styles from "./ExercisePartCell.module.css";
import { verdictOf } from "./verdictOf.ts";

export function Verdict({ check, isStale }: { readonly check: string; readonly isStale: boolean }) {
  const result = useRuns((state) => state.outcomes[check]?.result);
  const { isSolved, said } = verdictOf(result, isStale);
  return (
    <p role="status" className={styles["verdict"]} data-solved={isSolved}>
      {isSolved && <span aria-hidden>✓ </span>}
      {said}
    </p>
  );
}
