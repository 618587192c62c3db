/** Fetches Monaco once, when someone is about to write. */

export type MonacoModule = typeof import("./monaco.ts");

let loading: Promise<MonacoModule> | undefined;

export function loadMonaco(): Promise<MonacoModule> {
  loading ??= import("./monaco.ts").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
