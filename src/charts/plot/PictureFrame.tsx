/** What every plot is drawn in: a picture that pointer and keys read, the axes, the line that says what was read. */
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { BottomAxis, LeftAxis, type Tick } from "../Axis.tsx";
import styles from "./PlotPicture.module.css";
import type { PlotBox } from "./pointLayout.ts";

/** What a figure tells its picture. */
export interface PictureProps {
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** What stands below the horizontal axis. */
  readonly below: string;
}

interface Props extends PictureProps {
  readonly layout: {
    readonly box: PlotBox;
    readonly xTicks: readonly Tick[];
    readonly yTicks: readonly Tick[];
  };
  /** What is read at the place that was pointed at; undefined where nothing is. */
  readonly reading: string | undefined;
  /** The pointer is at a place of the picture, px. */
  readonly onPoint: (place: readonly [x: number, y: number]) => void;
  readonly onLeave: () => void;
  /** Answers whether the key meant anything. */
  readonly onKey: (key: string) => boolean;
  /** Between the axes. */
  readonly children: ReactNode;
  /** Over the axes. */
  readonly over: ReactNode;
}

export function PictureFrame(props: Props) {
  const { width, height, name, below, layout, reading, onPoint, onLeave, onKey, children, over } = props;
  const { box, xTicks, yTicks } = layout;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onPoint([event.clientX - left, event.clientY - top]);
  };
  const press = (event: KeyboardEvent) => {
    if (onKey(event.key)) event.preventDefault();
  };
  return (
    <>
      <div
        className={styles["picture"]}
        role="img"
        aria-label={name}
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={onLeave}
        onBlur={onLeave}
        onKeyDown={press}
      >
        <svg className={styles["svg"]} width={width} height={height} aria-hidden="true">
          <LeftAxis ticks={yTicks} x={box.left} to={box.right} />
          {children}
          <BottomAxis ticks={xTicks} y={box.bottom} from={box.left} to={box.right} />
          {over}
        </svg>
      </div>
      <div className={styles["foot"]}>
        <p className={styles["reading"]} role="status">
          {reading}
        </p>
        <p className={styles["below"]}>{below}</p>
      </div>
    </>
  );
}
