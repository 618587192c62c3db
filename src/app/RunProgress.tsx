/** During a run that is not over at once: which cell of how many, and for how long it has been at it. */
import { useEffect, useState } from "react";
import { formatSeconds } from "../charts/formatSeconds.ts";
import { useRuns } from "../store/StoresContext.ts";
import styles from "./RunProgress.module.css";

/** A run that is over sooner is not spoken of, so that nothing flickers. */
const patienceMs = 500;
const everyMs = 100;

export function RunProgress() {
  const startedAt = useRuns((state) => state.startedAt);
  const total = useRuns((state) => state.total);
  const place = useRuns(({ total: all, queue }) => all - queue.length + 1);
  const elapsed = useElapsed(startedAt);
  if (elapsed === undefined || elapsed < patienceMs) return null;
  return (
    <p className={styles["progress"]} aria-hidden>
      {total > 1 && (
        <span>
          cell {place} of {total}
        </span>
      )}
      <span className={styles["time"]}>{formatSeconds(elapsed)}</span>
    </p>
  );
}

/** Milliseconds since `startedAt`, told a few times a second; undefined where nothing runs. */
function useElapsed(startedAt: number | undefined): number | undefined {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (startedAt === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === undefined ? undefined : Math.max(0, now - startedAt);
}
