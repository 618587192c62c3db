/**
 * A Monaco model for each code cell that was at hand, kept equal to the notebook both ways. Monaco is slow with a model for
 * each of two hundred cells: those that were only read are told to its TypeScript as texts, so that cells know each other.
 */
import type * as editorApi from "monaco-editor/editor";
import type { Cell, NotebookStore } from "../../store/notebookStore.ts";
import type { MonacoModule } from "./loadMonaco.ts";

export type TextModel = editorApi.editor.ITextModel;

export interface CellModels {
  /** The model of a code cell, made when it is first asked for; undefined for what is no code cell. */
  readonly of: (cell: string) => TextModel | undefined;
  /** The model of a code cell, if it was asked for before. */
  readonly known: (cell: string) => TextModel | undefined;
  readonly cellOf: (model: TextModel) => string | undefined;
}

/** The undo of typing reaches back in as many cells. */
const mostModels = 50;

/** `declareTexts` is told the texts of the code cells by the paths of their models, whenever one without a model changed. */
export function createCellModels(
  { monaco }: MonacoModule,
  notebook: NotebookStore,
  declareTexts: (texts: ReadonlyMap<string, string>) => void,
): CellModels {
  /** The one asked for last is the last. */
  const models = new Map<string, TextModel>();
  const code = () => notebook.getState().cells.filter(({ kind }) => kind === "code");
  const drop = (id: string) => {
    models.get(id)?.dispose();
    models.delete(id);
  };
  const create = (id: string, text: string): TextModel => {
    const model = monaco.editor.createModel(text, "typescript", monaco.Uri.parse(pathOf(id)));
    // Spans count one character for a line's end.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    model.onDidChangeContent(() => notebook.getState().edit(id, model.getValue()));
    return model;
  };
  const follow = (cells: readonly Cell[], before: readonly Cell[]) => {
    const earlier = new Set(before);
    const isCode = new Set(code().map(({ id }) => id));
    for (const id of [...models.keys()]) if (!isCode.has(id)) drop(id);
    for (const cell of cells) {
      const model = earlier.has(cell) ? undefined : models.get(cell.id);
      if (model !== undefined && model.getValue() !== cell.text) rewrite(model, cell.text);
    }
    const isUnread = (cell: Cell) => cell.kind === "code" && !models.has(cell.id);
    const later = new Set(cells);
    const isChanged =
      cells.some((cell) => isUnread(cell) && !earlier.has(cell)) ||
      before.some((cell) => isUnread(cell) && !later.has(cell));
    if (isChanged) declare();
  };
  const declare = () => declareTexts(new Map(code().map(({ id, text }) => [pathOf(id), text])));
  declare();
  notebook.subscribe(({ cells }, { cells: before }) => {
    if (cells !== before) follow(cells, before);
  });
  return {
    of(id) {
      const text = code().find((cell) => cell.id === id)?.text;
      if (text === undefined) return undefined;
      const model = models.get(id) ?? create(id, text);
      models.delete(id);
      models.set(id, model);
      if (models.size > mostModels) {
        drop([...models.keys()][0]!);
        declare();
      }
      return model;
    },
    known: (id) => models.get(id),
    cellOf: (model) => [...models].find(([, other]) => other === model)?.[0],
  };
}

const pathOf = (cell: string): string => `file:///cell-${encodeURIComponent(cell)}.ts`;

/** As an edit, so that the undo of typing reaches back beyond it. */
function rewrite(model: TextModel, text: string): void {
  model.pushStackElement();
  model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}
