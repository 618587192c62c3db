/** The user's own lines with what each cost: operations of the derivative, bytes remembered. */
import type { Span } from "../../../engine/protocol.ts";
import { Fragment, useMemo } from "react";
import { formatAmount, formatBytes, formatCompact, formatCount } from "../../charts/quantities.ts";
import { CodeText } from "./CodeText.tsx";
import styles from "./CodeView.module.css";
import { coloredLines, type CodePiece } from "./coloredLines.ts";
import { sourceLight, type SourceLine, type SourceText } from "./layout.ts";
import { stepLine } from "./stepLine.ts";

interface Props {
  readonly texts: readonly SourceText[];
  readonly span: Span | undefined;
  readonly onLight: (span: Span | undefined) => void;
  readonly onPin: (span: Span) => void;
}

export function SourcePane({ texts, span, onLight, onPin }: Props) {
  const colored = useMemo(() => texts.map(({ cell }) => coloredLines(cell.text)), [texts]);
  const places = useMemo(() => texts.flatMap(({ lines }) => lines.map((line) => line.span)), [texts]);
  return (
    <section className={styles["pane"]} aria-label="Source">
      <div
        className={styles["scroll"]}
        data-pane
        tabIndex={0}
        role="group"
        aria-label="Lines of the source; arrows step through them"
        onKeyDown={(event) => stepLine(event, places, span, onLight, onPin)}
        onPointerLeave={() => onLight(undefined)}
      >
        <table className={styles["code"]}>
          <thead>
            <tr>
              <th className={styles["number"]}>
                <span className="visually-hidden">line</span>
              </th>
              <th className={styles["figure"]} title="operations of the derivative">
                op.
              </th>
              <th className={styles["figure"]} title="bytes remembered for the way back">
                T bytes
              </th>
              <th className={styles["text"]}>source</th>
            </tr>
          </thead>
          <tbody>
            {texts.map(({ cell, lines }, index) => (
              <Fragment key={cell.id}>
                {texts.length > 1 && (
                  <tr className={styles["cellName"]}>
                    <th colSpan={3} />
                    <th scope="rowgroup">cell {cell.number}</th>
                  </tr>
                )}
                {lines.map((line) => (
                  <Line
                    key={line.number}
                    text={cell.text}
                    line={line}
                    pieces={colored[index]?.[line.number - 1] ?? []}
                    span={span}
                    onLight={onLight}
                    onPin={onPin}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line(props: {
  readonly text: string;
  readonly line: SourceLine;
  readonly pieces: readonly CodePiece[];
  readonly span: Span | undefined;
  readonly onLight: (span: Span | undefined) => void;
  readonly onPin: (span: Span) => void;
}) {
  const { text, line, pieces, span, onLight, onPin } = props;
  const light = sourceLight(line, span);
  const isEmpty = line.span.start === line.span.end;
  const { figures } = line;
  return (
    <tr
      data-lit={light?.kind === "range"}
      data-within={light?.kind === "within"}
      onPointerEnter={() => onLight(isEmpty ? undefined : line.span)}
      onClick={() => {
        if (!isEmpty) onPin(line.span);
      }}
    >
      <td className={styles["number"]}>{line.number}</td>
      <td
        className={styles["figure"]}
        data-tone="work"
        style={{ "--share": line.workShare }}
        title={
          figures &&
          `${formatAmount(figures.primalWork, "operation")}, in the derivative ${formatCount(figures.derivativeWork)}`
        }
      >
        {figures !== undefined && figures.derivativeWork > 0 ? formatCompact(figures.derivativeWork) : ""}
      </td>
      <td
        className={styles["figure"]}
        data-tone="tape"
        style={{ "--share": line.bytesShare }}
        title={figures && `${formatBytes(figures.recordedBytes)} recorded`}
      >
        {figures !== undefined && figures.recordedBytes > 0 ? formatBytes(figures.recordedBytes) : ""}
      </td>
      <td className={styles["text"]}>
        <code>
          <CodeText
            text={text}
            pieces={pieces}
            markStart={light?.kind === "range" ? light.start : undefined}
            markEnd={light?.kind === "range" ? light.end : undefined}
          />
        </code>
      </td>
    </tr>
  );
}
