/**
 * Keeps what is edited: shortly after each pause in typing, and at once when the page goes away. The first edit of what is
 * not one's own makes a copy, which has a name and an address of its own from then on.
 */
import { printNotebook } from "../../notebook/fileFormat.ts";
import { freeName } from "../../notebook/titleOf.ts";
import type { Origin } from "../../store/notebookStore.ts";
import { costsOf } from "../../store/prices.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { freshId, addressOf } from "../desk/origin.ts";
import type { DeskStore } from "../desk/deskStore.ts";
import type { FileHandle } from "./fileHandle.ts";
import type { Holds } from "./holds.ts";
import type { KeptNotebook, Shelf } from "./shelf.ts";
import { forgetUnsaved, leaveUnsaved } from "./unsaved.ts";

const pauseMs = 400;

export interface Keeper {
  /** Keeps what is not kept yet; resolves when it is, or when it cannot be. */
  readonly flush: () => Promise<void>;
  /** Keeps the open notebook as a version to come back to. Makes a copy first if it is not one's own. */
  readonly mark: () => Promise<void>;
  /** Makes the open notebook one's own, under a name that no other has, with what it is made from as its first version. */
  readonly own: (name: string, isTrusted: boolean) => void;
  /** What the open notebook is kept as; undefined while it is not one's own. */
  readonly record: () => KeptNotebook | undefined;
  /** Learns of the record and the file that the open notebook was read from. */
  readonly took: (kept: KeptNotebook | undefined) => void;
  readonly setFile: (file: FileHandle) => void;
}

export function createKeeper(
  { notebook, runs }: Pick<Stores, "notebook" | "runs">,
  desk: DeskStore,
  shelf: Shelf,
  holds: Holds,
): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let file: FileHandle | undefined;
  let from: string | undefined;
  /** Writes follow each other, so that the last one is the one that stays. */
  let writing: Promise<void> = Promise.resolve();
  let unwritten = 0;

  const record = (): KeptNotebook | undefined => {
    const { origin, cells } = notebook.getState();
    const { name, hold, isTrusted } = desk.getState();
    if (origin.kind !== "own" || hold !== "own") return undefined;
    const costs = costsOf(cells, runs.getState());
    return {
      id: origin.id,
      name,
      text: printNotebook(cells),
      savedAt: Date.now(),
      from,
      isTrusted,
      costs,
      file,
    };
  };
  const put = (kept: KeptNotebook, isMark: boolean) => {
    unwritten++;
    writing = writing.then(async () => {
      try {
        await shelf.put(kept, isMark);
        forgetUnsaved(kept);
        if (timer === undefined) desk.setState({ saving: "kept" });
        holds.announce();
      } catch {
        desk.setState({ saving: leaveUnsaved(kept) ? "kept" : "failed" });
      }
      unwritten--;
      desk.setState(({ shelf: others }) => ({ shelf: [kept, ...others.filter(({ id }) => id !== kept.id)] }));
    });
    return writing;
  };
  const save = (isMark: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const kept = record();
    return kept === undefined ? writing : put(kept, isMark);
  };
  const own = (name: string, isTrusted: boolean) => {
    const taken = desk.getState().shelf.map((kept) => kept.name);
    const id = freshId();
    const origin: Origin = { kind: "own", id };
    const before = notebook.getState().origin;
    from = before.kind === "lesson" ? before.path : from;
    file = undefined;
    desk.setState({ name: freeName(name, taken), hold: "own", isTrusted, notice: undefined });
    notebook.setState({ origin });
    history.replaceState(null, "", new URL(addressOf(origin, location.search), document.baseURI));
    void holds.take(id);
  };
  const schedule = () => {
    clearTimeout(timer);
    desk.setState(({ saving }) => ({ saving: saving === "failed" ? saving : "pending" }));
    timer = setTimeout(() => void save(false), pauseMs);
  };
  notebook.subscribe(({ cells, isEdited, origin }, before) => {
    if (!isEdited || origin !== before.origin || cells === before.cells) return;
    const { hold, name, isTrusted } = desk.getState();
    if (hold !== "own") {
      own(
        origin.kind === "lesson" ? `${name}, my copy` : hold === "elsewhere" ? `${name}, copy` : name,
        isTrusted,
      );
      desk.setState({ notice: "copied" });
      const kept = record();
      // What it was made from is the first version to come back to.
      if (kept !== undefined) void put({ ...kept, text: printNotebook(before.cells) }, true);
    }
    schedule();
  });
  runs.subscribe(({ isRunning }, before) => {
    const kept = isRunning || !before.isRunning || timer !== undefined ? undefined : record();
    if (kept?.costs === undefined) return;
    const { id, costs } = kept;
    // A visit whose costs are not kept runs what it would have asked for: nothing is lost.
    writing = writing.then(() => shelf.putCosts(id, costs)).catch(() => undefined);
  });
  window.addEventListener("pagehide", () => {
    // A write that is under way may not come to its end.
    if (timer === undefined && unwritten === 0) return;
    clearTimeout(timer);
    timer = undefined;
    const kept = record();
    if (kept !== undefined) leaveUnsaved(kept);
  });
  window.addEventListener("beforeunload", (event) => {
    if (desk.getState().saving === "failed") event.preventDefault();
  });
  return {
    flush: () => (timer === undefined ? writing : save(false)),
    mark: () => save(true),
    own,
    record,
    took(kept) {
      clearTimeout(timer);
      timer = undefined;
      file = kept?.file;
      from = kept?.from;
    },
    setFile(chosen) {
      file = chosen;
    },
  };
}
