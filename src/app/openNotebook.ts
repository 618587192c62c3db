/** Which notebook does the address ask for, in which state, and may it run by itself? */
import { parseNotebook } from "../notebook/fileFormat.ts";
import type { Notebook, Origin } from "../store/notebookStore.ts";
import { keptText } from "./keptNotebooks.ts";
import { keyOf, lessonOf, type LessonOrigin } from "./origin.ts";
import { wasRunning } from "./runningFlag.ts";
import { isShared, unpackText } from "./shareLink.ts";

export interface Opened {
  readonly notebook: Notebook;
  readonly isEdited: boolean;
  /** It runs without being told to: not what came by link, and not what hung the last time. */
  readonly mayRun: boolean;
  /** What a person should know about how it was opened. */
  readonly notice: OpeningNotice | undefined;
}

export type OpeningNotice = "from-link" | "hung" | "broken-link" | "missing";

/** Never fails: what cannot be had is an empty notebook with a notice. */
export async function openNotebook({ hash, search }: Pick<Location, "hash" | "search">): Promise<Opened> {
  if (isShared(hash)) return openLink(hash.replace(/^#/, ""));
  return openLesson(lessonOf(search));
}

async function openLink(fragment: string): Promise<Opened> {
  const origin: Origin = { kind: "link", fragment };
  const shared = await unpackText(fragment);
  if (shared === undefined) {
    return { notebook: { origin, cells: [] }, isEdited: false, mayRun: false, notice: "broken-link" };
  }
  const kept = await keptText(keyOf(origin));
  return {
    notebook: { origin, cells: parseNotebook(kept ?? shared) },
    isEdited: kept !== undefined,
    mayRun: false,
    notice: "from-link",
  };
}

async function openLesson(origin: LessonOrigin): Promise<Opened> {
  const key = keyOf(origin);
  const [kept, lesson] = await Promise.all([keptText(key), fetchLesson(origin.path)]);
  const text = kept ?? lesson;
  const hung = wasRunning(key);
  return {
    notebook: { origin, cells: parseNotebook(text ?? "") },
    isEdited: kept !== undefined,
    mayRun: text !== undefined && !hung,
    notice: text === undefined ? "missing" : hung ? "hung" : undefined,
  };
}

/** The lesson as it was published; undefined where it cannot be had. */
export async function fetchLesson(path: string): Promise<string | undefined> {
  try {
    const response = await fetch(new URL(path, document.baseURI));
    const isHtml = response.headers.get("content-type")?.includes("html") ?? false;
    return response.ok && !isHtml ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
