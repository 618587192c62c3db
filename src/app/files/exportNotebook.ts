/** Hands the open notebook out in forms that are read without Mixtape, with its results. */
import { fileNameOf } from "../../notebook/titleOf.ts";
import type { ResultOf } from "../../notebook/export/notebookToMarkdown.ts";
import type { Stores } from "../../store/StoresContext.ts";
import type { Desk } from "../desk/createDesk.ts";
import { download } from "./saveFile.ts";

/** Results of texts that were edited since are left out: they are not what the cell says now. */
function resultsOf({ notebook, runs }: Stores): ResultOf {
  const { outcomes } = runs.getState();
  const texts = new Map(notebook.getState().cells.map(({ id, text }) => [id, text]));
  return (cell) => {
    const outcome = outcomes[cell];
    return outcome?.text === texts.get(cell) ? outcome?.result : undefined;
  };
}

export async function exportMarkdown(desk: Desk, stores: Stores): Promise<void> {
  const { name } = desk.store.getState();
  // Rarely wanted: it comes when it is.
  const { notebookToMarkdown } = await import("../../notebook/export/notebookToMarkdown.ts");
  const text = notebookToMarkdown(stores.notebook.getState().cells, resultsOf(stores));
  download(fileNameOf(name, "md"), text, "text/markdown");
  desk.say(`Exported as ${fileNameOf(name, "md")}.`);
}

export async function exportHtml(desk: Desk, stores: Stores): Promise<void> {
  const { name } = desk.store.getState();
  const { notebookToHtml } = await import("../../notebook/export/notebookToHtml.ts");
  const text = await notebookToHtml(name, stores.notebook.getState().cells, resultsOf(stores));
  download(fileNameOf(name, "html"), text, "text/html");
  desk.say(`Exported as ${fileNameOf(name, "html")}.`);
}
