/** Who holds how much at one moment: the plot's legend and its figures in one. */
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatBytes, formatShare } from "../../charts/quantities.ts";
import type { TapeLayout } from "./layout.ts";
import { bandTitle } from "./reading.ts";
import { shadeOf } from "./shade.ts";
import styles from "./TapeView.module.css";

export function Holders(props: {
  readonly layout: TapeLayout;
  readonly report: DerivativeReport;
  /** The sample that is read. */
  readonly index: number;
  readonly lit: string | undefined;
  readonly onLight: (owner: string | undefined) => void;
}) {
  const { layout, report, index, lit, onLight } = props;
  const total = report.timeline.samples[index]?.total ?? 0;
  return (
    <table className={styles["holders"]} aria-label="Who holds the bytes at this moment">
      <thead className="visually-hidden">
        <tr>
          <th>part of the program</th>
          <th>bytes held</th>
          <th>share</th>
        </tr>
      </thead>
      <tbody>
        {layout.bands.map((band, position) => {
          const held = band.bytes[index] ?? 0;
          const owner = band.owners.length === 1 ? band.owners[0] : undefined;
          return (
            <tr
              key={band.owners.join()}
              data-lit={owner !== undefined && owner === lit}
              onPointerEnter={() => onLight(owner)}
              onPointerLeave={() => onLight(undefined)}
            >
              <th scope="row">
                <span className={styles["holder"]} title={bandTitle(band, report.owners)}>
                  <span
                    className={styles["swatch"]}
                    style={{ background: shadeOf(position, layout.bands.length) }}
                  />
                  <span>{bandTitle(band, report.owners)}</span>
                </span>
              </th>
              <td>{formatBytes(held)}</td>
              <td>{total > 0 ? formatShare(held / total) : "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
