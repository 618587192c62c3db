/** A value of the user's as they would write it: numbers in a line, matrices as tables, objects as trees that open. */
import { memo } from "react";
import type { PlainValue } from "../../../engine/protocol.ts";
import { exactNumber } from "./exactNumber.ts";
import { matrixOf } from "./matrix.ts";
import { MatrixView } from "./MatrixView.tsx";
import { NumbersView } from "./NumbersView.tsx";
import { oneLine } from "./oneLine.ts";
import { PlotValue } from "./PlotValue.tsx";
import { RecordingView } from "./RecordingView.tsx";
import { isBranching } from "./branches.ts";
import { Tree } from "./Tree.tsx";
import styles from "./ValueView.module.css";

export const ValueView = memo(function ValueView({ value }: { readonly value: PlainValue }) {
  if (value.kind === "number") return <span className={styles["value"]}>{exactNumber(value.value)}</span>;
  if (value.kind === "numbers") return <NumbersView {...value} />;
  if (value.kind === "plot") return <PlotValue plot={value.plot} />;
  if (value.kind === "recording") return <RecordingView recording={value} />;
  const matrix = matrixOf(value);
  if (matrix !== undefined) return <MatrixView {...matrix} />;
  if (isBranching(value)) return <Tree value={value} draw={(each) => <ValueView value={each} />} />;
  return (
    <span className={styles["value"]}>{oneLine(value, value.kind === "string" ? Infinity : undefined)}</span>
  );
});
