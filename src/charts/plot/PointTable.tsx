/** The points of a plot as a table: a column for each series where all have the same x, otherwise a row for each point. */
import type { PointPlot } from "../../../engine/protocol.ts";
import { Pages } from "../../ui/Pages.tsx";
import { formatNumber } from "../quantities.ts";
import styles from "./PlotTable.module.css";
import { rowsOf } from "./plotRows.ts";

const perPage = 50;

export function PointTable({ plot }: { readonly plot: PointPlot }) {
  const { heads, rows } = rowsOf(plot);
  return (
    <Pages count={rows.length} perPage={perPage} nouns={["row", "rows"]}>
      {(from, to) => (
        <div className={styles["table"]} role="region" aria-label="The figures as a table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {heads.map((head, i) => (
                  <th key={i} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(from, to).map((row, i) => (
                <tr key={from + i}>
                  {row.map((each, column) => (
                    <td key={column}>{typeof each === "number" ? formatNumber(each) : each}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Pages>
  );
}
