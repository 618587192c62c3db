/** A matrix as a table with row and column numbers; a large one shows its first corner and says so. */
import { formatNumber } from "../../charts/quantities.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { exactNumber } from "./exactNumber.ts";
import type { Matrix } from "./matrix.ts";
import styles from "./ValueView.module.css";

const mostRows = 12;
const mostColumns = 8;

export function MatrixTable({ rows, height, width }: Matrix) {
  const columns = Math.min(width, mostColumns);
  return (
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
          {rows.slice(0, mostRows).map((row, index) => (
            <tr key={index}>
              <th scope="row">{index}</th>
              {row.slice(0, mostColumns).map((each, column) => (
                <td key={column} title={exactNumber(each)}>
                  {formatNumber(each, 5)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(height > mostRows || width > mostColumns) && (
        <p className={styles["note"]}>
          The first {Math.min(height, mostRows)} × {columns} of {height} × {width}
        </p>
      )}
    </ScrollArea>
  );
}
