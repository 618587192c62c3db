/** A shelf in memory, for tests of those who use one: can be full, and says what was put on it. */
import type { KeptNotebook, Shelf } from "../shelf.ts";

export interface MemoryShelf extends Shelf {
  /** Everything that was put, in order, with whether it was a mark. */
  readonly puts: (readonly [notebook: KeptNotebook, isMark: boolean])[];
  isFull: boolean;
  /** What each put waits for before it is done. */
  busy: Promise<void>;
}

export function createMemoryShelf(): MemoryShelf {
  const kept = new Map<string, KeptNotebook>();
  const shelf: MemoryShelf = {
    puts: [],
    isFull: false,
    busy: Promise.resolve(),
    list: () => Promise.resolve([...kept.values()]),
    get: (id) => Promise.resolve(kept.get(id)),
    put(notebook, isMark) {
      if (shelf.isFull) return Promise.reject(new DOMException("no room", "QuotaExceededError"));
      shelf.puts.push([notebook, isMark]);
      kept.set(notebook.id, notebook);
      return shelf.busy;
    },
    putCosts(id, costs) {
      const notebook = kept.get(id);
      if (notebook !== undefined) kept.set(id, { ...notebook, costs });
      return Promise.resolve();
    },
    versions: () => Promise.resolve([]),
    remove(id) {
      const notebook = kept.get(id);
      kept.delete(id);
      return Promise.resolve(() => {
        if (notebook !== undefined) kept.set(id, notebook);
        return Promise.resolve();
      });
    },
  };
  return shelf;
}
