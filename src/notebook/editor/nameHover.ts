/** Tells Monaco what the last run knows of the name under the pointer or at the caret, beside TypeScript's own words. */
import type { RunStore } from "../../store/runStore.ts";
import { sayingAt } from "../cells/nameNotes.ts";
import type { CellModels } from "./cellModels.ts";
import type { MonacoModule } from "./loadMonaco.ts";

/** Call once for each Monaco. */
export function provideNameHover({ monaco }: MonacoModule, models: CellModels, runs: RunStore): void {
  monaco.languages.registerHoverProvider("typescript", {
    provideHover(model, position) {
      const cell = models.cellOf(model);
      if (cell === undefined) return null;
      const saying = sayingAt(runs.getState().outcomes, cell, model.getValue(), model.getOffsetAt(position));
      if (saying === undefined) return null;
      const start = model.getPositionAt(saying.start);
      const end = model.getPositionAt(saying.end);
      return {
        range: monaco.Range.fromPositions(start, end),
        contents: [{ value: `\`${saying.title}\`` }, ...saying.lines.map((value) => ({ value }))],
      };
    },
  });
}
