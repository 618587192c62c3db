/** Puts Mixtape's diagnostics under the text they are about, beside TypeScript's own. */
import type { Diagnostic } from "../../../engine/protocol.ts";
import { plainMessage } from "../../ui/inlineCode.ts";
import type { CellModels } from "./cellModels.ts";
import type { MonacoModule } from "./loadMonaco.ts";

const owner = "mixtape";

/** Replaces the marks in the text of `cell`; `diagnostics` elsewhere are left out. */
export function markDiagnostics(
  { monaco }: MonacoModule,
  models: CellModels,
  cell: string,
  diagnostics: readonly Diagnostic[],
): void {
  const model = models.known(cell);
  if (model === undefined) return;
  const severityOf = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  const markers = diagnostics
    .filter(({ span }) => span.source === cell)
    .map(({ span, severity, message, hint, code }) => {
      const start = model.getPositionAt(span.start);
      const end = model.getPositionAt(Math.max(span.end, span.start + 1));
      return {
        severity: severityOf[severity],
        message: plainMessage(hint === "" ? message : `${message}\n${hint}`),
        code,
        source: "Mixtape",
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
    });
  monaco.editor.setModelMarkers(model, owner, markers);
}
