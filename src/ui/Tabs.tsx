/** A row of tabs, of which one is chosen; arrows move between them, as the ARIA practices ask. */
import { useRef, type KeyboardEvent } from "react";
import styles from "./Tabs.module.css";

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Id of the element that holds the chosen tab's content. */
  readonly panel: string;
}

export function Tabs({ label, tabs, chosen, onChoose, panel }: TabsProps) {
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const target = targetOf(
      event.key,
      tabs.findIndex(({ id }) => id === chosen),
      tabs.length,
    );
    if (target === undefined) return;
    event.preventDefault();
    onChoose(tabs[target]!.id);
    row.current?.querySelectorAll("button")[target]?.focus();
  };
  return (
    <div ref={row} role="tablist" aria-label={label} className={styles["tabs"]} onKeyDown={move}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${panel}-tab-${id}`}
          aria-selected={id === chosen}
          aria-controls={panel}
          tabIndex={id === chosen ? 0 : -1}
          className={styles["tab"]}
          onClick={() => onChoose(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
