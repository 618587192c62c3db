/** The name, run, stop, share, theme, and the way to everything else. */
import { useState } from "react";
import { CommandButton } from "../commands/CommandButton.tsx";
import { shownKeys, useCommand } from "../commands/CommandsContext.ts";
import { usePreferences, useRuns, useStores } from "../store/StoresContext.ts";
import type { Theme } from "../store/preferencesStore.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import styles from "./Header.module.css";
import { themeWords } from "./commands/pageCommands.ts";
import { AddressLink } from "./desk/AddressLink.tsx";
import { useDesk, useDeskState } from "./desk/DeskContext.ts";
import { NotebookName } from "./desk/NotebookName.tsx";
import { FollowSwitch } from "./FollowSwitch.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { sharedWords, shareNotebook } from "./sharing/shareNotebook.ts";

export function Header() {
  const isOpen = useDeskState((state) => state.screen !== "start" && state.screen !== "repair");
  return (
    <header className={styles["header"]}>
      <div className={styles["title"]} data-open={isOpen}>
        <AddressLink
          to={{ kind: "start" }}
          className={styles["name"]}
          aria-label="Mixtape"
          title="All lessons and notebooks"
        >
          M<span className={styles["rest"]}>ixtape</span>
        </AddressLink>
        <NotebookName />
      </div>
      <div className={styles["controls"]}>
        {isOpen && (
          <>
            <RunProgress />
            <RunOrStop />
            <FollowSwitch />
            <Share />
          </>
        )}
        <ThemeButton />
        <CommandButton command="page.palette" icon={<Icon name="more" />} />
      </div>
    </header>
  );
}

function RunOrStop() {
  const runAll = useCommand("notebook.runAll");
  const stop = useCommand("notebook.stop");
  const isRunning = useRuns((state) => state.isRunning);
  return (
    <>
      <Button
        icon={<Icon name="play" size={12} />}
        onClick={runAll.run}
        title={`${runAll.title} (${shownKeys(runAll) ?? ""})`}
      >
        Run all
      </Button>
      <Button
        icon={<Icon name="stop" size={12} />}
        disabled={!isRunning}
        onClick={stop.run}
        title={`${stop.title} (${shownKeys(stop) ?? ""})`}
      >
        Stop
      </Button>
    </>
  );
}

function Share() {
  const desk = useDesk();
  const [said, setSaid] = useState<string | undefined>();
  const share = async () => {
    setSaid(sharedWords[await shareNotebook(desk)]);
    setTimeout(() => setSaid(undefined), 2500);
  };
  return (
    <div className={styles["share"]}>
      <IconButton
        label="Copy a link to this notebook"
        icon={<Icon name="share" />}
        onClick={() => void share()}
      />
      <span role="status" className={styles["said"]} data-shown={said !== undefined}>
        {said}
      </span>
    </div>
  );
}

const themes: readonly Theme[] = ["system", "light", "dark"];
const themeIcons: Readonly<Record<Theme, IconName>> = { system: "system", light: "sun", dark: "moon" };

function ThemeButton() {
  const { preferences } = useStores();
  const theme = usePreferences((state) => state.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <IconButton
      label={`Theme: ${themeWords[theme]}`}
      icon={<Icon name={themeIcons[theme]} />}
      onClick={() => preferences.setState({ theme: next })}
    />
  );
}
