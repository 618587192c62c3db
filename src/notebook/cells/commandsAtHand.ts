/** How the commands of the cell at hand reach it: what they do to it, and whether there is one to do it to. */
import type { Place } from "../../commands/command.ts";
import type { Cell } from "../../store/notebookStore.ts";
import type { CellActions } from "./cellActions.ts";

/** Makes of what is done with a cell what is done with the cell at hand; without one that does nothing. */
export type Act = (action: (actions: CellActions, cell: Cell) => void) => () => void;
/** Whether a command has something to act on now. */
export type Condition = () => boolean;

export const onCell: readonly Place[] = ["cell"];
export const onCellOrInText: readonly Place[] = ["cell", "text"];
