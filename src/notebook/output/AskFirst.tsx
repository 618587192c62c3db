/** Before a cell runs again that took long: what it cost the last time, and the way to run it all the same. */
import { formatSeconds } from "../../charts/formatSeconds.ts";
import type { Price } from "../../store/runStore.ts";
import { useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./AskFirst.module.css";

export interface AskFirstProps {
  readonly cell: string;
  readonly price: Price;
}

export function AskFirst({ cell, price }: AskFirstProps) {
  const { runner } = useStores();
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
