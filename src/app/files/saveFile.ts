/** Puts the open notebook into files: its own on disk, where the browser allows, or a download. */
import { fileNameOf } from "../../notebook/titleOf.ts";
import type { Desk } from "../desk/createDesk.ts";
import { canPickFiles, pickToSave, writeFile } from "../keeping/fileHandle.ts";

/** Writes to the file that the notebook belongs to; asks for one, or downloads, where there is none. */
export async function saveFile(desk: Desk): Promise<void> {
  const file = desk.keeper.record()?.file;
  if (file === undefined) return saveFileAs(desk);
  const isWritten = await writeFile(file, desk.text());
  if (isWritten) await desk.keeper.mark();
  desk.say(
    isWritten ? `Saved to ${file.name}.` : `${file.name} could not be written. Save it under another name.`,
  );
}

/** Asks for a file, and writes there from now on; downloads where pages may not write files. */
export async function saveFileAs(desk: Desk): Promise<void> {
  if (!canPickFiles()) return downloadNotebook(desk);
  const name = fileNameOf(desk.store.getState().name, "ts");
  const file = await pickToSave(name);
  if (file === undefined) return;
  if (!(await writeFile(file, desk.text()))) return desk.say(`${file.name} could not be written.`);
  if (desk.keeper.record() !== undefined) {
    desk.keeper.setFile(file);
    await desk.keeper.mark();
  }
  desk.say(`Saved to ${file.name}.`);
}

export async function downloadNotebook(desk: Desk): Promise<void> {
  await desk.keeper.flush();
  const name = fileNameOf(desk.store.getState().name, "ts");
  download(name, desk.text(), "text/typescript");
  desk.say(`Downloaded as ${name}.`);
}

/** Hands a text to the browser as a file to keep. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(address));
}
