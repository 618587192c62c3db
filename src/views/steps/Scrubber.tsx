/** Goes to any moment of a run: by the slider, a step at a time, or by itself. */
import { useEffect, useState } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./StepsView.module.css";

/** Time to read a moment's words, in ms. */
const momentMs = 900;

interface Props {
  readonly at: number;
  readonly count: number;
  /** What the moment is, for who does not see it. */
  readonly words: string;
  readonly onGo: (at: number) => void;
}

export function Scrubber({ at, count, words, onGo }: Props) {
  const last = count - 1;
  const [isPlaying, setPlaying] = useState(false);
  const plays = isPlaying && at < last;
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => onGo(at + 1), momentMs);
    return () => clearTimeout(timer);
  });
  const play = () => {
    if (!plays && at === last) onGo(0);
    setPlaying(!plays);
  };
  const step = (by: number) => {
    setPlaying(false);
    onGo(Math.min(last, Math.max(0, at + by)));
  };
  return (
    <div className={styles["scrubber"]} role="group" aria-label="Moments of the run">
      <IconButton
        label="One step back"
        icon={<Icon name="back" />}
        disabled={at === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        label={plays ? "Pause" : "Play"}
        icon={<Icon name={plays ? "stop" : "play"} />}
        onClick={play}
      />
      <IconButton
        label="One step on"
        icon={<Icon name="open" />}
        disabled={at === last}
        onClick={() => step(1)}
      />
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={`${at} of ${last}. ${words}`}
        min={0}
        max={last}
        value={at}
        onChange={(event) => {
          setPlaying(false);
          onGo(Number(event.target.value));
        }}
      />
      <span className={styles["count"]}>
        {at} of {last}
      </span>
    </div>
  );
}
