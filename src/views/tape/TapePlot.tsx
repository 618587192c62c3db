/** The plot itself, as drawn from its layout. */
import { BottomAxis, LeftAxis } from "../../charts/Axis.tsx";
import { formatBytes } from "../../charts/quantities.ts";
import type { DerivativeReport } from "../../../engine/protocol.ts";
import type { TapeLayout, TapeSize, TapeSweep } from "./layout.ts";
import { bandTitle } from "./reading.ts";
import { shadeOf } from "./shade.ts";
import styles from "./TapePlot.module.css";

export function TapePlot(props: {
  readonly layout: TapeLayout;
  readonly report: DerivativeReport;
  readonly size: TapeSize;
  readonly cursor: number | undefined;
  readonly lit: string | undefined;
  readonly onLight: (owner: string | undefined) => void;
}) {
  const { layout, report, size, cursor, lit, onLight } = props;
  const { plot, bands } = layout;
  const someLit = bands.some(({ owners }) => lit !== undefined && owners.includes(lit));
  return (
    <svg className={styles["svg"]} width={size.width} height={size.height} aria-hidden="true">
      <LeftAxis ticks={layout.yTicks} x={plot.left} to={plot.right} />
      <g className={styles["rise"]}>
        {bands.map((band, index) => {
          const owner = band.owners.length === 1 ? band.owners[0] : undefined;
          return (
            <path
              key={band.owners.join()}
              d={band.path}
              className={styles["band"]}
              style={{ fill: shadeOf(index, bands.length) }}
              data-faded={someLit && !(lit !== undefined && band.owners.includes(lit))}
              onPointerEnter={() => onLight(owner)}
              onPointerLeave={() => onLight(undefined)}
            >
              <title>{bandTitle(band, report.owners)}</title>
            </path>
          );
        })}
        <path d={layout.outline} className={styles["outline"]} />
      </g>
      <Sweeps layout={layout} />
      {layout.budget !== undefined && (
        <g className={styles["budget"]}>
          <line x1={plot.left} x2={plot.right} y1={layout.budget} y2={layout.budget} />
          <text x={plot.left + 6} y={layout.budget - 5}>
            ! budget {formatBytes(report.tape.budgetBytes)}
          </text>
        </g>
      )}
      <BottomAxis ticks={layout.xTicks} y={plot.bottom} from={plot.left} to={plot.right} />
      <text className={styles["axisTitle"]} x={plot.right} y={plot.bottom + 34} textAnchor="end">
        operations so far
      </text>
      <PeakMark layout={layout} bytes={report.tape.peakBytes} />
      {cursor !== undefined && (
        <line
          className={styles["cursor"]}
          x1={layout.columns[cursor]}
          x2={layout.columns[cursor]}
          y1={plot.top}
          y2={plot.bottom}
        />
      )}
    </svg>
  );
}

function PeakMark({
  layout: { peak, plot },
  bytes,
}: {
  readonly layout: TapeLayout;
  readonly bytes: number;
}) {
  if (peak === undefined) return null;
  const leftward = peak.x > (plot.left + plot.right) / 2;
  return (
    <g className={styles["peak"]}>
      <circle cx={peak.x} cy={peak.y} r={4} />
      <text x={peak.x + (leftward ? -7 : 7)} y={peak.y - 6} textAnchor={leftward ? "end" : "start"}>
        peak {formatBytes(bytes)}
      </text>
    </g>
  );
}

/** Arrows above the plot: forward sweeps run right, reverse sweeps run back; and where the run turns. */
function Sweeps({ layout: { sweeps, turn, plot } }: { readonly layout: TapeLayout }) {
  const y = 16;
  return (
    <g>
      {turn !== undefined && (
        <line className={styles["turn"]} x1={turn} x2={turn} y1={y - 8} y2={plot.bottom} />
      )}
      {sweeps.map((sweep) => (
        <SweepArrow key={`${sweep.sweep}${String(sweep.from)}`} {...sweep} y={y} />
      ))}
    </g>
  );
}

const sweepWords = {
  forward: ["F way there (forward sweep)", "F way there", "F"],
  reverse: ["R way back (reverse sweep)", "R way back", "R"],
  again: ["F forward again", "F"],
} as const;

function SweepArrow({ sweep, from, to, y }: TapeSweep & { readonly y: number }) {
  const width = to - from;
  const label = sweepWords[sweep].find((words) => words.length * 6.4 + 24 < width);
  const start = sweep === "reverse" ? to - 1 : from + 1;
  const end = sweep === "reverse" ? from + 2 : to - 2;
  const back = sweep === "reverse" ? 5 : -5;
  return (
    <g className={styles["sweep"]} data-sweep={sweep}>
      <line x1={start} x2={end} y1={y + 6} y2={y + 6} />
      {width > 10 && (
        <path
          d={`M${String(end + back)},${String(y + 2)} L${String(end)},${String(y + 6)} L${String(end + back)},${String(y + 10)}`}
        />
      )}
      {label !== undefined && (
        <text x={(from + to) / 2} y={y} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}
