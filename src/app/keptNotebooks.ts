/**
 * Keeps edited notebooks in this browser, each under a key of its own, so that nothing typed is lost. What could not be
 * written to the database before the page went away waits in local storage and counts first.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

interface KeptDatabase extends DBSchema {
  readonly notebooks: {
    readonly key: string;
    readonly value: { readonly text: string; readonly savedAt: number };
  };
}

const unsavedKey = (key: string) => `mixtape:unsaved:${key}`;

let opening: Promise<IDBPDatabase<KeptDatabase>> | undefined;

function database(): Promise<IDBPDatabase<KeptDatabase>> {
  opening ??= openDB<KeptDatabase>("mixtape", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("notebooks");
    },
  });
  return opening;
}

/** The text kept under `key`, if there is one; none where the browser keeps nothing. */
export async function keptText(key: string): Promise<string | undefined> {
  try {
    const unsaved = localStorage.getItem(unsavedKey(key));
    if (unsaved !== null) return unsaved;
    return (await (await database()).get("notebooks", key))?.text;
  } catch {
    return undefined;
  }
}

export async function keepText(key: string, text: string): Promise<void> {
  try {
    await (await database()).put("notebooks", { text, savedAt: Date.now() }, key);
    localStorage.removeItem(unsavedKey(key));
  } catch {
    keepAtOnce(key, text);
  }
}

/** For the moment before the page goes away, when nothing can be waited for. */
export function keepAtOnce(key: string, text: string): void {
  try {
    localStorage.setItem(unsavedKey(key), text);
  } catch {
    // Neither database nor storage: this browser keeps nothing.
  }
}

export async function forgetText(key: string): Promise<void> {
  try {
    localStorage.removeItem(unsavedKey(key));
    await (await database()).delete("notebooks", key);
  } catch {
    // What was never kept need not be forgotten.
  }
}
