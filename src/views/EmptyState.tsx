/** What a view says when it has nothing to draw: what is missing, and what to do next. */
import { Words } from "../ui/Words.tsx";
import styles from "./EmptyState.module.css";

export function EmptyState({ title, next }: { readonly title: string; readonly next: string }) {
  return (
    <div className={styles["empty"]}>
      <p className={styles["title"]}>
        <Words>{title}</Words>
      </p>
      <p className={styles["next"]}>
        <Words>{next}</Words>
      </p>
    </div>
  );
}
