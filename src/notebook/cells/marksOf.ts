/** What stands out in a cell's text: trouble, and what a view of the inspector points at. */
import type { Diagnostic, Span } from "../../../engine/protocol.ts";
import type { CodeMark } from "../../ui/code/ColoredCode.tsx";
import styles from "./CodeCell.module.css";

export function marksOf(
  cell: string,
  diagnostics: readonly Diagnostic[],
  pointedAt: Span | undefined,
): CodeMark[] {
  const troubles = diagnostics
    .filter(({ span, severity }) => span.source === cell && severity !== "info")
    .map(({ span }) => ({ start: span.start, end: span.end, className: styles["trouble"] ?? "" }));
  if (pointedAt === undefined) return troubles;
  return [...troubles, { start: pointedAt.start, end: pointedAt.end, className: styles["pointedAt"] ?? "" }];
}
