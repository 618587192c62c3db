/** Which notebook does the address ask for, in which state, and may it run by itself? */
import { faultsOf } from "../../notebook/fileFaults.ts";
import { parseNotebook } from "../../notebook/fileFormat.ts";
import { titleOf } from "../../notebook/titleOf.ts";
import type { Cell, Origin } from "../../store/notebookStore.ts";
import type { Holds } from "../keeping/holds.ts";
import { wasRunning } from "../keeping/runningFlag.ts";
import type { KeptNotebook, Shelf } from "../keeping/shelf.ts";
import { unsavedNotebook } from "../keeping/unsaved.ts";
import { unpackText } from "../sharing/shareLink.ts";
import type { Broken, Hold, OpeningNotice } from "./deskStore.ts";
import { keyOf } from "./origin.ts";

export interface Opened {
  readonly origin: Origin;
  readonly cells: readonly Cell[];
  readonly name: string;
  readonly hold: Hold;
  /** It may run without being told to: not what came by link or from a file, until it has run once. */
  readonly isTrusted: boolean;
  /** It was running when it was last left, or runs in another tab. */
  readonly wasRunning: boolean;
  /** What a person should know about how it was opened. */
  readonly notice: OpeningNotice | undefined;
  readonly broken: Broken | undefined;
  /** The record that it was read from. */
  readonly kept: KeptNotebook | undefined;
}

/** Never fails: what cannot be had is an empty notebook with a notice. */
export async function openNotebook(origin: Origin, shelf: Shelf, holds: Holds): Promise<Opened> {
  if (origin.kind === "own") return openOwn(origin, shelf, holds);
  holds.letGo();
  return origin.kind === "link" ? openLink(origin) : openLesson(origin);
}

const untitled = "Untitled";

function opened(origin: Origin, text: string, rest: Partial<Opened>): Opened {
  const isBroken = faultsOf(text).length > 0;
  const cells = isBroken ? [] : parseNotebook(text);
  const name = rest.name ?? titleOf(cells) ?? untitled;
  return {
    origin,
    cells,
    name,
    hold: "reading",
    isTrusted: false,
    wasRunning: wasRunning(keyOf(origin)),
    notice: undefined,
    kept: undefined,
    ...rest,
    broken: isBroken ? { name, text } : undefined,
  };
}

async function openLink(origin: Extract<Origin, { kind: "link" }>): Promise<Opened> {
  const shared = await unpackText(origin.fragment);
  if (shared.kind === "text") return opened(origin, shared.text, { notice: "from-link" });
  return opened(origin, "", { notice: shared.kind === "large" ? "large-link" : "broken-link" });
}

async function openLesson(origin: Extract<Origin, { kind: "lesson" }>): Promise<Opened> {
  const lesson = await fetchLesson(origin.path);
  if (lesson === undefined) return opened(origin, "", { notice: "missing" });
  const hung = wasRunning(keyOf(origin));
  return opened(origin, lesson, { isTrusted: true, notice: hung ? "hung" : undefined });
}

async function openOwn(
  origin: Extract<Origin, { kind: "own" }>,
  shelf: Shelf,
  holds: Holds,
): Promise<Opened> {
  const isHeld = await holds.take(origin.id);
  // What was typed just before another visit ended may still wait beside the shelf.
  const kept = unsavedNotebook(origin.id) ?? (await readShelf(shelf, origin.id));
  if (typeof kept === "string") {
    holds.letGo();
    return opened(origin, "", { notice: kept });
  }
  const { name, text, isTrusted } = kept;
  const notice = !isHeld
    ? "elsewhere"
    : wasRunning(keyOf(origin))
      ? "hung"
      : isTrusted
        ? undefined
        : "from-file";
  return opened(origin, text, { name, hold: isHeld ? "own" : "elsewhere", isTrusted, notice, kept });
}

/** A notebook of the shelf, or why there is none. */
async function readShelf(shelf: Shelf, id: string): Promise<KeptNotebook | "missing-own" | "unreadable-own"> {
  try {
    return (await shelf.get(id)) ?? "missing-own";
  } catch {
    return "unreadable-own";
  }
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
