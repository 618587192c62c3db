/** The commands that look for words in all cells of the notebook. */
import { everywhere, type Command } from "../../commands/command.ts";
import { selectedWords } from "../../notebook/cells/selectedWords.ts";
import type { Stores } from "../../store/StoresContext.ts";

export function findCommands({ find, focus }: Stores): readonly Command[] {
  const open = (isReplacing: boolean) => () => {
    const words = selectedWords();
    focus.getState().leave();
    find.getState().open(isReplacing, words);
  };
  const isOpen = () => find.getState().isOpen;
  const go = (by: -1 | 1) => () => {
    focus.getState().leave();
    find.getState().go(by);
  };
  return [
    {
      id: "find.open",
      group: "Notebook",
      title: "Find in all cells",
      words: "search",
      keys: ["Mod+F"],
      where: everywhere,
      run: open(false),
    },
    {
      id: "find.replace",
      group: "Notebook",
      title: "Replace in all cells",
      words: "search find",
      keys: ["Mod+H", "Mod+Alt+F"],
      where: everywhere,
      run: open(true),
    },
    {
      id: "find.next",
      group: "Notebook",
      title: "Go to the next match",
      words: "search find",
      keys: ["F3", "Mod+G"],
      where: everywhere,
      isAvailable: isOpen,
      run: go(1),
    },
    {
      id: "find.previous",
      group: "Notebook",
      title: "Go to the previous match",
      words: "search find previous",
      keys: ["Shift+F3", "Mod+Shift+G"],
      where: everywhere,
      isAvailable: isOpen,
      run: go(-1),
    },
  ];
}
