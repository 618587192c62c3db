/** A button that opens a list of things to do; arrows walk through it, as the ARIA practices ask of menus. */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { IconButton } from "./Button.tsx";
import styles from "./Menu.module.css";

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** Keys that do the same, in words. */
  readonly keys?: string | undefined;
  readonly isAvailable: boolean;
  readonly onChoose: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Asked for when the menu opens. */
  readonly items: () => readonly MenuItem[];
  /** Which side of the button the list is flush with. */
  readonly side?: "left" | "right";
}

export function Menu({ label, icon, items, side = "right" }: MenuProps) {
  const [shown, setShown] = useState<readonly MenuItem[] | undefined>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => setShown(undefined);
  return (
    <div
      className={styles["menu"]}
      data-side={side}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <IconButton
        ref={button}
        label={label}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={shown !== undefined}
        {...(shown === undefined ? {} : { "aria-controls": id })}
        onClick={() => setShown(shown === undefined ? items() : undefined)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setShown(items());
        }}
      />
      {shown !== undefined && (
        <Items
          id={id}
          label={label}
          items={shown}
          onClose={(givesBack) => {
            close();
            if (givesBack) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function Items(props: {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Whether the focus goes back to the button. */
  readonly onClose: (givesBack: boolean) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => keepInSight(list.current), []);
  useEffect(() => rowsOf(list.current)[0]?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = rowsOf(list.current);
    const at = rows.findIndex((row) => row === document.activeElement);
    const target = targetOf(event.key, at, rows.length);
    if (event.key === "Escape") props.onClose(true);
    else if (event.key === "Tab") props.onClose(false);
    else if (target !== undefined) rows[target]?.focus();
    if (event.key !== "Tab" && event.key !== "Enter" && event.key !== " ") event.preventDefault();
  };
  return (
    <ul
      ref={list}
      id={props.id}
      role="menu"
      aria-label={props.label}
      className={styles["items"]}
      onKeyDown={onKeyDown}
    >
      {props.items.map(({ id, title, keys, isAvailable, onChoose }) => (
        <li key={id} role="none">
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles["item"]}
            disabled={!isAvailable}
            onClick={() => {
              // What is chosen may take the focus, and gives it back to where it found it.
              props.onClose(true);
              onChoose();
            }}
          >
            <span>{title}</span>
            {keys !== undefined && <kbd className={styles["keys"]}>{keys}</kbd>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Moves a list that would hang over the right edge of the window so far to the left that it does not. */
function keepInSight(list: HTMLElement | null): void {
  const over = (list?.getBoundingClientRect().right ?? 0) + 8 - document.documentElement.clientWidth;
  if (list !== null && over > 0) list.style.translate = `${-over}px`;
}

const rowsOf = (list: HTMLElement | null): HTMLButtonElement[] => [
  ...(list?.querySelectorAll<HTMLButtonElement>("[role=menuitem]:enabled") ?? []),
];

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
