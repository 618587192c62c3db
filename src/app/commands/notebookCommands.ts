/** The commands that act on the notebook as a whole. */
import { everywhere, type Command } from "../../commands/command.ts";
import type { Stores } from "../../store/StoresContext.ts";

export function notebookCommands({ runner, runs, preferences }: Stores): readonly Command[] {
  return [
    {
      id: "notebook.runAll",
      group: "Run",
      title: "Run all cells from the start",
      words: "execute restart",
      keys: ["Mod+Shift+Enter"],
      where: everywhere,
      run: () => runner.runAll(),
    },
    {
      id: "notebook.stop",
      group: "Run",
      title: "Stop what is running",
      words: "interrupt cancel",
      keys: ["Mod+Alt+."],
      where: everywhere,
      isAvailable: () => runs.getState().isRunning,
      run: () => runner.stop(),
    },
    {
      id: "notebook.follow",
      group: "Run",
      title: "Run after edits, by itself",
      words: "reactive automatic eager lazy off",
      where: everywhere,
      isAvailable: () => preferences.getState().isLazy,
      run: () => preferences.setState({ isLazy: false }),
    },
    {
      id: "notebook.lazy",
      group: "Run",
      title: "Run only what I ask for",
      words: "lazy reactive automatic manual",
      where: everywhere,
      isAvailable: () => !preferences.getState().isLazy,
      run: () => preferences.setState({ isLazy: true }),
    },
  ];
}
