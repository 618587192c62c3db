/** The commands that act on the cell at hand: its run, its text, its place among the others. */
import type { Command, Place } from "../../commands/command.ts";
import { mergeable } from "../../store/cellOperations.ts";
import type { Cell } from "../../store/notebookStore.ts";
import type { Stores } from "../../store/StoresContext.ts";
import { showHover } from "../editor/sharedEditor.ts";
import { caretIn } from "./caretIn.ts";
import { cellActions, type CellActions } from "./cellActions.ts";
import { focusCell } from "./focusCell.ts";

const onCell: readonly Place[] = ["cell"];
const onCellOrInText: readonly Place[] = ["cell", "text"];

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
      title: "Make it a text cell",
      words: "markdown kind type",
      keys: ["M"],
      where: onCell,
      isAvailable: isCode,
      run: act((actions) => actions.setKind("markdown")),
    },
    {
      id: "cell.toCode",
      group: "Cells",
      title: "Make it a code cell",
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
      title: "Say what is known at the caret",
      words: "type shape active documentation hover",
      keys: ["F4"],
      where: ["text"],
      isAvailable: () => isCode() && isEditing(),
      run: act(showHover),
    },
    ...undoCommands(stores),
  ];
}

type Act = (action: (actions: CellActions, cell: Cell) => void) => () => void;
type Condition = () => boolean;

function runCommands(act: Act, isThere: Condition): Command[] {
  return [
    {
      id: "cell.runAndMoveOn",
      group: "Run",
      title: "Run cell and go to the next",
      keys: ["Shift+Enter"],
      where: onCellOrInText,
      isAvailable: isThere,
      run: act((actions) => actions.runAndMoveOn()),
    },
    {
      id: "cell.run",
      group: "Run",
      title: "Run cell",
      words: "execute",
      keys: ["Mod+Enter"],
      where: onCellOrInText,
      isAvailable: isThere,
      run: act((actions, { kind }) => (kind === "code" ? actions.run() : actions.leave())),
    },
    {
      id: "cell.runAndAdd",
      group: "Run",
      title: "Run cell and add one below",
      words: "insert",
      keys: ["Alt+Enter"],
      where: onCellOrInText,
      isAvailable: isThere,
      run: act((actions) => actions.runAndAdd()),
    },
  ];
}

function walkCommands(act: Act, isThere: Condition, isEditing: Condition): Command[] {
  return [
    {
      id: "cell.previous",
      group: "Cells",
      title: "Go to the cell above",
      keys: ["ArrowUp", "K"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.goTo(-1)),
    },
    {
      id: "cell.next",
      group: "Cells",
      title: "Go to the cell below",
      keys: ["ArrowDown", "J"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.goTo(1)),
    },
    {
      id: "cell.edit",
      group: "Text",
      title: "Edit the text of the cell",
      words: "write",
      keys: ["Enter"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.edit(0)),
    },
    {
      id: "cell.leave",
      group: "Text",
      title: "Leave the text for its cell",
      words: "escape tab trap",
      keys: ["Escape"],
      where: ["text"],
      yields: true,
      isAvailable: isEditing,
      run: act((actions) => actions.leave()),
    },
  ];
}

function placeCommands(act: Act, isThere: Condition): Command[] {
  return [
    {
      id: "cell.addAbove",
      group: "Cells",
      title: "Add code above",
      words: "insert cell before",
      keys: ["A"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(0, "code")),
    },
    {
      id: "cell.addBelow",
      group: "Cells",
      title: "Add code below",
      words: "insert cell after",
      keys: ["B"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(1, "code")),
    },
    {
      id: "cell.addTextBelow",
      group: "Cells",
      title: "Add text below",
      words: "insert markdown cell after",
      keys: ["T"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(1, "markdown")),
    },
    {
      id: "cell.moveUp",
      group: "Cells",
      title: "Move up",
      words: "cell",
      keys: ["Alt+ArrowUp"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.move(-1)),
    },
    {
      id: "cell.moveDown",
      group: "Cells",
      title: "Move down",
      words: "cell",
      keys: ["Alt+ArrowDown"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.move(1)),
    },
    {
      id: "cell.duplicate",
      group: "Cells",
      title: "Duplicate cell",
      words: "copy",
      keys: ["Shift+D"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.duplicate()),
    },
    {
      id: "cell.delete",
      group: "Cells",
      title: "Delete cell",
      words: "remove",
      keys: ["D D", "Delete"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.remove()),
    },
  ];
}

/** In a text these keys take back typing, which is the editor's. */
function undoCommands({ notebook, focus }: Stores): Command[] {
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
      title: "Undo what was done with cells",
      words: "take back restore deleted",
      keys: ["Z", "Mod+Z"],
      where: ["cell", "elsewhere"],
      isAvailable: has("past"),
      run: turn("undo"),
    },
    {
      id: "cell.redo",
      group: "Cells",
      title: "Redo what was done with cells",
      words: "again",
      keys: ["Shift+Z", "Mod+Shift+Z", "Mod+Y"],
      where: ["cell", "elsewhere"],
      isAvailable: has("future"),
      run: turn("redo"),
    },
  ];
}
