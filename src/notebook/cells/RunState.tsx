/** In the margin of a code cell: run it, or what its run is doing now. */
import { useRuns } from "../../store/StoresContext.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./RunState.module.css";

export interface RunStateProps {
  readonly cell: string;
  readonly isStale: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

export function RunState({ cell, isStale, onRun, onStop }: RunStateProps) {
  const isCurrent = useRuns(({ current }) => current === cell);
  const isQueued = useRuns(({ queue }) => queue.includes(cell));
  if (isCurrent) {
    return (
      <div className={styles["state"]} data-state="running">
        <IconButton label="Stop" icon={<Icon name="stop" size={12} />} onClick={onStop} />
      </div>
    );
  }
  return (
    <div className={styles["state"]} data-state={isQueued ? "queued" : isStale ? "stale" : "idle"}>
      <IconButton label="Run cell" keys="Shift+Enter" icon={<Icon name="play" size={12} />} onClick={onRun} />
    </div>
  );
}
