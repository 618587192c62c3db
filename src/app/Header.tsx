/** The name, run, stop, share, theme; nothing else. */
import { useState } from "react";
import { printNotebook } from "../notebook/fileFormat.ts";
import { usePreferences, useRuns, useStores } from "../store/StoresContext.ts";
import type { Theme } from "../store/preferencesStore.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import styles from "./Header.module.css";
import { packText } from "./shareLink.ts";

export function Header() {
  return (
    <header className={styles["header"]}>
      <p className={styles["name"]}>Mixtape</p>
      <div className={styles["controls"]}>
        <RunOrStop />
        <Share />
        <ThemeButton />
      </div>
    </header>
  );
}

function RunOrStop() {
  const { runner } = useStores();
  const isRunning = useRuns((state) => state.isRunning);
  return (
    <>
      <Button
        icon={<Icon name="play" size={12} />}
        onClick={runner.runAll}
        title="Run all cells from the start"
      >
        Run all
      </Button>
      <Button
        icon={<Icon name="stop" size={12} />}
        disabled={!isRunning}
        onClick={runner.stop}
        title="Stop what is running"
      >
        Stop
      </Button>
    </>
  );
}

function Share() {
  const { notebook } = useStores();
  const [said, setSaid] = useState<string | undefined>();
  const share = async () => {
    const link = new URL(location.href);
    link.search = "";
    link.hash = await packText(printNotebook(notebook.getState().cells));
    const isCopied = await copy(link.href);
    if (!isCopied) history.replaceState(null, "", link);
    setSaid(isCopied ? "Link copied" : "Link is in the address bar");
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

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const themes: readonly Theme[] = ["system", "light", "dark"];
const themeIcons: Readonly<Record<Theme, IconName>> = { system: "system", light: "sun", dark: "moon" };

function ThemeButton() {
  const { preferences } = useStores();
  const theme = usePreferences((state) => state.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <IconButton
      label={`Theme: ${theme === "system" ? "as the system" : theme}`}
      icon={<Icon name={themeIcons[theme]} />}
      onClick={() => preferences.setState({ theme: next })}
    />
  );
}
