/** Says aloud, for those who do not see the page, what is running and how it ended. */
import { optionNamed } from "../notebook/fileFormat.ts";
import { useNotebook, useRuns } from "../store/StoresContext.ts";

export function RunStatus() {
  const cells = useNotebook((state) => state.cells);
  const isRunning = useRuns((state) => state.isRunning);
  const current = useRuns((state) => state.current);
  const outcomes = useRuns((state) => state.outcomes);
  // A cell marked `raises` is there to show a refusal.
  const broken = cells.flatMap(({ id, options }, index) =>
    outcomes[id]?.result?.status === "error" && optionNamed(options, "raises") === undefined
      ? [index + 1]
      : [],
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
