/**
 * Every command of the page. Another chapter's commands are a function from the stores to a list, in a file beside this
 * one or beside what they act on, and a line here: palette, key sheet and keys know them by that.
 */
import type { Command } from "../../commands/command.ts";
import { cellCommands } from "../../notebook/cells/cellCommands.ts";
import type { Stores } from "../../store/StoresContext.ts";
import type { Desk } from "../desk/createDesk.ts";
import { deskCommands } from "../desk/deskCommands.ts";
import { findCommands } from "./findCommands.ts";
import { notebookCommands } from "./notebookCommands.ts";
import { pageCommands } from "./pageCommands.ts";

export function allCommands(stores: Stores, desk: Desk): readonly Command[] {
  return [
    ...notebookCommands(stores),
    ...cellCommands(stores),
    ...findCommands(stores),
    ...deskCommands(desk, stores),
    ...pageCommands(stores),
  ];
}
