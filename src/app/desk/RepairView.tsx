/** A file that is no sound notebook: its text with the bad lines marked, what is wrong with each, and what can be done. */
import { useMemo, useRef, useState } from "react";
import { faultsOf, withoutConflicts, type FileFault } from "../../notebook/fileFaults.ts";
import { Button } from "../../ui/Button.tsx";
import { Words } from "../../ui/Words.tsx";
import { download } from "../files/saveFile.ts";
import { fileNameOf } from "../../notebook/titleOf.ts";
import { useDesk, useDeskState } from "./DeskContext.ts";
import type { Broken } from "./deskStore.ts";
import styles from "./RepairView.module.css";

export function RepairView() {
  const broken = useDeskState((state) => state.broken);
  return broken === undefined ? null : <Repair key={broken.text} broken={broken} />;
}

/** Lines that the view shows; the rest of a huge file is kept, and not drawn. */
const mostLines = 4_000;

function Repair({ broken }: { readonly broken: Broken }) {
  const desk = useDesk();
  const [text, setText] = useState(broken.text);
  const faults = useMemo(() => faultsOf(text), [text]);
  const area = useRef<HTMLTextAreaElement>(null);
  const isHuge = faults.some(({ kind }) => kind === "size");
  const hasConflict = faults.some(({ kind }) => kind === "conflict");
  const open = () => void desk.openText(broken.name, text);
  return (
    <main className={styles["repair"]} aria-label="Repair">
      <div className={styles["head"]}>
        <h1>“{broken.name}” needs mending before it opens</h1>
        <p>
          The file itself is left as it is. What you open here becomes a notebook of your own in this browser.
        </p>
      </div>
      <Faults faults={faults} onGoTo={(line) => area.current && selectLine(area.current, line)} />
      <div className={styles["buttons"]}>
        {hasConflict && (
          <>
            <Button look="framed" onClick={() => setText(withoutConflicts(text, "ours"))}>
              Keep the first side of each conflict
            </Button>
            <Button look="framed" onClick={() => setText(withoutConflicts(text, "theirs"))}>
              Keep the second side
            </Button>
          </>
        )}
        <Button look={faults.length === 0 ? "primary" : "framed"} disabled={isHuge} onClick={open}>
          {faults.length === 0 ? "Open it" : "Open it as it is"}
        </Button>
        <Button onClick={() => download(fileNameOf(broken.name, "ts"), text, "text/plain")}>
          Download this text
        </Button>
        <Button onClick={desk.leaveRepair}>Leave it</Button>
      </div>
      {isHuge ? (
        <pre className={styles["text"]}>{text.slice(0, 20_000)}…</pre>
      ) : (
        <MarkedText area={area} text={text} faults={faults} onEdit={setText} />
      )}
    </main>
  );
}

interface FaultsProps {
  readonly faults: readonly FileFault[];
  readonly onGoTo: (line: number) => void;
}

function Faults({ faults, onGoTo }: FaultsProps) {
  if (faults.length === 0)
    return (
      <p role="status" className={styles["well"]}>
        Nothing is in the way any more.
      </p>
    );
  return (
    <ul className={styles["faults"]} aria-label="What is wrong">
      {faults.map(({ line, message, hint }, index) => (
        <li key={index}>
          <button type="button" onClick={() => onGoTo(line)}>
            Line {line}
          </button>
          <span>
            <Words>{message}</Words> <Words>{hint}</Words>
          </span>
        </li>
      ))}
    </ul>
  );
}

interface MarkedTextProps {
  readonly area: React.RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly faults: readonly FileFault[];
  readonly onEdit: (text: string) => void;
}

/** The text to edit, over lines of the same height of which the bad ones are marked. */
function MarkedText({ area, text, faults, onEdit }: MarkedTextProps) {
  const bad = new Set(faults.map(({ line }) => line));
  const lines = text.split("\n").slice(0, mostLines);
  return (
    <div className={styles["marked"]}>
      <div className={styles["marks"]} aria-hidden="true">
        {lines.map((_line, index) => (
          <div key={index} data-bad={bad.has(index + 1)}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label="Text of the file"
        spellCheck={false}
        wrap="off"
        rows={Math.max(lines.length, 1)}
        value={text}
        // A text field knows one line end only; the file keeps its own.
        onChange={(event) =>
          onEdit(event.target.value.replaceAll("\n", text.includes("\r\n") ? "\r\n" : "\n"))
        }
      />
    </div>
  );
}

function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = area.scrollHeight / lines.length;
  area.closest("main")?.scrollTo({ top: area.offsetTop + (line - 4) * height });
}
