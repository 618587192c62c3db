/** Before a cell runs again that took long: what it cost the last time, and the way to run it all the same. */
import { priceOf, type Price } from "../../store/staleness.ts";
import type { Outcome } from "../../store/runStore.ts";
import { useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./AskFirst.module.css";
import { formatSeconds } from "../../charts/formatSeconds.ts";

export interface AskFirstProps {
  readonly cell: string;
  readonly outcome: Outcome;
}

export function AskFirst({ cell, outcome }: AskFirstProps) {
  const { runner } = useStores();
  const text = useNotebook(({ cells }) => cells.find(({ id }) => id === cell)?.text ?? "");
  const isWaiting = useRuns(({ queue, current }) => current === cell || queue.includes(cell));
  const price = priceOf(outcome, text);
  if (price === undefined || isWaiting) return null;
  return (
    <p className={styles["ask"]}>
      <span>{sayPrice(price)}</span>
      <Button look="framed" icon={<Icon name="play" size={12} />} onClick={() => runner.run([cell])}>
        Run it
      </Button>
    </p>
  );
}

function sayPrice({ ms, wasCutShort }: Price): string {
  if (!wasCutShort) return `This cell took ${formatSeconds(ms)} last time, so it waits until you run it.`;
  return `This cell did not finish last time (${formatSeconds(ms)}), so it waits until you run it.`;
}
