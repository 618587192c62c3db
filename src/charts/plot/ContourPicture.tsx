/** Bands and lines of equal value with a path over them; the pointer and the arrow keys read values of the grid. */
import { bisectCenter } from "d3-array";
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { ContourPlot } from "../../../engine/protocol.ts";
import { BottomAxis, LeftAxis } from "../Axis.tsx";
import { formatNumber } from "../quantities.ts";
import { layoutContour, type ContourLayout } from "./contourLayout.ts";
import styles from "./PlotPicture.module.css";
import { withUnit } from "./plotReading.ts";

export interface ContourPictureProps {
  readonly plot: ContourPlot;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** What stands below the horizontal axis. */
  readonly below: string;
}

type Node = readonly [column: number, row: number];

const moves: Readonly<Record<string, Node>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function ContourPicture({ plot, width, height, name, below }: ContourPictureProps) {
  const layout = useMemo(() => layoutContour(plot, width, height), [plot, width, height]);
  const [node, choose] = useState<Node | undefined>();
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    // Rows go up, and px down.
    const heights = layout.rows.map((row) => -row);
    choose([
      bisectCenter([...layout.columns], event.clientX - left),
      bisectCenter(heights, top - event.clientY),
    ]);
  };
  const goByKey = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    choose(node === undefined ? [0, 0] : moved(node, move, plot));
  };
  return (
    <>
      <div
        className={styles["picture"]}
        role="img"
        aria-label={name}
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => choose(undefined)}
        onBlur={() => choose(undefined)}
        onKeyDown={goByKey}
      >
        <Drawing layout={layout} node={node} width={width} height={height} />
      </div>
      <div className={styles["foot"]}>
        <p className={styles["reading"]} role="status">
          {node !== undefined && sayNode(node, plot)}
        </p>
        <p className={styles["below"]}>{below}</p>
      </div>
      <Scale plot={plot} layout={layout} />
    </>
  );
}

function moved([column, row]: Node, [right, up]: Node, { xs, ys }: ContourPlot): Node {
  const within = (place: number, count: number) => Math.min(Math.max(place, 0), count - 1);
  return [within(column + right, xs.length), within(row + up, ys.length)];
}

function sayNode([column, row]: Node, { xs, ys, values, x, y, value }: ContourPlot): string {
  const where = `(${withUnit(xs[column] ?? NaN, x)}, ${withUnit(ys[row] ?? NaN, y)})`;
  return `${value.label ?? "value"} at ${where}: ${withUnit(values[row]?.[column] ?? NaN, value)}`;
}

interface DrawingProps {
  readonly layout: ContourLayout;
  readonly node: Node | undefined;
  readonly width: number;
  readonly height: number;
}

function Drawing({ layout, node, width, height }: DrawingProps) {
  const { box, bands, path, columns, rows } = layout;
  return (
    <svg className={styles["svg"]} width={width} height={height} aria-hidden="true">
      <LeftAxis ticks={layout.yTicks} x={box.left} to={box.right} />
      {bands.map(({ area, strength, from }) => (
        <path key={from} d={area} className={styles["band"]} style={{ fill: bandColor(strength) }} />
      ))}
      {bands.map(({ line, from }) => (
        <path key={from} d={line} className={styles["level"]} />
      ))}
      {path !== undefined && <Path points={path} />}
      <BottomAxis ticks={layout.xTicks} y={box.bottom} from={box.left} to={box.right} />
      {node !== undefined && (
        <circle className={styles["node"]} cx={columns[node[0]]} cy={rows[node[1]]} r={5} />
      )}
    </svg>
  );
}

/** From its hollow beginning to its full end. */
function Path({ points }: { readonly points: readonly (readonly [number, number])[] }) {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const d = `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
  return (
    <g>
      <path className={styles["pathHalo"]} d={d} />
      <path className={styles["path"]} d={d} />
      <circle className={styles["begin"]} cx={first[0]} cy={first[1]} r={4} />
      <circle className={styles["end"]} cx={last[0]} cy={last[1]} r={4} />
    </g>
  );
}

const bandColor = (strength: number) =>
  `color-mix(in oklab, var(--heat-high) ${(strength * 100).toFixed(0)}%, var(--heat-low))`;

/** What the bands mean, from the lowest to the highest. */
function Scale({ plot, layout: { bands } }: { readonly plot: ContourPlot; readonly layout: ContourLayout }) {
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return null;
  const { label, log } = plot.value;
  return (
    <p className={styles["scale"]}>
      {label !== undefined && <span>{label}</span>}
      <span>{formatNumber(first.from, 3)}</span>
      <span className={styles["ramp"]} aria-hidden>
        {bands.map(({ from, strength }) => (
          <span
            key={from}
            style={{ background: bandColor(strength) }}
            title={`from ${formatNumber(from, 3)}`}
          />
        ))}
      </span>
      <span>
        {formatNumber(last.from, 3)} and more{log ? " (log)" : ""}
      </span>
    </p>
  );
}
