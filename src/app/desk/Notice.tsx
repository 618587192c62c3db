/** What a person should know about the notebook as it was opened, with what to do about it. */
import type { ReactNode } from "react";
import { useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { downloadNotebook } from "../files/saveFile.ts";
import { AddressLink } from "./AddressLink.tsx";
import { useDesk, useDeskState } from "./DeskContext.ts";
import type { OpeningNotice } from "./deskStore.ts";
import styles from "./Notice.module.css";

export function Notice() {
  const saving = useDeskState((state) => state.saving);
  return (
    <div className={styles["notices"]}>
      <div role="alert">{saving === "failed" && <NotKept />}</div>
      <div className={styles["notice"]} role="status">
        <Words />
      </div>
    </div>
  );
}

function NotKept() {
  const desk = useDesk();
  return (
    <p className={styles["trouble"]}>
      <span>
        This browser keeps nothing just now: its storage is full, or closed to this page. What you type is
        safe only while this page is open.
      </span>
      <Button look="framed" onClick={() => void downloadNotebook(desk)}>
        Download it
      </Button>
      <Button look="framed" onClick={() => void desk.keeper.mark()}>
        Try again
      </Button>
    </p>
  );
}

const words: Readonly<Partial<Record<OpeningNotice, string>>> = {
  "from-link": "Someone’s notebook, opened from a link. Read it first; it runs when you tell it to.",
  "from-file": "A notebook from elsewhere. Read it first; it runs when you tell it to.",
  hung: "This notebook was still running when the page was last left, so it was opened without running.",
  "broken-link": "This link holds no notebook that can be read. Perhaps a part of it was lost on the way.",
  "large-link": "This link unpacks to more than a notebook may hold, so it was not opened.",
  missing: "There is no lesson of that name here.",
  "missing-own": "This notebook is not in this browser. Perhaps it was deleted, or is kept in another one.",
  "unreadable-own":
    "This browser does not give out what it kept, so this notebook cannot be shown. Nothing was deleted: load the page again, or allow this site to keep data.",
  restored: "An earlier version is back. What stood here before is among the versions too.",
};

const runsWhenTold: ReadonlySet<OpeningNotice> = new Set<OpeningNotice>(["from-link", "from-file", "hung"]);

function Words(): ReactNode {
  const desk = useDesk();
  const { runner } = useStores();
  const notice = useDeskState((state) => state.notice);
  const hold = useDeskState((state) => state.hold);
  const hasRun = useRuns(({ outcomes }) => Object.keys(outcomes).length > 0);
  if (notice === "elsewhere" || hold === "elsewhere") {
    return (
      <>
        <span>This notebook is open in another tab. What you change here becomes a copy of its own.</span>
        <Button look="framed" onClick={() => void desk.takeOver()}>
          Edit it here instead
        </Button>
      </>
    );
  }
  const said = notice === undefined ? undefined : words[notice];
  if (notice === undefined || said === undefined || (runsWhenTold.has(notice) && hasRun)) return <Whose />;
  return (
    <>
      <span>{said}</span>
      {runsWhenTold.has(notice) && (
        <Button look="framed" onClick={runner.runAll}>
          Run it
        </Button>
      )}
    </>
  );
}

/** Whose notebook it is, where that is easily forgotten. */
function Whose(): ReactNode {
  const origin = useNotebook((state) => state.origin);
  const hold = useDeskState((state) => state.hold);
  const shelf = useDeskState((state) => state.shelf);
  const isCopied = useDeskState((state) => state.notice === "copied");
  if (origin.kind === "own" && hold === "own") {
    const from = shelf.find(({ id }) => id === origin.id)?.from;
    if (from !== undefined)
      return (
        <>
          <span>Your own copy of this lesson, kept in this browser.</span>
          <AddressLink to={{ kind: "lesson", path: from }}>The lesson as it was</AddressLink>
        </>
      );
    return isCopied && <span>Your own copy, kept in this browser.</span>;
  }
  if (origin.kind !== "lesson") return null;
  const copy = shelf.find(({ from }) => from === origin.path);
  if (copy === undefined) return null;
  return (
    <>
      <span>You have made a copy of this lesson:</span>
      <AddressLink to={{ kind: "own", id: copy.id }}>{copy.name}</AddressLink>
    </>
  );
}
