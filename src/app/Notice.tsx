/** What a person should know about the notebook as it was opened, with what to do about it. */
import { useNotebook, useRuns, useStores } from "../store/StoresContext.ts";
import { Button } from "../ui/Button.tsx";
import type { OpeningNotice } from "./openNotebook.ts";
import styles from "./Notice.module.css";

export interface NoticeProps {
  readonly notice: OpeningNotice | undefined;
  /** Goes back to the notebook as it was published; only where it was edited. */
  readonly onStartOver: () => void;
}

const words: Readonly<Record<OpeningNotice, string>> = {
  "from-link": "Someone’s notebook, opened from a link. Read it first; it runs when you tell it to.",
  hung: "This notebook was still running when the page was last left, so it was opened without running.",
  "broken-link": "This link holds no notebook that can be read. Perhaps a part of it was lost on the way.",
  missing: "There is no lesson of that name here.",
};

export function Notice({ notice, onStartOver }: NoticeProps) {
  const { runner } = useStores();
  const hasRun = useRuns(({ outcomes }) => Object.keys(outcomes).length > 0);
  const isEdited = useNotebook((state) => state.isEdited);
  const isLesson = useNotebook((state) => state.origin.kind === "lesson");
  const isShown = notice !== undefined && !hasRun;
  return (
    <div className={styles["notice"]} role="status">
      {isShown && (
        <>
          <span>{words[notice]}</span>
          {(notice === "from-link" || notice === "hung") && (
            <Button look="framed" onClick={runner.runAll}>
              Run it
            </Button>
          )}
        </>
      )}
      {!isShown && isEdited && isLesson && (
        <>
          <span>Your own copy of this lesson, kept in this browser.</span>
          <Button onClick={onStartOver}>Start over</Button>
        </>
      )}
    </div>
  );
}
