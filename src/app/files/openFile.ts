/** Takes a notebook in from the reader's disk, by a picker or by dropping it on the page. */
import type { Desk } from "../desk/createDesk.ts";
import { faultsOf } from "../../notebook/fileFaults.ts";
import { parseNotebook } from "../../notebook/fileFormat.ts";
import { titleOf } from "../../notebook/titleOf.ts";
import { canPickFiles, pickToOpen, type FileHandle } from "../keeping/fileHandle.ts";

export async function openFile(desk: Desk): Promise<void> {
  if (canPickFiles()) {
    const handle = await pickToOpen();
    if (handle !== undefined) await takeIn(desk, await handle.getFile(), handle);
    return;
  }
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".ts,.txt,text/plain";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) void takeIn(desk, file);
  });
  input.click();
}

/** Files that are dropped anywhere on the page are opened. Listens until the function that it gives is called. */
export function listenForDrops(desk: Desk): () => void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  const over = (event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void takeIn(desk, file);
  };
  window.addEventListener("dragover", over);
  window.addEventListener("drop", drop);
  return () => {
    window.removeEventListener("dragover", over);
    window.removeEventListener("drop", drop);
  };
}

/** Bytes of a file that is looked into at all. */
const mostBytes = 20_000_000;

/** Opens a file, in the repair view where it is no sound notebook. */
export async function takeIn(desk: Desk, file: File, handle?: FileHandle): Promise<void> {
  if (file.size > mostBytes) return desk.say(`${file.name} is too large for a notebook.`);
  const text = await readText(file).catch(() => undefined);
  if (text === undefined) return desk.say(`${file.name} cannot be read.`);
  const faults = faultsOf(text);
  const name = nameFor(file.name, text, faults.length > 0);
  if (faults.length > 0) {
    await desk.keeper.flush();
    desk.store.setState({ screen: "repair", broken: { name, text } });
    return;
  }
  await desk.openText(name, text, { file: handle });
}

/** With its byte order mark, so that it can be written back as it was. */
const readText = async (file: File): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());

function nameFor(fileName: string, text: string, isBroken: boolean): string {
  const bare = fileName.replace(/(\.mixtape)?\.(ts|txt)$/i, "");
  return (isBroken ? undefined : titleOf(parseNotebook(text))) ?? bare;
}
