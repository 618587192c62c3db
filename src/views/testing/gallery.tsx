/** A page that shows one view with one report, as its address asks: `?view=tape&report=thread`. For the gallery only. */
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import type { CellSource, DerivativeReport, ModeName } from "../../../engine/protocol.ts";
import "../../theme/base.css";
import {
  checkpointedReport,
  crowdCell,
  crowdReport,
  emptyishReport,
  forwardReport,
  orbitCell,
  orbitReport,
  smallCell,
  threadCell,
  threadReport,
} from "../fixtures.ts";
import type { NumberedCell } from "../viewProps.ts";
import { views, type Highlight } from "../registry.ts";

const handmade: Readonly<Record<string, DerivativeReport>> = {
  thread: threadReport,
  orbit: orbitReport,
  checkpointed: checkpointedReport,
  forward: forwardReport,
  crowd: crowdReport,
  empty: emptyishReport,
};
const handmadeCells: readonly CellSource[] = [threadCell, orbitCell, smallCell, crowdCell];

function Gallery(props: {
  readonly viewId: string;
  readonly report: DerivativeReport;
  readonly cells: readonly NumberedCell[];
}) {
  const [highlight, setHighlight] = useState<Highlight | undefined>(undefined);
  const [overrides, setOverrides] = useState<Readonly<Record<string, ModeName>>>(props.report.overrides);
  const view = views.find(({ id }) => id === props.viewId);
  if (view === undefined) return <p>No view {props.viewId}.</p>;
  const override = (owner: string, mode: ModeName | undefined) => {
    const others = Object.entries(overrides).filter(([key]) => key !== owner);
    setOverrides(Object.fromEntries(mode === undefined ? others : [...others, [owner, mode]]));
  };
  return (
    <main aria-label={view.title} data-owner={highlight?.owner} style={{ height: "100%", padding: "16px" }}>
      <view.Component
        report={{ ...props.report, overrides }}
        cells={props.cells}
        highlight={highlight}
        onHighlight={setHighlight}
        onOverride={override}
        busy={false}
      />
    </main>
  );
}

const query = new URLSearchParams(location.search);
const theme = query.get("theme");
if (theme !== null) document.documentElement.dataset["theme"] = theme;
/** A report from a real run, if the page was given one before it loaded. */
const given = (globalThis as { mixtapeReport?: { report: DerivativeReport; cells: readonly CellSource[] } })
  .mixtapeReport;
const root = document.getElementById("root");
if (root === null) throw new Error("The gallery's page has no #root");
createRoot(root).render(
  <StrictMode>
    <Gallery
      viewId={query.get("view") ?? ""}
      report={given?.report ?? handmade[query.get("report") ?? ""] ?? emptyishReport}
      cells={(given?.cells ?? handmadeCells).map((cell, index) => ({ ...cell, number: index + 1 }))}
    />
  </StrictMode>,
);
