/** The colored text of one line. */
import { memo } from "react";
import styles from "./CodeText.module.css";
import { markedPieces, type CodePiece } from "./coloredLines.ts";

export const CodeText = memo(function CodeText(props: {
  readonly text: string;
  readonly pieces: readonly CodePiece[];
  readonly markStart?: number | undefined;
  readonly markEnd?: number | undefined;
}) {
  const { text, pieces, markStart, markEnd } = props;
  const mark =
    markStart === undefined || markEnd === undefined ? undefined : { start: markStart, end: markEnd };
  return markedPieces(pieces, mark).map(({ kind, start, end, marked }) => (
    <span key={start} className={styles[kind]} data-marked={marked}>
      {text.slice(start, end)}
    </span>
  ));
});
