/** Fetches Monaco once, when someone is about to write. */

import type * as parts from "./monaco.ts";

export type MonacoModule = typeof parts;

let loading: Promise<MonacoModule> | undefined;

export function loadMonaco(): Promise<MonacoModule> {
  loading ??= fetchMonaco().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Monaco fetches the language when it first shows a text: to who has typed by then, no completion is offered. So it comes along. */
async function fetchMonaco(): Promise<MonacoModule> {
  const [module] = await Promise.all([
    import("./monaco.ts"),
    import("monaco-editor/languages/features/typescript/tsMode"),
  ]);
  return module;
}
