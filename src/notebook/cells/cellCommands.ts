/** The commands that act on the cell at hand: its run, its text, its place among the others. */
import type { Command } from "../../commands/command.ts";
import { mergeable } from "../../store/cellOperations.ts";
import type { Cell } from "../../store/notebookStore.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { showHover } from "../editor/sharedEditor.ts";
import { caretIn } from "./caretIn.ts";
import { cellActions, type CellActions } from "./cellActions.ts";
import { onCell } from "./commandsAtHand.ts";
import { placeCommands, walkCommands } from "./placeCommands.ts";
import { runCommands } from "./runCommands.ts";
import { undoCommands } from "./undoCommands.ts";

export function cellCommands(stores: Stores): readonly Command[] {
  const atHand = (): Cell | undefined => {
    const { cell } = stores.focus.getState();
    return stores.notebook.getState().cells.find(({ id }) => id === cell);
  };
  const act = (action: (actions: CellActions, cell: Cell) => void) => () => {
    const cell = atHand();
    if (cell !== undefined) action(cellActions(stores, cell.id), cell);
  };
  const isThere = () => atHand() !== undefined;
  const isCode = () => atHand()?.kind === "code";
  const isText = () => atHand()?.kind === "markdown";
  const isEditing = () => isThere() && stores.focus.getState().caret !== undefined;
  return [
    ...runCommands(act, isThere),
    ...walkCommands(act, isThere, isEditing),
    ...placeCommands(act, isThere),
    {
      id: "cell.split",
      group: "Cells",
      title: "Split cell at the caret",
      keys: ["Mod+Shift+-"],
      where: ["text"],
      isAvailable: isEditing,
      run: act((actions, { id, text }) => actions.split(caretIn(id) ?? text.length)),
    },
    {
      id: "cell.merge",
      group: "Cells",
      title: "Merge cell with the next",
      words: "join",
      keys: ["Shift+M"],
      where: onCell,
      isAvailable: () => mergeable(stores.notebook.getState().cells, atHand()?.id ?? "") !== undefined,
      run: act((actions) => actions.merge()),
    },
    {
      id: "cell.toText",
      group: "Cells",
      title: "Turn cell into text",
      words: "markdown kind type",
      keys: ["M"],
      where: onCell,
      isAvailable: isCode,
      run: act((actions) => actions.setKind("markdown")),
    },
    {
      id: "cell.toCode",
      group: "Cells",
      title: "Turn cell into code",
      words: "typescript kind type",
      keys: ["Y"],
      where: onCell,
      isAvailable: isText,
      run: act((actions) => actions.setKind("code")),
    },
    {
      id: "cell.fold",
      group: "Cells",
      title: "Fold or unfold cell",
      words: "collapse expand hide show",
      keys: ["O"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.toggleFold()),
    },
    {
      id: "text.hover",
      group: "Text",
      title: "Explain the name at the caret",
      words: "type shape active documentation hover",
      keys: ["F4"],
      where: ["text"],
      isAvailable: () => isCode() && isEditing(),
      run: act(showHover),
    },
    ...undoCommands(stores),
  ];
}
