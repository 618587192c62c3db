/** The area of an open group: a wash of its mode, and the mode's pattern down its side. */
import { memo } from "react";
import { patternFill } from "../../charts/MeaningPatterns.tsx";
import { meanings, type Meaning } from "../../theme/meanings.ts";
import styles from "./GraphScene.module.css";
import type { PlacedBox } from "./placedGraph.ts";

export const GroupBackground = memo(function GroupBackground(props: {
  readonly box: PlacedBox;
  readonly prefix: string;
  readonly meaning: Meaning;
  readonly isLit: boolean;
}) {
  const { box, prefix, meaning, isLit } = props;
  return (
    <g aria-hidden="true" transform={`translate(${String(box.x)},${String(box.y)})`}>
      <rect
        width={box.width}
        height={box.height}
        rx={5}
        className={styles["group"]}
        data-lit={isLit}
        style={{ fill: meanings[meaning].wash }}
      />
      <rect x={1} y={4} width={4} height={box.height - 8} fill={patternFill(prefix, meaning)} />
    </g>
  );
});
