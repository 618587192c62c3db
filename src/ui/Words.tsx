/** A sentence in which `words between backticks` are code. */
import { Fragment } from "react";
import styles from "./Words.module.css";

/** A lone backtick is text; so is everything else. */
export function Words({ children }: { readonly children: string }) {
  return children.split(/(`[^`\n]+`)/).map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className={styles["code"]}>
        {part.slice(1, -1)}
      </code>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
