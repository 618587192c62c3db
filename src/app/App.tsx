/** The page: header, notebook, seam, inspector. */
import { useEffect, useState, type CSSProperties } from "react";
import { Notebook } from "../notebook/Notebook.tsx";
import { parseNotebook } from "../notebook/fileFormat.ts";
import { seamRange } from "../store/preferencesStore.ts";
import { useNotebook, usePreferences, useStores } from "../store/StoresContext.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Seam } from "../ui/Seam.tsx";
import styles from "./App.module.css";
import { FindBar } from "./find/FindBar.tsx";
import { Header } from "./Header.tsx";
import { Inspector } from "./Inspector.tsx";
import { forgetText } from "./keptNotebooks.ts";
import { Notice } from "./Notice.tsx";
import { fetchLesson, openNotebook, type OpeningNotice } from "./openNotebook.ts";
import { keyOf } from "./origin.ts";
import { Overlays } from "./palette/Overlays.tsx";
import { RunStatus } from "./RunStatus.tsx";
import { UndoRemove } from "./UndoRemove.tsx";
import { useTheme } from "./useTheme.ts";

export function App() {
  useTheme();
  const { notice, startOver } = useOpening();
  const { preferences } = useStores();
  const seam = usePreferences((state) => state.seam);
  const isOpen = useNotebook((state) => state.origin.kind === "link" || state.origin.path !== "");
  return (
    <div className={styles["app"]}>
      <Header />
      <div className={styles["panels"]} style={{ "--seam": seam } as CSSProperties}>
        <main className={styles["main"]} aria-label="Notebook">
          <FindBar />
          <Notice notice={notice} onStartOver={startOver} />
          {isOpen && (
            <ErrorBoundary what="The notebook">
              <Notebook />
            </ErrorBoundary>
          )}
        </main>
        <Seam
          label="Width of the notebook"
          share={seam}
          {...seamRange}
          onMove={(share) => preferences.setState({ seam: share })}
        />
        <ErrorBoundary what="The inspector">
          <Inspector />
        </ErrorBoundary>
      </div>
      <UndoRemove />
      <RunStatus />
      <Overlays />
    </div>
  );
}

/** Opens what the address asks for, at the start and whenever its fragment changes. */
function useOpening() {
  const { notebook, runner } = useStores();
  const [notice, setNotice] = useState<OpeningNotice | undefined>();
  useEffect(() => {
    let isGone = false;
    const open = async () => {
      const opened = await openNotebook(location);
      if (isGone) return;
      runner.reset();
      notebook.getState().open(opened.notebook, opened.isEdited);
      setNotice(opened.notice);
      if (opened.mayRun) runner.runAll();
    };
    const openAgain = () => void open();
    runner.start();
    void open();
    window.addEventListener("hashchange", openAgain);
    return () => {
      isGone = true;
      window.removeEventListener("hashchange", openAgain);
    };
  }, [notebook, runner]);
  const startOver = async () => {
    const { origin } = notebook.getState();
    if (origin.kind !== "lesson") return;
    const lesson = await fetchLesson(origin.path);
    if (lesson === undefined) return;
    runner.reset();
    notebook.getState().open({ origin, cells: parseNotebook(lesson) }, false);
    await forgetText(keyOf(origin));
    runner.runAll();
  };
  return { notice, startOver: () => void startOver() };
}
