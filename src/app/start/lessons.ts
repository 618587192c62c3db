/** The lessons that come with Mixtape, for the start page. */
import type { LessonEntry } from "../../notebook/lessonEntry.ts";

/** Undefined where the table cannot be had: the start page then shows what else there is. */
export async function fetchLessons(): Promise<readonly LessonEntry[] | undefined> {
  try {
    const response = await fetch(new URL("lessons/gallery.json", document.baseURI));
    return response.ok ? ((await response.json()) as readonly LessonEntry[]) : undefined;
  } catch {
    return undefined;
  }
}
