/** Fetches Monaco once, when someone is about to write. */

import type * as parts from "./monaco.ts";

export type MonacoModule = typeof parts;

let loading: Promise<MonacoModule> | undefined;

export function loadMonaco(): Promise<MonacoModule> {
  loading ??= import("./monaco.ts").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
