/** Every command that can be given now, found by its words: a combobox over a list, as the ARIA practices ask. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { commandGroups, findCommands, isAvailable, type Command } from "../../commands/command.ts";
import { shownKeys, useCommands } from "../../commands/CommandsContext.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { KeyCaps } from "../../ui/KeyCaps.tsx";
import styles from "./Palette.module.css";

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [wanted, setWanted] = useState(0);
  const commands = useOffered();
  const found = findCommands(commands, query);
  const at = Math.min(wanted, found.length - 1);
  const list = useId();
  const give = (command: Command) => {
    // The focus must be back where it was before the command moves it.
    flushSync(onClose);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[at];
    if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      give(chosen);
    }
    const target = targetOf(event.key, at, found.length);
    if (target === undefined) return;
    event.preventDefault();
    setWanted(target);
  };
  return (
    <Dialog label="All commands" onClose={onClose} className={styles["palette"]}>
      <input
        className={styles["query"]}
        role="combobox"
        aria-label="Command"
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[at] === undefined ? undefined : `${list}-${found[at].id}`}
        placeholder="What would you like to do?"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setWanted(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label="Commands" className={styles["list"]}>
        {found.map((command, position) => (
          <Row
            key={command.id}
            id={`${list}-${command.id}`}
            command={command}
            isChosen={position === at}
            onGive={() => give(command)}
          />
        ))}
      </ul>
      <p role="status" className={found.length === 0 ? styles["none"] : "visually-hidden"}>
        {found.length === 0 ? "No command has these words." : `${found.length} commands`}
      </p>
    </Dialog>
  );
}

/** The commands that have something to act on, as it was when the palette opened, group by group. */
function useOffered(): readonly Command[] {
  const commands = useCommands();
  const [offered] = useState(() => {
    const available = commands.filter((command) => command.id !== "page.palette" && isAvailable(command));
    return commandGroups.flatMap((group) => available.filter((command) => command.group === group));
  });
  return offered;
}

function Row(props: {
  readonly id: string;
  readonly command: Command;
  readonly isChosen: boolean;
  readonly onGive: () => void;
}) {
  const { id, command, isChosen, onGive } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const keys = shownKeys(command);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={styles["row"]}
      onClick={onGive}
      // The focus stays in the query.
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={styles["title"]}>{command.title}</span>
      <span className={styles["group"]}>{command.group}</span>
      {keys !== undefined && <KeyCaps keys={keys} />}
    </li>
  );
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "PageDown") return Math.min(at + 8, count - 1);
  if (key === "PageUp") return Math.max(at - 8, 0);
  return undefined;
}
