/** The commands that run the cell at hand. */
import type { Command } from "../../commands/command.ts";
import { onCellOrInText, type Act, type Condition } from "./commandsAtHand.ts";

export function runCommands(act: Act, isThere: Condition): Command[] {
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
