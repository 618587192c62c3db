/**
 * The notebooks of this browser, with their last versions, in IndexedDB; wherever on its host the page lies. Everything
 * here rejects where the browser keeps nothing or has no room: the caller tells the reader.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { PastCosts } from "../../store/runStore.ts";
import type { FileHandle } from "./fileHandle.ts";
import { mostVersions, stepTo, type Version } from "./versions.ts";

export interface KeptNotebook {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** In ms since 1970. */
  readonly savedAt: number;
  /** The lesson it was made from, by path. */
  readonly from?: string | undefined;
  /** It ran before, or was written here: someone else's runs only when told to. */
  readonly isTrusted: boolean;
  /** What its cells cost where they took long. */
  readonly costs?: PastCosts | undefined;
  /** The file on disk that it belongs to. */
  readonly file?: FileHandle | undefined;
}

interface ShelfDatabase extends DBSchema {
  readonly notebooks: { readonly key: string; readonly value: KeptNotebook };
  readonly versions: {
    readonly key: number;
    readonly value: Version;
    readonly indexes: { readonly byNotebook: [string, number] };
  };
}

export interface Shelf {
  /** The last kept first. */
  readonly list: () => Promise<readonly KeptNotebook[]>;
  readonly get: (id: string) => Promise<KeptNotebook | undefined>;
  /** Keeps a notebook; marked, its text is a version that later typing leaves alone. */
  readonly put: (notebook: KeptNotebook, isMark: boolean) => Promise<void>;
  /** Keeps what its cells cost, and changes nothing else; of a notebook that is not kept, nothing. */
  readonly putCosts: (id: string, costs: PastCosts) => Promise<void>;
  /** The newest first; at most `mostVersions`. */
  readonly versions: (id: string) => Promise<readonly Version[]>;
  /** Takes a notebook away, and gives what brings it back. */
  readonly remove: (id: string) => Promise<() => Promise<void>>;
}

export function createShelf(): Shelf {
  let opening: Promise<IDBPDatabase<ShelfDatabase>> | undefined;
  const database = () => {
    opening ??= openShelf().catch((error: unknown) => {
      // The next attempt asks again: the reader may have made room.
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    async list() {
      const all = await (await database()).getAll("notebooks");
      return all.toSorted((a, b) => b.savedAt - a.savedAt);
    },
    get: async (id) => (await database()).get("notebooks", id),
    put: async (notebook, isMark) => keep(await database(), notebook, isMark),
    async putCosts(id, costs) {
      const transaction = (await database()).transaction("notebooks", "readwrite");
      const kept = await transaction.store.get(id);
      if (kept !== undefined) await transaction.store.put({ ...kept, costs });
      await transaction.done;
    },
    async versions(id) {
      const all = await (await database()).getAllFromIndex("versions", "byNotebook", rangeOf(id));
      return all.toReversed();
    },
    remove: async (id) => takeAway(await database(), id),
  };
}

function openShelf(): Promise<IDBPDatabase<ShelfDatabase>> {
  return openDB<ShelfDatabase>("mixtape-notebooks", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("notebooks", { keyPath: "id" });
      const versions = fresh.createObjectStore("versions", { autoIncrement: true });
      versions.createIndex("byNotebook", ["notebook", "began"]);
    },
    blocking(_before, _after, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

const rangeOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** One transaction: a notebook and its version are kept both or neither. */
async function keep(
  database: IDBPDatabase<ShelfDatabase>,
  notebook: KeptNotebook,
  isMark: boolean,
): Promise<void> {
  const transaction = database.transaction(["notebooks", "versions"], "readwrite");
  const versions = transaction.objectStore("versions");
  const write = async () => {
    const newest = await versions.index("byNotebook").openCursor(rangeOf(notebook.id), "prev");
    const { id, text, savedAt: at } = notebook;
    const step = stepTo(newest?.value, { notebook: id, text, at, isMark });
    if (step.kind === "continue") await versions.put(step.version, newest?.primaryKey);
    if (step.kind === "begin") {
      await versions.add(step.version);
      const keys = await versions.index("byNotebook").getAllKeys(rangeOf(id));
      for (const key of keys.slice(0, -mostVersions)) await versions.delete(key);
    }
    await transaction.objectStore("notebooks").put(notebook);
  };
  await Promise.all([write(), transaction.done]);
}

async function takeAway(database: IDBPDatabase<ShelfDatabase>, id: string): Promise<() => Promise<void>> {
  const notebook = await database.get("notebooks", id);
  const versions = await database.getAllFromIndex("versions", "byNotebook", rangeOf(id));
  const keys = await database.getAllKeysFromIndex("versions", "byNotebook", rangeOf(id));
  await database.delete("notebooks", id);
  for (const key of keys) await database.delete("versions", key);
  return async () => {
    if (notebook !== undefined) await database.put("notebooks", notebook);
    for (const version of versions) await database.add("versions", version);
  };
}
