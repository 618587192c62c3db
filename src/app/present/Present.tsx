/** The notebook for a room: large type, one cell at a time, its views as large as the screen; by keys alone. */
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { focusCell } from "../../notebook/cells/focusCell.ts";
import { AnyCell } from "../../notebook/Notebook.tsx";
import { staleCells } from "../../store/staleness.ts";
import { useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useDesk } from "../desk/DeskContext.ts";
import { Inspector } from "../Inspector.tsx";
import styles from "./Present.module.css";
import { listenWhilePresenting } from "./presentKeys.ts";

export function Present() {
  const desk = useDesk();
  const { focus, inspector } = useStores();
  const cells = useNotebook((state) => state.cells);
  const outcomes = useRuns((state) => state.outcomes);
  const stale = useMemo(() => staleCells(cells, outcomes), [cells, outcomes]);
  const [at, setAt] = useState(() => Math.max(0, placeOf(cells, focus.getState().cell)));
  const [isViewing, setViewing] = useState(false);
  useLargeType();
  const place = Math.min(at, cells.length - 1);
  const cell = cells[place];
  const report = cell === undefined ? undefined : outcomes[cell.id]?.result?.reports[0]?.id;
  const turn = (by: -1 | 1) => {
    setViewing(false);
    setAt(Math.max(0, Math.min(cells.length - 1, place + by)));
  };
  const view = () => {
    if (report === undefined) return;
    inspector.getState().offer(report);
    setViewing(!isViewing);
  };
  const end = () => {
    desk.store.setState({ isPresenting: false });
    if (cell !== undefined) focusCell(cell.id);
  };
  const leave = () => (isViewing ? setViewing(false) : end());
  useEffect(() => listenWhilePresenting({ turn, view, leave }));
  return (
    <div className={styles["present"]}>
      {isViewing ? (
        <div className={styles["views"]}>
          <Inspector />
        </div>
      ) : (
        <main className={styles["slide"]} aria-label="Notebook">
          {cell !== undefined && (
            <AnyCell key={cell.id} cell={cell} number={place + 1} isStale={stale.has(cell.id)} />
          )}
        </main>
      )}
      <nav className={styles["bar"]} aria-label="Presentation">
        <IconButton
          label="Previous cell"
          keys="←"
          icon={<Icon name="back" />}
          disabled={place <= 0}
          onClick={() => turn(-1)}
        />
        <span role="status">
          {place + 1} of {cells.length}
        </span>
        <IconButton
          label="Next cell"
          keys="→"
          icon={<Icon name="open" />}
          disabled={place >= cells.length - 1}
          onClick={() => turn(1)}
        />
        <Button disabled={report === undefined} aria-pressed={isViewing} title="V" onClick={view}>
          {isViewing ? "Back to the cell" : "Look inside"}
        </Button>
        <Button title="Esc" onClick={end}>
          Leave
        </Button>
      </nav>
    </div>
  );
}

const placeOf = (cells: readonly { readonly id: string }[], id: string | undefined): number =>
  cells.findIndex((cell) => cell.id === id);

/** Everything is measured by the root's type, so everything grows with it. */
function useLargeType(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset["presenting"] = "true";
    return () => {
      delete dataset["presenting"];
    };
  }, []);
}
