/** A sentence in which `words between backticks` are code. */
import { Fragment } from "react";
import { piecesOf } from "./inlineCode.ts";
import styles from "./Words.module.css";

export function Words({ children }: { readonly children: string }) {
  return piecesOf(children).map(({ text, isCode }, index) =>
    isCode ? (
      <code key={index} className={styles["code"]}>
        {text}
      </code>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  );
}
