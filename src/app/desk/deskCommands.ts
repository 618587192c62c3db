/** The commands about whole notebooks: making, opening, keeping, passing on. */
import { everywhere, type Command } from "../../commands/command.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { exportHtml, exportMarkdown } from "../files/exportNotebook.ts";
import { openFile } from "../files/openFile.ts";
import { downloadNotebook, saveFile, saveFileAs } from "../files/saveFile.ts";
import { sharedWords, shareNotebook } from "../sharing/shareNotebook.ts";
import type { Desk } from "./createDesk.ts";
import { newNotebook } from "./newNotebook.ts";

export function deskCommands(desk: Desk, stores: Stores): readonly Command[] {
  const { store } = desk;
  const { overlay } = stores;
  const isOpen = () => store.getState().screen === "notebook";
  const isOwn = () => isOpen() && store.getState().hold === "own";
  const command = (id: string, title: string, rest: Partial<Command> & Pick<Command, "run">): Command => ({
    id: `notebook.${id}`,
    group: "Notebook",
    title,
    where: everywhere,
    ...rest,
  });
  return [
    command("start", "Go to all lessons and notebooks", {
      words: "gallery start page home examples",
      run: () => desk.goTo({ kind: "start" }),
    }),
    command("new", "New notebook", { words: "create empty", run: () => void newNotebook(desk) }),
    command("open", "Open a file…", { words: "load import", run: () => void openFile(desk) }),
    command("save", "Save", {
      words: "write file keep",
      keys: ["Mod+S"],
      isAvailable: isOpen,
      run: () => void saveFile(desk),
    }),
    command("saveAs", "Save as…", {
      words: "write file",
      keys: ["Mod+Shift+S"],
      isAvailable: isOpen,
      run: () => void saveFileAs(desk),
    }),
    command("rename", "Rename…", {
      words: "name title",
      isAvailable: isOpen,
      run: () => overlay.getState().show("rename"),
    }),
    command("versions", "Versions…", {
      words: "history restore back time undo",
      isAvailable: isOwn,
      run: () => overlay.getState().show("versions"),
    }),
    command("copyLink", "Copy a link", {
      words: "share url pass on send",
      isAvailable: isOpen,
      run: () => void shareNotebook(desk).then((shared) => desk.say(sharedWords[shared])),
    }),
    command("present", "Present", {
      words: "slides lecture full screen large",
      isAvailable: isOpen,
      run: () => store.setState({ isPresenting: true }),
    }),
    command("tour", "Take the tour", {
      words: "help introduction first steps",
      isAvailable: isOpen,
      run: () => store.setState({ tourStep: 0 }),
    }),
    command("download", "Download", {
      words: "file save export",
      isAvailable: isOpen,
      run: () => void downloadNotebook(desk),
    }),
    command("exportHtml", "Export as a web page", {
      words: "html standalone results print",
      isAvailable: isOpen,
      run: () => void exportHtml(desk, stores),
    }),
    command("exportMarkdown", "Export as Markdown", {
      words: "md document results",
      isAvailable: isOpen,
      run: () => void exportMarkdown(desk, stores),
    }),
  ];
}
