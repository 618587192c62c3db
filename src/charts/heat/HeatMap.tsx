/** A matrix as a heat map; the pointer and the arrow keys read its entries. The table behind it is for whoever shows it. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { formatNumber } from "../quantities.ts";
import { useElementSize } from "../useElementSize.ts";
import styles from "./HeatMap.module.css";
import { entryAt, heatColor, layoutHeat } from "./heatLayout.ts";

export interface HeatMapProps {
  readonly rows: readonly (readonly number[])[];
  /** What a screen reader calls it. */
  readonly name: string;
}

type Entry = readonly [row: number, column: number];

const moves: Readonly<Record<string, Entry>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function HeatMap({ rows, name }: HeatMapProps) {
  const [place, { width: room }] = useElementSize<HTMLDivElement>({ width: 480, height: 0 });
  const layout = useMemo(() => layoutHeat(rows, Math.min(room, 560)), [rows, room]);
  const [entry, choose] = useState<Entry | undefined>();
  const { side, width, height } = layout;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    choose(entryAt(layout, [event.clientX - left, event.clientY - top]));
  };
  const goByKey = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const [row, column] = entry === undefined ? [0, 0] : [entry[0] + move[0], entry[1] + move[1]];
    if (rows[row]?.[column] !== undefined) choose([row, column]);
  };
  return (
    <div ref={place} className={styles["heat"]}>
      <ScrollArea className={styles["scroll"]}>
        <div
          className={styles["picture"]}
          style={{ width, height }}
          role="img"
          aria-label={`${name}. Arrow keys read its entries; the table has them all.`}
          tabIndex={0}
          onPointerMove={point}
          onPointerLeave={() => choose(undefined)}
          onBlur={() => choose(undefined)}
          onKeyDown={goByKey}
        >
          <svg width={width} height={height} aria-hidden="true" shapeRendering="crispEdges">
            {layout.shades.map(({ path, strength }) => (
              <path key={strength} d={path} style={{ fill: heatColor(strength) }} />
            ))}
            <path d={layout.crossed} className={styles["crossed"]} />
            {entry !== undefined && (
              <rect
                className={styles["chosen"]}
                x={entry[1] * side}
                y={entry[0] * side}
                width={side}
                height={side}
              />
            )}
          </svg>
        </div>
      </ScrollArea>
      <div className={styles["foot"]}>
        <p role="status" className={styles["reading"]}>
          {entry !== undefined &&
            `[${entry[0]}][${entry[1]}] = ${formatNumber(rows[entry[0]]?.[entry[1]] ?? NaN)}`}
        </p>
        <Scale range={layout.range} hasGaps={layout.crossed !== ""} />
      </div>
    </div>
  );
}

/** From the least to the greatest entry, in the colors that they have. */
function Scale(props: { readonly range: readonly [number, number] | undefined; readonly hasGaps: boolean }) {
  const [least, greatest] = props.range ?? [];
  const most = Math.max(Math.abs(least ?? 0), Math.abs(greatest ?? 0));
  const at = (share: number) => ((least ?? 0) + share * ((greatest ?? 0) - (least ?? 0))) / (most || 1);
  return (
    <p className={styles["scale"]}>
      {least !== undefined && greatest !== undefined && (
        <>
          <span>{formatNumber(least, 3)}</span>
          <span className={styles["ramp"]} aria-hidden>
            {[0, 0.25, 0.5, 0.75, 1].map((share) => (
              <span key={share} style={{ background: heatColor(at(share)) }} />
            ))}
          </span>
          <span>{formatNumber(greatest, 3)}</span>
        </>
      )}
      {props.hasGaps && <span>× not finite</span>}
    </p>
  );
}
