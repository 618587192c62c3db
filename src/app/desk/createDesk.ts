/** The desk: opens notebooks, keeps them, and is what every command about whole notebooks acts on. */
import { printNotebook, parseNotebook } from "../../notebook/fileFormat.ts";
import type { Origin } from "../../store/notebookStore.ts";
import type { Stores } from "../../store/StoresContext.ts";
import type { FileHandle } from "../keeping/fileHandle.ts";
import { createHolds, type Holds } from "../keeping/holds.ts";
import { createKeeper, type Keeper } from "../keeping/keeper.ts";
import { watchRunning } from "../keeping/runningFlag.ts";
import { createShelf, type Shelf } from "../keeping/shelf.ts";
import { takeInUnsaved } from "../keeping/unsaved.ts";
import { isTourNew } from "../tour/tourMemory.ts";
import { createDeskStore, type DeskStore } from "./deskStore.ts";
import { openNotebook, type Opened } from "./openNotebook.ts";
import { addressOf, askedBy, type Asked } from "./origin.ts";

export interface Desk {
  readonly store: DeskStore;
  readonly shelf: Shelf;
  readonly keeper: Keeper;
  /** Opens what the address asks for, now and whenever it changes. */
  readonly start: () => void;
  /** Opens something else; the way back is the browser's own. */
  readonly goTo: (asked: Asked) => void;
  /** Makes a notebook of a text and opens it as one's own. */
  readonly openText: (name: string, text: string, options?: OpenTextOptions) => Promise<void>;
  /** Takes the open notebook over from the tab that has it. */
  readonly takeOver: () => Promise<void>;
  /** Goes back to a version; what stands now stays among the versions. */
  readonly restore: (text: string) => Promise<void>;
  readonly rename: (name: string) => void;
  /** Puts a broken file away: back to the notebook that was open, or to the start page. */
  readonly leaveRepair: () => void;
  /** Takes a kept notebook off the shelf; it can be brought back while the page says so. */
  readonly remove: (id: string) => Promise<void>;
  /** Says what was done, for some seconds. */
  readonly say: (text: string, undo?: () => void) => void;
  readonly refreshShelf: () => Promise<void>;
  /** The open notebook's file. */
  readonly text: () => string;
}

export interface OpenTextOptions {
  readonly isTrusted?: boolean;
  readonly file?: FileHandle | undefined;
}

const saidMs = 6_000;

export function createDesk(stores: Stores): Desk {
  const { notebook, runs, runner } = stores;
  const store = createDeskStore();
  const shelf = createShelf();
  const holds: Holds = createHolds({
    onAsked: () => keeper.flush(),
    onLost: () => store.setState({ hold: "elsewhere", notice: "elsewhere" }),
    onChanged: () => void refreshShelf(),
  });
  const keeper = createKeeper({ notebook, runs }, store, shelf, holds);
  watchRunning(notebook, runs);
  let visit = 0;
  let saidTimer: ReturnType<typeof setTimeout> | undefined;

  const refreshShelf = async () => {
    try {
      store.setState({ shelf: await shelf.list(), isShelfReadable: true });
    } catch {
      store.setState({ isShelfReadable: false });
    }
  };
  const show = (opened: Opened) => {
    const { origin, cells, name, hold, isTrusted, wasRunning, notice, broken, kept } = opened;
    runner.reset();
    keeper.took(kept);
    store.setState({
      screen: broken === undefined ? "notebook" : "repair",
      ...{ name, hold, isTrusted, notice, broken, saving: "kept", isPresenting: false },
      tourStep: tourStepAt(origin),
    });
    notebook.getState().open({ origin, cells }, hold === "own");
    if (broken === undefined && isTrusted && !wasRunning && cells.length > 0)
      runner.runOpened(kept?.costs ?? {});
    else runs.setState({ pastCosts: kept?.costs ?? {} });
  };
  /** It is for those who come to look around; who follows someone's link came for what is there. */
  const tourStepAt = ({ kind }: Origin) =>
    kind === "lesson" ? (store.getState().tourStep ?? (isTourNew() ? 0 : undefined)) : undefined;
  const open = async (asked: Asked) => {
    const mine = ++visit;
    await keeper.flush();
    if (asked.kind === "start") return showStart();
    if (isOpen(asked)) return store.setState({ screen: "notebook" });
    const opened = await openNotebook(asked, shelf, holds);
    if (mine === visit) show(opened);
  };
  const showStart = () => {
    store.setState({ screen: "start" });
    void refreshShelf();
  };
  /** Going to the start page and back leaves the notebook and its results as they were. */
  const isOpen = (asked: Origin) =>
    store.getState().screen === "start" &&
    addressOf(asked) === addressOf(notebook.getState().origin) &&
    notebook.getState().cells.length > 0;
  /** Leaves no notebook open, so that nothing keeps what is about to be deleted. */
  const close = () => {
    runner.reset();
    holds.letGo();
    keeper.took(undefined);
    store.setState({ hold: "reading", name: "", notice: undefined });
    notebook.getState().open({ origin: { kind: "lesson", path: "" }, cells: [] }, false);
  };
  const say: Desk["say"] = (text, undo) => {
    clearTimeout(saidTimer);
    store.setState({ said: undo === undefined ? { text } : { text, undo } });
    saidTimer = setTimeout(() => store.setState({ said: undefined }), saidMs);
  };
  const openAddress = () => void open(askedBy(location));

  const goTo = (asked: Asked) => {
    history.pushState(null, "", new URL(addressOf(asked, location.search), document.baseURI));
    void open(asked);
  };
  runs.subscribe(({ isRunning }) => {
    if (!isRunning || store.getState().isTrusted) return;
    store.setState({ isTrusted: true });
    if (store.getState().hold === "own") void keeper.mark();
  });
  return {
    store,
    shelf,
    keeper,
    refreshShelf,
    text: () => printNotebook(notebook.getState().cells),
    start() {
      runner.start();
      window.addEventListener("popstate", openAddress);
      // Where it fails, what waits goes on waiting, and the reading of the shelf says that it cannot be reached.
      void takeInUnsaved(shelf).then(refreshShelf, refreshShelf);
      openAddress();
    },
    goTo,
    leaveRepair() {
      store.setState({ broken: undefined });
      if (notebook.getState().cells.length === 0) goTo({ kind: "start" });
      else store.setState({ screen: "notebook" });
    },
    async openText(name, text, { isTrusted = false, file } = {}) {
      visit++;
      await keeper.flush();
      history.pushState(null, "", location.href);
      runner.reset();
      keeper.took(undefined);
      notebook.getState().open({ origin: { kind: "own", id: "" }, cells: parseNotebook(text) }, true);
      keeper.own(name, isTrusted);
      if (file !== undefined) keeper.setFile(file);
      store.setState({
        screen: "notebook",
        broken: undefined,
        notice: isTrusted ? undefined : "from-file",
        isPresenting: false,
      });
      await keeper.mark();
    },
    async takeOver() {
      const { origin } = notebook.getState();
      if (origin.kind !== "own") return;
      await holds.takeOver(origin.id);
      show(await openNotebook(origin, shelf, holds));
    },
    async restore(text) {
      await keeper.mark();
      const { origin } = notebook.getState();
      notebook.getState().open({ origin, cells: parseNotebook(text) }, true);
      store.setState({ notice: "restored" });
      await keeper.mark();
    },
    rename(name) {
      const { hold, isTrusted } = store.getState();
      if (hold === "own") store.setState({ name });
      else keeper.own(name, isTrusted);
      void keeper.mark();
    },
    async remove(id) {
      const name = store.getState().shelf.find((kept) => kept.id === id)?.name ?? "The notebook";
      const { origin } = notebook.getState();
      if (origin.kind === "own" && origin.id === id) close();
      try {
        const bringBack = await shelf.remove(id);
        await refreshShelf();
        say(`${name} is deleted.`, () => {
          bringBack().then(refreshShelf, () =>
            say(`${name} could not be brought back: this browser keeps nothing just now.`),
          );
        });
      } catch {
        say(`${name} is not deleted: this browser does not give it out just now.`);
      }
    },
    say,
  };
}
