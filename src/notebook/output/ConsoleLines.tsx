/** What a cell wrote with `console`, line by line. */
import type { ConsoleLine, PlainValue } from "../../../engine/protocol.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { Words } from "../../ui/Words.tsx";
import { oneLine } from "./oneLine.ts";
import styles from "./ConsoleLines.module.css";

const shown = 200;

export function ConsoleLines({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ScrollArea className={styles["console"]} role="log" aria-label="Console">
      {lines.slice(0, shown).map(({ level, parts }, index) => (
        <div key={index} className={styles[level]}>
          <LineText level={level} text={parts.map(textOf).join(" ")} />
        </div>
      ))}
      {lines.length > shown && <div className={styles["info"]}>… and {lines.length - shown} more lines</div>}
    </ScrollArea>
  );
}

const textOf = (part: PlainValue): string => (part.kind === "string" ? part.value : oneLine(part, 200));

/** What the user printed stands as it was printed. */
function LineText({ level, text }: { readonly level: ConsoleLine["level"]; readonly text: string }) {
  return level === "note" ? <Words>{text}</Words> : text;
}
