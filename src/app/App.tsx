/** The page: header, notebook, seam, inspector; or the start page, or a file that has to be mended first. */
import type { CSSProperties } from "react";
import { Notebook } from "../notebook/Notebook.tsx";
import { seamRange } from "../store/preferencesStore.ts";
import { usePreferences, useStores } from "../store/StoresContext.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Seam } from "../ui/Seam.tsx";
import styles from "./App.module.css";
import { useDeskState } from "./desk/DeskContext.ts";
import { Notice } from "./desk/Notice.tsx";
import { RepairView } from "./desk/RepairView.tsx";
import { SaidJustNow } from "./desk/SaidJustNow.tsx";
import { FindBar } from "./find/FindBar.tsx";
import { Header } from "./Header.tsx";
import { Inspector } from "./Inspector.tsx";
import { Overlays } from "./palette/Overlays.tsx";
import { EmbedBar, isEmbedded } from "./present/EmbedBar.tsx";
import { Present } from "./present/Present.tsx";
import { RunStatus } from "./RunStatus.tsx";
import { StartPage } from "./start/StartPage.tsx";
import { Tour } from "./tour/Tour.tsx";
import { UndoRemove } from "./UndoRemove.tsx";
import { useTheme } from "./useTheme.ts";

export function App() {
  useTheme();
  const isPresenting = useDeskState((state) => state.isPresenting && state.screen === "notebook");
  const embedded = isEmbedded(location.search);
  return (
    <div className={styles["app"]} data-embed={embedded}>
      {!isPresenting && !embedded && <Header />}
      {!isPresenting && !embedded && <Tour />}
      {isPresenting ? <Present /> : <Screen />}
      {embedded && !isPresenting && <EmbedBar />}
      <SaidJustNow />
      <UndoRemove />
      <RunStatus />
      <Overlays />
    </div>
  );
}

function Screen() {
  const screen = useDeskState((state) => state.screen);
  if (screen === "repair") return <RepairView />;
  return screen === "start" ? <StartPage /> : <Panels isOpen={screen === "notebook"} />;
}

function Panels({ isOpen }: { readonly isOpen: boolean }) {
  const { preferences } = useStores();
  const seam = usePreferences((state) => state.seam);
  return (
    <div className={styles["panels"]} style={{ "--seam": seam } as CSSProperties}>
      <main className={styles["main"]} aria-label="Notebook">
        <FindBar />
        <Notice />
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
  );
}
