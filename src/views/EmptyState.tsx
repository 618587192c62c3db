/** What a view says when it has nothing to draw: what is missing, and what to do next. */
import styles from "./EmptyState.module.css";

export function EmptyState({ title, next }: { readonly title: string; readonly next: string }) {
  return (
    <div className={styles["empty"]}>
      <p className={styles["title"]}>{title}</p>
      <p className={styles["next"]}>{next}</p>
    </div>
  );
}
