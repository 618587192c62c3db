/** The keys of a command, as they stand on the keyboard. */
import styles from "./KeyCaps.module.css";

/** `keys` in words, as `Ctrl+Shift+P`. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return <kbd className={styles["keys"]}>{keys}</kbd>;
}
