/** The commands that take back what was done with cells. */
import type { Command } from "../../commands/command.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { focusCell } from "./focusCell.ts";

/** In a text these keys take back typing, which is the editor's. */
export function undoCommands({ notebook, focus }: Stores): Command[] {
  const turn = (by: "undo" | "redo") => () => {
    focus.getState().leave();
    const about = notebook.getState()[by]();
    if (about !== undefined) focusCell(about);
  };
  const has = (which: "past" | "future") => () => notebook.getState().history[which].length > 0;
  return [
    {
      id: "cell.undo",
      group: "Cells",
      title: "Undo the last change to cells",
      words: "take back restore deleted",
      keys: ["Z", "Mod+Z"],
      where: ["cell", "elsewhere"],
      isAvailable: has("past"),
      run: turn("undo"),
    },
    {
      id: "cell.redo",
      group: "Cells",
      title: "Redo the last change to cells",
      words: "again",
      keys: ["Shift+Z", "Mod+Shift+Z", "Mod+Y"],
      where: ["cell", "elsewhere"],
      isAvailable: has("future"),
      run: turn("redo"),
    },
  ];
}
