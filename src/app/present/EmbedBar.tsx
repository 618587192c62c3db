/** Under a notebook that stands inside another page: what it is, how to run it, and the way to the whole of Mixtape. */
import { useRuns, useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useDesk, useDeskState } from "../desk/DeskContext.ts";
import { packText } from "../sharing/shareLink.ts";
import styles from "./EmbedBar.module.css";

/** Whether the address asks for a notebook without panels around it. */
export const isEmbedded = (search: string): boolean => new URLSearchParams(search).has("embed");

export function EmbedBar() {
  const desk = useDesk();
  const { runner } = useStores();
  const name = useDeskState((state) => state.name);
  const isRunning = useRuns((state) => state.isRunning);
  const openWhole = async () => {
    const fragment = await packText(desk.text());
    const address = new URL(location.pathname, location.href);
    if (fragment === undefined) address.search = location.search.replace(/[?&]embed\b[^&]*/, "");
    else address.hash = fragment;
    window.open(address, "_blank", "noopener");
  };
  return (
    <footer className={styles["bar"]}>
      <span className={styles["name"]}>{name}</span>
      {isRunning ? (
        <Button icon={<Icon name="stop" size={12} />} onClick={runner.stop}>
          Stop
        </Button>
      ) : (
        <Button icon={<Icon name="play" size={12} />} onClick={runner.runAll}>
          Run all
        </Button>
      )}
      <Button onClick={() => void openWhole()}>Open in Mixtape</Button>
    </footer>
  );
}
