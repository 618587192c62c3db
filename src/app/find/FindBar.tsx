/** The search through all cells: what is looked for, how often it is there, the way from match to match, and replacing. */
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { CommandButton } from "../../commands/CommandButton.tsx";
import { focusCell, giveFocusBack } from "../../notebook/cells/focusCell.ts";
import { useFind, useStores } from "../../store/StoresContext.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./FindBar.module.css";

export function FindBar() {
  const isOpen = useFind((state) => state.isOpen);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const stores = useStores();
  const { find } = stores;
  const { opened, query, matches, at, isReplacing, ask, go } = useFind((state) => state);
  const field = useRef<HTMLInputElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => field.current?.select(), [opened]);
  const close = () => {
    const match = find.getState().matches[find.getState().at];
    find.getState().close();
    if (match === undefined) giveFocusBack(stores, before);
    else focusCell(match.cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  return (
    <div className={styles["place"]}>
      <search className={styles["bar"]} aria-label="Find in all cells" onKeyDown={onKeyDown}>
        <div className={styles["line"]}>
          <input
            ref={field}
            type="text"
            className={styles["field"]}
            aria-label="Find"
            placeholder="Find in all cells"
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => ask({ query: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
            }}
          />
          <p role="status" className={styles["count"]} data-none={query !== "" && matches.length === 0}>
            {countOf(query, at, matches.length)}
          </p>
          <Ways />
          <CommandButton command="find.previous" icon={<Icon name="up" />} />
          <CommandButton command="find.next" icon={<Icon name="down" />} />
          <IconButton label="Close the search" keys="Esc" icon={<Icon name="close" />} onClick={close} />
        </div>
        {isReplacing && <Replacing />}
      </search>
    </div>
  );
}

/** How words are compared: two switches. */
function Ways() {
  const matchCase = useFind((state) => state.matchCase);
  const wholeWord = useFind((state) => state.wholeWord);
  const { ask } = useStores().find.getState();
  return (
    <>
      <Button
        className={styles["way"]}
        aria-label="Capitals matter"
        title="Capitals matter"
        aria-pressed={matchCase}
        onClick={() => ask({ matchCase: !matchCase })}
      >
        Aa
      </Button>
      <Button
        className={styles["way"]}
        aria-label="Whole words only"
        title="Whole words only"
        aria-pressed={wholeWord}
        onClick={() => ask({ wholeWord: !wholeWord })}
      >
        |ab|
      </Button>
    </>
  );
}

function Replacing() {
  const { replacement, matches, setReplacement, replaceOne, replaceAll } = useFind((state) => state);
  return (
    <div className={styles["line"]}>
      <input
        type="text"
        className={styles["field"]}
        aria-label="Replace by"
        placeholder="Replace by"
        autoComplete="off"
        spellCheck={false}
        value={replacement}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") replaceOne();
        }}
      />
      <Button look="framed" disabled={matches.length === 0} onClick={replaceOne}>
        Replace
      </Button>
      <Button look="framed" disabled={matches.length === 0} onClick={replaceAll}>
        Replace all
      </Button>
    </div>
  );
}

function countOf(query: string, at: number, count: number): string {
  if (query === "") return "";
  return count === 0 ? "Not found" : `${at + 1} of ${count}`;
}
