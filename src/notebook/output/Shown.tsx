/** What a cell shows besides its value: while it runs how far it is, and the last value of each key. */
import type { LiveNote, ShownValue } from "../../../engine/protocol.ts";
import { formatShare } from "../../charts/quantities.ts";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import styles from "./Shown.module.css";
import { ValueView } from "./ValueView.tsx";

export interface ShownProps {
  /** Of the last run that came to its end. */
  readonly shown: readonly ShownValue[];
  /** Of the run under way, or of one that was stopped. */
  readonly live: LiveNote | undefined;
}

export function Shown({ shown, live }: ShownProps) {
  const values = overlaid(shown, live?.shown ?? []);
  return (
    <>
      {live?.progress !== undefined && <Progress {...live.progress} />}
      {values.map(({ key, value }) => (
        <div key={key} className={styles["shown"]}>
          {titleOf(key) !== undefined && value.kind !== "plot" && (
            <span className={styles["key"]}>{titleOf(key)}</span>
          )}
          <ErrorBoundary what="What is shown" resetOn={value}>
            <ValueView value={value} />
          </ErrorBoundary>
        </div>
      ))}
    </>
  );
}

/** Earlier values stay until later ones of the same key are there, so that nothing jumps. */
function overlaid(earlier: readonly ShownValue[], later: readonly ShownValue[]): readonly ShownValue[] {
  const values = new Map(earlier.map(({ key, value }) => [key, value]));
  for (const { key, value } of later) values.set(key, value);
  return [...values].map(([key, value]) => ({ key, value }));
}

/** Keys that people gave; those of places (`cell:12`) say nothing to a reader. */
function titleOf(key: string): string | undefined {
  return /:\d+$/.test(key) ? undefined : key;
}

function Progress({ fraction, label }: NonNullable<LiveNote["progress"]>) {
  return (
    <div className={styles["progress"]}>
      <progress value={fraction} max={1} aria-label={label ?? "Progress"} />
      <span>
        {label !== undefined && `${label}, `}
        {formatShare(fraction)}
      </span>
    </div>
  );
}
