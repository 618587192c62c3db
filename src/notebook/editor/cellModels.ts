/** A Monaco model for each code cell, kept equal to the notebook both ways, so that cells know each other's types. */
import type * as editorApi from "monaco-editor/editor";
import type { NotebookStore } from "../../store/notebookStore.ts";
import type { MonacoModule } from "./loadMonaco.ts";

export type TextModel = editorApi.editor.ITextModel;

export interface CellModels {
  readonly of: (cell: string) => TextModel | undefined;
}

export function createCellModels({ monaco }: MonacoModule, notebook: NotebookStore): CellModels {
  const models = new Map<string, TextModel>();
  const create = (id: string, text: string) => {
    const uri = monaco.Uri.parse(`file:///cell-${encodeURIComponent(id)}.ts`);
    const model = monaco.editor.createModel(text, "typescript", uri);
    // Spans count one character for a line's end.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    model.onDidChangeContent(() => notebook.getState().edit(id, model.getValue()));
    models.set(id, model);
  };
  const follow = () => {
    const cells = notebook.getState().cells.filter(({ kind }) => kind === "code");
    const present = new Set(cells.map(({ id }) => id));
    for (const [id, model] of models) {
      if (present.has(id)) continue;
      model.dispose();
      models.delete(id);
    }
    for (const { id, text } of cells) {
      const model = models.get(id);
      if (model === undefined) create(id, text);
      else if (model.getValue() !== text) rewrite(model, text);
    }
  };
  follow();
  notebook.subscribe(({ cells }, before) => {
    if (cells !== before.cells) follow();
  });
  return { of: (cell) => models.get(cell) };
}

/** As an edit, so that the undo of typing reaches back beyond it. */
function rewrite(model: TextModel, text: string): void {
  model.pushStackElement();
  model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}
