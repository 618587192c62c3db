/** Says aloud, for those who do not see the page, what is running and how it ended. */
import { useRuns, useNotebook } from "../store/StoresContext.ts";

export function RunStatus() {
  const cells = useNotebook((state) => state.cells);
  const isRunning = useRuns((state) => state.isRunning);
  const current = useRuns((state) => state.current);
  const outcomes = useRuns((state) => state.outcomes);
  const broken = cells.flatMap(({ id }, index) =>
    outcomes[id]?.result?.status === "error" ? [index + 1] : [],
  );
  const said = isRunning
    ? `Running${current === undefined ? "" : ` cell ${cells.findIndex(({ id }) => id === current) + 1}`}`
    : Object.keys(outcomes).length === 0
      ? ""
      : broken.length === 0
        ? "All cells ran."
        : `Trouble in cell ${broken.join(", ")}.`;
  return (
    <p role="status" className="visually-hidden" data-running={isRunning}>
      {said}
    </p>
  );
}
