/** The modes of a derivative's subfunctions as a strip of letters, as wide as their shares of the work. */
import type { OwnerReport } from "../../../engine/protocol.ts";
import { meaningOfLetter, meanings } from "../../theme/meanings.ts";
import styles from "./ModeStrip.module.css";
import { stripOf } from "./stripOf.ts";

export function ModeStrip({ owners }: { readonly owners: readonly OwnerReport[] }) {
  const { parts, hidden } = stripOf(owners);
  const words = parts.map(({ name, letter }) => `${name} ${letter}`).join(", ");
  return (
    <span className={styles["strip"]} role="img" aria-label={`Modes: ${words}`} title={words}>
      {parts.map(({ key, letter, share }) => {
        const meaning = meanings[meaningOfLetter(letter)];
        return (
          <span
            key={key}
            className={styles["part"]}
            data-pattern={meaning.pattern}
            style={{ color: meaning.color, background: meaning.wash, flexGrow: share }}
          >
            {letter}
          </span>
        );
      })}
      {hidden > 0 && <span className={styles["more"]}>+{hidden}</span>}
    </span>
  );
}
