/** Monaco with TypeScript and nothing else: megabytes, so import this module lazily (`loadMonaco.ts`). */
// An editor has those features that are there when it is made; the language brings them too, but later.
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import * as editorApi from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import * as typescriptFeatures from "monaco-editor/languages/features/typescript/register";
import TypeScriptWorker from "monaco-editor/languages/features/typescript/ts.worker?worker";

declare global {
  var MonacoEnvironment: editorApi.Environment | undefined;
}

globalThis.MonacoEnvironment = {
  getWorker: (_module, label) => (label === "typescript" ? new TypeScriptWorker() : new EditorWorker()),
};

export const monaco = editorApi;
export const typescript = typescriptFeatures;
