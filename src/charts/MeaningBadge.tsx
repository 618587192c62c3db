/** The letter of a meaning on its color, with its pattern along the foot: the sign that all views share. */
import { meaningOfLetter, meanings, type Meaning } from "../theme/meanings.ts";
import styles from "./MeaningBadge.module.css";

/** A badge for a meaning, or for a report's letter. It is named by its words unless the text beside it says them. */
export function MeaningBadge(props: {
  readonly of: Meaning;
  /** The words are said beside it, so that it need not be read out. */
  readonly silent?: boolean;
}) {
  const { letter, words } = meanings[props.of];
  return (
    <span
      className={styles["badge"]}
      data-meaning={props.of}
      data-pattern={meanings[props.of].pattern}
      title={words}
      {...(props.silent === true ? { "aria-hidden": true } : { role: "img", "aria-label": words })}
    >
      {letter}
    </span>
  );
}

export function LetterBadge({ letter, silent }: { readonly letter: string; readonly silent?: boolean }) {
  return <MeaningBadge of={meaningOfLetter(letter)} silent={silent === true} />;
}
