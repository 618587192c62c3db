/** A small horizontal bar for table cells: parts of a whole that all rows share. */
import type { Meaning } from "../theme/meanings.ts";
import styles from "./ShareBar.module.css";

export interface BarPart {
  /** Length in units of `most`. */
  readonly amount: number;
  readonly tone: Meaning | "ink";
}

/** Parts side by side, `most` wide in all. Figures stand beside it, so it is silent. Never shorter than a hair where there is something. */
export function ShareBar({ parts, most }: { readonly parts: readonly BarPart[]; readonly most: number }) {
  return (
    <span className={styles["bar"]} aria-hidden="true">
      {parts
        .filter(({ amount }) => amount > 0)
        .map(({ amount, tone }, index) => (
          <span
            key={index}
            data-tone={tone}
            style={{ width: `max(2px, ${String(most > 0 ? (100 * amount) / most : 0)}%)` }}
          />
        ))}
    </span>
  );
}
