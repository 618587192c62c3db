/** The last versions of the open notebook: when each stood, how it differs from now, and the way back to it. */
import { useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useDesk, useDeskState } from "../desk/DeskContext.ts";
import { countChanges, differenceOf, type DifferenceLine } from "./difference.ts";
import { mostVersions, type Version } from "./versions.ts";
import styles from "./VersionsDialog.module.css";

export function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const name = useDeskState((state) => state.name);
  const versions = useVersions();
  const [asked, setChosen] = useState<number | undefined>();
  const now = desk.text();
  const chosen = asked ?? Math.max(0, versions?.findIndex(({ text }) => text !== now) ?? 0);
  const version = versions?.[chosen];
  const restore = (text: string) => {
    onClose();
    void desk.restore(text).then(() => desk.say("Restored.", () => void desk.restore(now)));
  };
  const notes = [
    `The last ${mostVersions} versions of “${name}” in this browser. Going back to one keeps what stands now as a version too.`,
    ...(versions?.length === 0 ? ["There is none yet: type something."] : []),
  ];
  return (
    <Sheet title="Versions" label={`Versions of ${name}`} notes={notes} isWide onClose={onClose}>
      <div className={styles["columns"]}>
        <ul className={styles["list"]} aria-label="Versions, the newest first">
          {versions?.map((each, index) => (
            <li key={`${each.began} ${each.at}`}>
              <button type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
                <time dateTime={new Date(each.at).toISOString()}>{sayTime(each.at)}</time>
                <span>{sayChanges(each.text, now)}</span>
              </button>
            </li>
          ))}
        </ul>
        {version !== undefined && <Difference version={version} now={now} onRestore={restore} />}
      </div>
    </Sheet>
  );
}

function useVersions(): readonly Version[] | undefined {
  const desk = useDesk();
  const [versions, setVersions] = useState<readonly Version[] | undefined>();
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      await desk.keeper.flush();
      const id = desk.keeper.record()?.id;
      const found = id === undefined ? [] : await desk.shelf.versions(id).catch(() => []);
      if (!isGone) setVersions(found);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [desk]);
  return versions;
}

interface DifferenceProps {
  readonly version: Version;
  readonly now: string;
  readonly onRestore: (text: string) => void;
}

function Difference({ version, now, onRestore }: DifferenceProps) {
  const lines = differenceOf(now, version.text);
  const isSame = version.text === now;
  return (
    <section className={styles["difference"]} aria-label="What going back would change">
      <div className={styles["lines"]} tabIndex={0} role="group" aria-label="Lines that differ">
        {isSame && <p>This is what stands now.</p>}
        {!isSame && lines === undefined && <p>It differs too much to show line by line.</p>}
        {!isSame && lines?.map((line, index) => <Line key={index} line={line} />)}
      </div>
      <Button look="primary" disabled={isSame} onClick={() => onRestore(version.text)}>
        Go back to this version
      </Button>
    </section>
  );
}

const signs = { added: "+", removed: "−", same: " ", gap: "⋮" } as const;
const spoken = { added: "comes: ", removed: "goes: ", same: "", gap: "" } as const;

function Line({ line: { kind, text } }: { readonly line: DifferenceLine }) {
  return (
    <div className={styles["line"]} data-kind={kind}>
      <span aria-hidden="true">{signs[kind]}</span>
      <span className="visually-hidden">{spoken[kind]}</span>
      <code>{kind === "gap" ? `${text} more ${text === "1" ? "line" : "lines"}` : text}</code>
    </div>
  );
}

function sayChanges(version: string, now: string): string {
  if (version === now) return "as now";
  const lines = differenceOf(now, version);
  if (lines === undefined) return "quite another text";
  const { added, removed } = countChanges(lines);
  const counts = [added > 0 ? `+${added}` : "", removed > 0 ? `−${removed}` : ""].filter(Boolean).join(" ");
  return `${counts} ${added + removed === 1 ? "line" : "lines"}`;
}

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** The time of today, or the day too. */
function sayTime(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return (isToday ? time : day).format(at);
}
