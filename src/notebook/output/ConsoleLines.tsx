/** What a cell wrote with `console`, line by line. */
import type { ConsoleLine } from "../../../engine/protocol.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { oneLine } from "./oneLine.ts";
import styles from "./ConsoleLines.module.css";

const shown = 200;

export function ConsoleLines({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ScrollArea className={styles["console"]} role="log" aria-label="Console">
      {lines.slice(0, shown).map(({ level, parts }, index) => (
        <div key={index} className={styles[level]}>
          {parts.map((part) => (part.kind === "string" ? part.value : oneLine(part, 200))).join(" ")}
        </div>
      ))}
      {lines.length > shown && <div className={styles["info"]}>… and {lines.length - shown} more lines</div>}
    </ScrollArea>
  );
}
