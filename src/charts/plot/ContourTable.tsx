/** The grid of a contour plot as a table: columns are x, rows y, the highest first as in the picture. */
import type { ContourPlot } from "../../../engine/protocol.ts";
import { formatNumber } from "../quantities.ts";
import styles from "./PlotTable.module.css";

export function ContourTable({ plot }: { readonly plot: ContourPlot }) {
  const { xs, ys, values, x, y } = plot;
  return (
    <div className={styles["table"]} role="region" aria-label="The figures as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              {y.label ?? "y"} \ {x.label ?? "x"}
            </th>
            {xs.map((each, column) => (
              <th key={column} scope="col">
                {formatNumber(each, 4)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ys.map((_, i) => {
            const row = ys.length - 1 - i;
            return (
              <tr key={row}>
                <th scope="row">{formatNumber(ys[row] ?? NaN, 4)}</th>
                {values[row]?.map((value, column) => (
                  <td key={column}>{formatNumber(value, 4)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
