/** What is wrong, where, and what to do now: message, code frame and hint of one diagnostic. */
import type { Diagnostic, Span } from "../../../engine/protocol.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { Words } from "../../ui/Words.tsx";
import { ColoredCode } from "../../ui/code/ColoredCode.tsx";
import { frameOf } from "./codeFrame.ts";
import styles from "./DiagnosticView.module.css";

export interface DiagnosticViewProps {
  readonly diagnostic: Diagnostic;
  /** The text that spans of a cell are about: as it was when it ran. */
  readonly textOf: (source: string) => string | undefined;
  /** What people call a cell, if spans may lie in another one than this. */
  readonly nameOf: (source: string) => string | undefined;
  /** Puts the caret at the place. */
  readonly onGoTo: (span: Span) => void;
}

export function DiagnosticView({ diagnostic, textOf, nameOf, onGoTo }: DiagnosticViewProps) {
  const { message, hint, span, related, severity, code } = diagnostic;
  return (
    <div className={styles["diagnostic"]} data-severity={severity} data-code={code}>
      <p className={styles["message"]}>
        <span className={styles["sign"]} aria-hidden>
          {severity === "info" ? "i" : "!"}
        </span>
        <span>
          <span className="visually-hidden">{severity}: </span>
          <Words>{message}</Words>
        </span>
      </p>
      <Frame span={span} textOf={textOf} nameOf={nameOf} onGoTo={onGoTo} />
      {hint !== "" && (
        <p className={styles["hint"]}>
          <Words>{hint}</Words>
        </p>
      )}
      {related.map((each, index) => (
        <div key={index}>
          <p className={styles["hint"]}>
            <Words>{each.message}</Words>
          </p>
          <Frame span={each.span} textOf={textOf} nameOf={nameOf} onGoTo={onGoTo} />
        </div>
      ))}
    </div>
  );
}

function Frame({
  span,
  textOf,
  nameOf,
  onGoTo,
}: Omit<DiagnosticViewProps, "diagnostic"> & { readonly span: Span }) {
  const text = textOf(span.source);
  if (text === undefined) return null;
  const { from, excerpt, firstLine, line, column } = frameOf(text, span);
  const mark = { start: span.start - from, end: span.end - from, className: styles["mark"] ?? "" };
  const cell = nameOf(span.source);
  return (
    <div className={styles["frame"]}>
      <button type="button" className={styles["place"]} onClick={() => onGoTo(span)}>
        {cell === undefined ? "" : `${cell}, `}line {line}, column {column}
      </button>
      <ScrollArea className={styles["excerpt"]}>
        <ColoredCode text={excerpt} marks={[mark]} firstLine={firstLine} />
      </ScrollArea>
    </div>
  );
}
