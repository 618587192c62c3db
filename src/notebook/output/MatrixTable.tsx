/** A matrix as a table with row and column numbers; a long one has pages, a wide one scrolls. */
import { formatNumber } from "../../charts/quantities.ts";
import { Pages } from "../../ui/Pages.tsx";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { exactNumber } from "./exactNumber.ts";
import type { Matrix } from "./matrix.ts";
import styles from "./ValueView.module.css";

const rowsPerPage = 20;
const mostColumns = 100;

export function MatrixTable({ rows, height, width }: Matrix) {
  const columns = Math.min(rows[0]?.length ?? 0, mostColumns);
  return (
    <Pages count={rows.length} perPage={rowsPerPage} nouns={["row", "rows"]}>
      {(from, to) => (
        <>
          <ScrollArea className={styles["matrix"]} role="region" aria-label={`Matrix, ${height} by ${width}`}>
            <table>
              <thead>
                <tr>
                  <td />
                  {Array.from({ length: columns }, (_, column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(from, to).map((row, index) => (
                  <tr key={from + index}>
                    <th scope="row">{from + index}</th>
                    {row.slice(0, columns).map((each, column) => (
                      <td key={column} title={exactNumber(each)}>
                        {formatNumber(each, 5)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          {columns < (rows[0]?.length ?? 0) && (
            <p className={styles["note"]}>
              The first {columns} of {width} columns
            </p>
          )}
        </>
      )}
    </Pages>
  );
}
