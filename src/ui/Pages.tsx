/** A long list a page at a time: only what is shown is made. */
import { useState, type ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./Pages.module.css";

export interface PagesProps {
  readonly count: number;
  readonly perPage: number;
  /** What one thing of the list is called, and several. */
  readonly nouns: readonly [string, string];
  /** Draws the things from one place to before another. */
  readonly children: (from: number, to: number) => ReactNode;
}

export function Pages({ count, perPage, nouns, children }: PagesProps) {
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(count / perPage) - 1);
  const page = Math.min(wanted, last);
  const from = page * perPage;
  const to = Math.min(count, from + perPage);
  return (
    <>
      {children(from, to)}
      {last > 0 && (
        <div className={styles["turn"]} role="group" aria-label={`Pages of ${nouns[1]}`}>
          <IconButton
            label="Previous page"
            icon={<Icon name="open" />}
            className={styles["back"]}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          />
          <span role="status">
            {(from + 1).toLocaleString("en")}–{to.toLocaleString("en")} of {count.toLocaleString("en")}{" "}
            {nouns[1]}
          </span>
          <IconButton
            label="Next page"
            icon={<Icon name="open" />}
            disabled={page === last}
            onClick={() => setPage(page + 1)}
          />
        </div>
      )}
    </>
  );
}
