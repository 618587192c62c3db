/** A lesson's own derivative, small: the tape over the run, rising and falling, and below it who did the work in which mode. */
import { formatBytes } from "../../charts/quantities.ts";
import type { LessonPicture as Picture } from "../../notebook/lessonEntry.ts";
import { meaningOfLetter, meanings } from "../../theme/meanings.ts";
import styles from "./LessonPicture.module.css";

const width = 240;
const height = 72;
const floor = height - 4;

export function LessonPicture({ picture }: { readonly picture: Picture }) {
  const { of, peakBytes, parts, turn } = picture;
  const modes = parts.map(({ name, letter }) => `${name} ${letter}`).join(", ");
  const words = `Tape of the ${of}, ${formatBytes(peakBytes)} at its peak. Modes: ${modes}`;
  const [first, second] = linesOf(picture);
  return (
    <span className={styles["picture"]} role="img" aria-label={words} title={words}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles["area"]} d={`M0 ${floor}L${pointsOf(picture.tape)}L${width} ${floor}Z`} />
        <path className={styles["forward"]} d={first} />
        <path className={styles["reverse"]} d={second} />
        {turn < 1 && (
          <line className={styles["turn"]} x1={turn * width} x2={turn * width} y1={4} y2={floor} />
        )}
      </svg>
      <span className={styles["strip"]}>
        {parts.map(({ name, letter, share }, index) => {
          const { color, wash } = meanings[meaningOfLetter(letter)];
          return (
            <span key={index} style={{ flexGrow: share, color, background: wash }}>
              {letter} <code>{name}</code>
            </span>
          );
        })}
      </span>
    </span>
  );
}

const pointOf = ([at, bytes]: readonly [number, number]): string =>
  `${(at * width).toFixed(1)} ${(floor - bytes * (floor - 6)).toFixed(1)}`;

const pointsOf = (tape: Picture["tape"]): string => tape.map(pointOf).join("L");

/** The curve before and after the turn to the reverse sweep. */
function linesOf({ tape, turn }: Picture): readonly [string, string] {
  const before = tape.filter(([at]) => at <= turn);
  const after = tape.filter(([at]) => at >= turn);
  const line = (points: Picture["tape"]) => (points.length === 0 ? "" : `M${pointsOf(points)}`);
  return [line(before), line([...before.slice(-1), ...after])];
}
