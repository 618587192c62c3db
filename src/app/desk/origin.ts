/** What the page's address asks for, the other way round, and the key under which a visit remembers things of a notebook. */
import type { Origin } from "../../store/notebookStore.ts";

/** The lesson that opens when nothing else is asked for. */
const firstLesson = "the-thread";

export type LessonOrigin = Extract<Origin, { readonly kind: "lesson" }>;

/** What an address asks for: a notebook, or the start page. */
export type Asked = Origin | { readonly kind: "start" };

/** The beginning of a fragment that holds a notebook, sound or not. */
const shared = /^#?n=/;

export function askedBy({ hash, search }: Pick<Location, "hash" | "search">): Asked {
  if (shared.test(hash)) return { kind: "link", fragment: hash.replace(/^#/, "") };
  const wishes = new URLSearchParams(search);
  if (wishes.has("start")) return { kind: "start" };
  const id = wishes.get("notebook") ?? "";
  if (/^[\w-]{1,40}$/.test(id)) return { kind: "own", id };
  return lessonOf(search);
}

/** The address of what is asked for, relative to the page; how the page looks (`?embed`) goes along. */
export function addressOf(asked: Asked, search = ""): string {
  const embed = new URLSearchParams(search).has("embed") ? "&embed" : "";
  switch (asked.kind) {
    case "start":
      return "?start";
    case "own":
      return `?notebook=${asked.id}${embed}`;
    case "lesson":
      return `?lesson=${asked.path.replace(/^lessons\/|\.ts$/g, "")}${embed}`;
    case "link":
      return `${embed.replace("&", "?")}#${asked.fragment}`;
  }
}

/** The same for every visit, and another for every notebook. */
export function keyOf(origin: Origin): string {
  if (origin.kind === "lesson") return `lesson:${origin.path}`;
  return origin.kind === "own" ? `own:${origin.id}` : `link:${fingerprint(origin.fragment)}`;
}

/** The lesson that an address asks for by `?lesson=name`; a name that cannot be a lesson's counts as none. */
export function lessonOf(search: string): LessonOrigin {
  const asked = new URLSearchParams(search).get("lesson") ?? "";
  const name = /^[\w-]{1,80}$/.test(asked) ? asked : firstLesson;
  return { kind: "lesson", path: `lessons/${name}.ts` };
}

/** An id that no notebook has: 60 random bits. */
export function freshId(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return [...numbers].map((number) => number.toString(36).padStart(7, "0").slice(-6)).join("");
}

/** FNV-1a over 32 bits, with the length: enough to tell one person's links apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
