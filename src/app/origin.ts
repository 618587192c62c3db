/** What a notebook's origin means for keeping it: the key it is kept under, and where lessons lie. */
import type { Origin } from "../store/notebookStore.ts";

/** The lesson that opens when nothing else is asked for. */
const firstLesson = "the-thread";

export type LessonOrigin = Extract<Origin, { readonly kind: "lesson" }>;

/** The same for every visit, and another for every notebook. */
export function keyOf(origin: Origin): string {
  return origin.kind === "lesson" ? `lesson:${origin.path}` : `link:${fingerprint(origin.fragment)}`;
}

/** The lesson that an address asks for by `?lesson=name`; a name that cannot be a lesson's counts as none. */
export function lessonOf(search: string): LessonOrigin {
  const asked = new URLSearchParams(search).get("lesson") ?? "";
  const name = /^[\w-]{1,80}$/.test(asked) ? asked : firstLesson;
  return { kind: "lesson", path: `lessons/${name}.ts` };
}

/** FNV-1a over 32 bits, with the length: enough to tell one person's links apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
