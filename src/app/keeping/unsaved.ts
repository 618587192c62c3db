/**
 * What could not be written to the shelf before the page went away waits in local storage, which can be written at once, and
 * is put on the shelf at the next visit.
 */
import type { KeptNotebook, Shelf } from "./shelf.ts";

const prefix = "mixtape:unsaved:";

/** False where this browser keeps nothing, or has no room. */
export function leaveUnsaved({ file: _file, ...notebook }: KeptNotebook): boolean {
  try {
    localStorage.setItem(prefix + notebook.id, JSON.stringify(notebook));
    return true;
  } catch {
    return false;
  }
}

/** The notebook is on the shelf as it was then; what was left later goes on waiting. */
export function forgetUnsaved({ id, savedAt }: Pick<KeptNotebook, "id" | "savedAt">): void {
  const left = unsavedNotebook(id);
  if (left !== undefined && left.savedAt > savedAt) return;
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // What cannot be reached was never left.
  }
}

/** Puts what waits on the shelf; what cannot be put there goes on waiting. */
export async function takeInUnsaved(shelf: Shelf): Promise<void> {
  for (const notebook of waiting()) {
    const known = await shelf.get(notebook.id);
    if (known === undefined || known.savedAt <= notebook.savedAt)
      await shelf.put({ ...notebook, file: known?.file }, false);
    forgetUnsaved(notebook);
  }
}

/** One notebook that waits. */
export function unsavedNotebook(id: string): KeptNotebook | undefined {
  try {
    return readNotebook(localStorage.getItem(prefix + id) ?? "")[0];
  } catch {
    // What cannot be reached was never left.
    return undefined;
  }
}

function waiting(): KeptNotebook[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readNotebook(localStorage.getItem(key) ?? ""));
  } catch {
    return [];
  }
}

function readNotebook(text: string): KeptNotebook[] {
  try {
    const {
      id,
      name,
      text: file,
      savedAt,
      from,
      isTrusted,
    } = JSON.parse(text) as Partial<Record<keyof KeptNotebook, unknown>>;
    if (typeof id !== "string" || typeof name !== "string" || typeof file !== "string") return [];
    const at = typeof savedAt === "number" ? savedAt : 0;
    const lesson = typeof from === "string" ? from : undefined;
    return [{ id, name, text: file, savedAt: at, from: lesson, isTrusted: isTrusted === true }];
  } catch {
    return [];
  }
}
