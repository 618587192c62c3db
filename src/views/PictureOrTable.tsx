/** A picture with the table behind it: the same figures, for those who cannot see or do not trust the picture. */
import { useState, type ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import styles from "./PictureOrTable.module.css";

export function PictureOrTable(props: {
  /** A sentence or two above both, as a figure's caption. */
  readonly caption: ReactNode;
  readonly picture: ReactNode;
  /** Made when asked for, because it may be long. */
  readonly table: () => ReactNode;
  /** Controls of the picture, beside the switch. */
  readonly controls?: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className={styles["frame"]}>
      <div className={styles["head"]}>
        <div className={styles["caption"]}>{props.caption}</div>
        <div className={styles["controls"]}>
          {!asTable && props.controls}
          <Button look="framed" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            As a table
          </Button>
        </div>
      </div>
      {asTable ? (
        <div className={styles["table"]} tabIndex={0} role="region" aria-label="The figures as a table">
          {props.table()}
        </div>
      ) : (
        props.picture
      )}
    </div>
  );
}
