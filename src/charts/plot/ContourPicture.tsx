/** Bands and lines of equal value with a path over them; the pointer and the arrow keys read values of the grid. */
import { bisectCenter } from "d3-array";
import { useMemo, useState } from "react";
import type { ContourPlot } from "../../../engine/protocol.ts";
import { formatNumber } from "../quantities.ts";
import { layoutContour, type ContourBand } from "./contourLayout.ts";
import { bandColor } from "./bandColor.ts";
import { PictureFrame, type PictureProps } from "./PictureFrame.tsx";
import styles from "./PlotPicture.module.css";
import { withUnit } from "./plotReading.ts";

type Node = readonly [column: number, row: number];

const moves: Readonly<Record<string, Node>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function ContourPicture({ plot, ...frame }: PictureProps & { readonly plot: ContourPlot }) {
  const { width, height } = frame;
  const layout = useMemo(() => layoutContour(plot, width, height), [plot, width, height]);
  const { columns, rows, bands, path } = layout;
  const [node, choose] = useState<Node | undefined>();
  const point = ([x, y]: readonly [number, number]) => {
    // Rows go up, and px down.
    const heights = rows.map((row) => -row);
    choose([bisectCenter([...columns], x), bisectCenter(heights, -y)]);
  };
  const goByKey = (key: string) => {
    const move = moves[key];
    if (move !== undefined) choose(node === undefined ? [0, 0] : moved(node, move, plot));
    return move !== undefined;
  };
  return (
    <>
      <PictureFrame
        {...frame}
        layout={layout}
        reading={node && sayNode(node, plot)}
        onPoint={point}
        onLeave={() => choose(undefined)}
        onKey={goByKey}
        over={
          node !== undefined && (
            <circle className={styles["node"]} cx={columns[node[0]]} cy={rows[node[1]]} r={5} />
          )
        }
      >
        <Bands bands={bands} />
        {path !== undefined && <Path points={path} />}
      </PictureFrame>
      <Scale plot={plot} bands={bands} />
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

function Bands({ bands }: { readonly bands: readonly ContourBand[] }) {
  return (
    <>
      {bands.map(({ area, strength, from }) => (
        <path key={from} d={area} className={styles["band"]} style={{ fill: bandColor(strength) }} />
      ))}
      {bands.map(({ line, from }) => (
        <path key={from} d={line} className={styles["level"]} />
      ))}
    </>
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

/** What the bands mean, from the lowest to the highest. */
function Scale({ plot, bands }: { readonly plot: ContourPlot; readonly bands: readonly ContourBand[] }) {
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
