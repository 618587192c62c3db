/**
 * The one Monaco editor of the page. It moves into the cell that is being edited and takes that cell's model;
 * scroll, selection and undo stay with the cell.
 */
import type * as editorApi from "monaco-editor/editor";
import type { Stores } from "../../store/StoresContext.ts";
import { createCellModels, type CellModels } from "./cellModels.ts";
import { applyEditorTheme } from "./editorTheme.ts";
import { configureLanguage, createDeclarations, type Declarations } from "./languageService.ts";
import type { MonacoModule } from "./loadMonaco.ts";
import { provideNameHover } from "./nameHover.ts";

export interface SharedEditor {
  readonly module: MonacoModule;
  readonly models: CellModels;
  readonly declarations: Declarations;
  readonly editor: editorApi.editor.IStandaloneCodeEditor;
  /** Shows the text of `cell` inside `place`. */
  readonly enter: (place: HTMLElement, cell: string, label: string) => void;
  /** Offset of the caret, if the text of `cell` is shown. */
  readonly caretOf: (cell: string) => number | undefined;
  readonly exit: (place: HTMLElement) => void;
}

let shared: SharedEditor | undefined;

/** The page's editor; made at the first call. */
export function sharedEditor(module: MonacoModule, stores: Pick<Stores, "notebook" | "runs">): SharedEditor {
  shared ??= create(module, stores);
  return shared;
}

/** Offset of the caret in the text of `cell`; undefined where that is not in the page's editor. */
export function editorCaret(cell: string): number | undefined {
  return shared?.caretOf(cell);
}

/** The words selected in the page's editor; undefined while it is in no cell. */
export function editorSelection(): string | undefined {
  const selection = shared?.editor.getSelection();
  return selection ? shared?.editor.getModel()?.getValueInRange(selection) : undefined;
}

/** Shows at the caret what is known there, as the pointer does where it rests. */
export function showHover(): void {
  shared?.editor.focus();
  shared?.editor.trigger("mixtape", "editor.action.showHover", { focus: "noAutoFocus" });
}

/** Takes the colors of the page's theme anew; does nothing while there is no editor. */
export function refreshEditorTheme(): void {
  if (shared !== undefined) applyEditorTheme(shared.module);
}

function create(module: MonacoModule, { notebook, runs }: Pick<Stores, "notebook" | "runs">): SharedEditor {
  configureLanguage(module);
  applyEditorTheme(module);
  const declarations = createDeclarations(module);
  const models = createCellModels(module, notebook, declarations.texts);
  provideNameHover(module, models, runs);
  const host = document.createElement("div");
  const settings = options();
  const editor = module.monaco.editor.create(host, { ...settings, model: null });
  const { lineHeight = 20 } = settings;
  const views = new Map<string, editorApi.editor.ICodeEditorViewState | null>();
  let at: { place: HTMLElement; cell: string } | undefined;
  const fit = () => {
    const lines = editor.getModel()?.getLineCount() ?? 1;
    host.style.height = `${lines * lineHeight + 2 * space}px`;
    editor.layout();
  };
  editor.onDidContentSizeChange(fit);
  void document.fonts.ready.then(() => module.monaco.editor.remeasureFonts());
  return {
    module,
    models,
    declarations,
    editor,
    enter(place, cell, label) {
      at = { place, cell };
      place.append(host);
      editor.updateOptions({ ariaLabel: label });
      editor.setModel(models.of(cell) ?? null);
      const view = views.get(cell);
      if (view !== undefined && view !== null) editor.restoreViewState(view);
      fit();
    },
    caretOf(cell) {
      const position = at?.cell === cell ? editor.getPosition() : null;
      return position === null ? undefined : editor.getModel()?.getOffsetAt(position);
    },
    exit(place) {
      if (at?.place !== place) return;
      views.set(at.cell, editor.saveViewState());
      at = undefined;
      editor.setModel(null);
      host.remove();
    },
  };
}

/** Above and below the text, px, as around text that is only read; a horizontal scrollbar lies in the lower one. */
const space = 12;
const scrollbar = 8;

function options(): editorApi.editor.IStandaloneEditorConstructionOptions {
  const sample = document.createElement("code");
  sample.style.cssText = "font: var(--text-code) / var(--line-code) var(--mono); display: block";
  document.body.append(sample);
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(sample);
  sample.remove();
  return {
    fontFamily,
    fontSize: parseFloat(fontSize),
    lineHeight: Math.round(parseFloat(lineHeight)),
    fontLigatures: false,
    padding: { top: space, bottom: space - scrollbar },
    lineNumbersMinChars: 2,
    lineDecorationsWidth: "1.5ch",
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 0,
    scrollbar: { vertical: "hidden", alwaysConsumeMouseWheel: false, horizontalScrollbarSize: scrollbar },
    stickyScroll: { enabled: false },
    renderLineHighlight: "none",
    occurrencesHighlight: "off",
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    wordBasedSuggestions: "off",
    acceptSuggestionOnCommitCharacter: false,
    fixedOverflowWidgets: true,
    automaticLayout: true,
    fontVariations: false,
    lightbulb: { enabled: "off" as editorApi.editor.ShowLightbulbIconMode },
  };
}
