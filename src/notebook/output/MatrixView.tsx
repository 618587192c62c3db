/** A matrix, as a table where it is small and as a heat map where it is large; either way the other is a click away. */
import { Suspense, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { cornerOf, type Matrix } from "./matrix.ts";
import { MatrixTable } from "./MatrixTable.tsx";
import { HeatMap } from "./pictures.ts";
import styles from "./ValueView.module.css";

/** A table up to this many rows and columns is read at a glance. */
const small = { rows: 20, columns: 8 };

export function MatrixView(matrix: Matrix) {
  const { rows, height, width } = matrix;
  const isSmall = height <= small.rows && width <= small.columns;
  const [asTable, setAsTable] = useState(isSmall);
  const seen = asTable ? rows : cornerOf(rows);
  const isWhole = seen.length === height && seen.every(({ length }) => length === width);
  return (
    <div className={styles["either"]}>
      {asTable ? (
        <MatrixTable {...matrix} />
      ) : (
        <Suspense fallback={<div className={styles["plotToCome"]} />}>
          <HeatMap rows={seen} name={`Heat map, ${height} by ${width}`} />
        </Suspense>
      )}
      {!isWhole && (
        <p className={styles["note"]}>
          The first {seen.length} × {seen[0]?.length ?? 0} of {height} × {width}
        </p>
      )}
      {(height > 1 || width > 1) && (
        <Button className={styles["switch"]} onClick={() => setAsTable(!asTable)}>
          {asTable ? "As a heat map" : "As a table"}
        </Button>
      )}
    </div>
  );
}
