/** Numbers as a picture one line high: bars, with the number under the pointer said beside it. */
import { useMemo, useState, type PointerEvent } from "react";
import { formatCount, formatNumber } from "../../charts/quantities.ts";
import { indexAt, layOutPicture } from "./pictureGeometry.ts";
import type { NumberList } from "./numbersOf.ts";
import styles from "./SmallPicture.module.css";

const height = 18;

export function SmallPicture({ values, length }: NumberList) {
  const [at, setAt] = useState<number | undefined>();
  const width = Math.min(112, Math.max(24, values.length * 9));
  const { bars, zero } = useMemo(() => layOutPicture(values, width, height), [values, width]);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(indexAt(event.clientX - box.left, box.width, values.length));
  };
  const said = at === undefined ? undefined : values[at];
  return (
    <span className={styles["picture"]}>
      <svg
        role="img"
        aria-label={describe({ values, length })}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        onPointerMove={point}
        onPointerLeave={() => setAt(undefined)}
      >
        <line x1={0} x2={width} y1={zero} y2={zero} className={styles["zero"]} />
        {bars.map((bar, index) => (
          <rect key={index} {...bar} className={styles["bar"]} />
        ))}
      </svg>
      {at !== undefined && said !== undefined && (
        <span className={styles["tip"]} aria-hidden>
          [{at}] {formatNumber(said)}
        </span>
      )}
    </span>
  );
}

function describe({ values, length }: NumberList): string {
  const shown = values.slice(0, 4).map((value) => formatNumber(value, 4));
  return `${formatCount(length)} ${length === 1 ? "number" : "numbers"}: ${shown.join(", ")}${length > 4 ? ", …" : ""}`;
}
