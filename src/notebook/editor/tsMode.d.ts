/** A part of Monaco without types of its own, which is only loaded. */
declare module "monaco-editor/languages/features/typescript/tsMode";
