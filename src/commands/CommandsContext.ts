/** How components reach the page's commands. */
import { createContext, useContext } from "react";
import type { Command } from "./command.ts";
import { isMac, sayKeys } from "./strokes.ts";

export const CommandsContext = createContext<readonly Command[] | undefined>(undefined);

/** Every command of the page, in the order of its lists. */
export function useCommands(): readonly Command[] {
  const commands = useContext(CommandsContext);
  if (commands === undefined) throw new Error("Components need a CommandsContext around them.");
  return commands;
}

export function useCommand(id: string): Command {
  const command = useCommands().find((each) => each.id === id);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  return command;
}

/** The keys that give a command, in words for this machine; undefined where it has none. */
export function shownKeys({ keys }: Command): string | undefined {
  return keys?.[0] === undefined ? undefined : sayKeys(keys[0], isMac());
}
