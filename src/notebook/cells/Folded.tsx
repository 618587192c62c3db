/** What stands for the hidden lines of a folded cell; pressing it unfolds the cell. */
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Folded.module.css";

export interface FoldedProps {
  /** How many lines are hidden. */
  readonly lines: number;
  readonly onUnfold: () => void;
}

export function Folded({ lines, onUnfold }: FoldedProps) {
  return (
    <button type="button" className={styles["folded"]} aria-expanded={false} onClick={onUnfold}>
      <Icon name="open" size={10} />
      {lines === 1 ? "1 more line" : `${lines} more lines`}
    </button>
  );
}
