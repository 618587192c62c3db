/** The commands that go from cell to cell, in and out of their texts, and that add, move, copy and delete them. */
import type { Command } from "../../commands/command.ts";
import { onCell, type Act, type Condition } from "./commandsAtHand.ts";

export function walkCommands(act: Act, isThere: Condition, isEditing: Condition): Command[] {
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
      title: "Edit the cell",
      words: "write",
      keys: ["Enter"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.edit(0)),
    },
    {
      id: "cell.leave",
      group: "Text",
      title: "Stop editing the cell",
      words: "escape tab trap",
      keys: ["Escape"],
      where: ["text"],
      yields: true,
      isAvailable: isEditing,
      run: act((actions) => actions.leave()),
    },
  ];
}

export function placeCommands(act: Act, isThere: Condition): Command[] {
  return [
    {
      id: "cell.addAbove",
      group: "Cells",
      title: "Add a code cell above",
      words: "insert cell before",
      keys: ["A"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(0, "code")),
    },
    {
      id: "cell.addBelow",
      group: "Cells",
      title: "Add a code cell below",
      words: "insert cell after",
      keys: ["B"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(1, "code")),
    },
    {
      id: "cell.addTextBelow",
      group: "Cells",
      title: "Add a text cell below",
      words: "insert markdown cell after",
      keys: ["T"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.add(1, "markdown")),
    },
    {
      id: "cell.moveUp",
      group: "Cells",
      title: "Move cell up",
      words: "cell",
      keys: ["Alt+ArrowUp"],
      where: onCell,
      isAvailable: isThere,
      run: act((actions) => actions.move(-1)),
    },
    {
      id: "cell.moveDown",
      group: "Cells",
      title: "Move cell down",
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
