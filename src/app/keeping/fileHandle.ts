/** Files of the reader's own disk, where the browser lets pages keep hold of one (File System Access). */

export interface FileHandle {
  readonly name: string;
  readonly getFile: () => Promise<File>;
  readonly createWritable: () => Promise<{
    readonly write: (data: Uint8Array<ArrayBuffer>) => Promise<void>;
    readonly close: () => Promise<void>;
  }>;
  readonly queryPermission?: (options: { readonly mode: "readwrite" }) => Promise<PermissionState>;
  readonly requestPermission?: (options: { readonly mode: "readwrite" }) => Promise<PermissionState>;
}

const types = [{ description: "Mixtape notebook", accept: { "text/typescript": [".ts"] } }];

interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileHandle>;
}

const pickers = (): Pickers => window as unknown as Pickers;

export const canPickFiles = (): boolean => pickers().showSaveFilePicker !== undefined;

/** The file that the reader picks to open; undefined where nothing was picked. */
export async function pickToOpen(): Promise<FileHandle | undefined> {
  return picked(async () => (await pickers().showOpenFilePicker?.({ types }))?.[0]);
}

/** The file that the reader picks to write to; undefined where nothing was picked. */
export async function pickToSave(suggestedName: string): Promise<FileHandle | undefined> {
  return picked(async () => pickers().showSaveFilePicker?.({ types, suggestedName }));
}

async function picked(pick: () => Promise<FileHandle | undefined>): Promise<FileHandle | undefined> {
  try {
    return await pick();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

/** Writes a text to a file; false where the reader or the system does not allow it. */
export async function writeFile(handle: FileHandle, text: string): Promise<boolean> {
  try {
    const mode = { mode: "readwrite" } as const;
    const isGranted =
      (await handle.queryPermission?.(mode)) !== "prompt" ||
      (await handle.requestPermission?.(mode)) === "granted";
    if (!isGranted) return false;
    const writable = await handle.createWritable();
    await writable.write(new TextEncoder().encode(text));
    await writable.close();
    return true;
  } catch {
    return false;
  }
}
