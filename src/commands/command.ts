/**
 * What a person can tell Mixtape to do. A command is written down once, in a list beside what it acts on
 * (`notebook/cells/cellCommands.ts`, `app/commands/…`); keys, palette, key sheet, menus and buttons all draw from it.
 */

/** Headings of the key sheet and the palette, in their order there. */
export const commandGroups = ["Run", "Cells", "Text", "Notebook", "Page"] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Where the keyboard's focus rests: on a cell, in the text of a cell, or anywhere else but in a dialog. */
export type Place = "cell" | "text" | "elsewhere";
export const everywhere: readonly Place[] = ["cell", "text", "elsewhere"];

export interface Command {
  /** Such as `cell.delete`; unique. */
  readonly id: string;
  readonly group: CommandGroup;
  /** What it does, as an order: "Delete cell". */
  readonly title: string;
  /** More words by which it is found, such as the term other programs use. */
  readonly words?: string;
  /**
   * Ways to give it by keys, the first one shown: `Mod+Shift+P` (Mod is Ctrl, or ⌘ on a Mac), `Alt+ArrowUp`, `D D` (one
   * after the other), `?`. Keys without Mod or Alt that write something act outside of texts alone.
   */
  readonly keys?: readonly string[];
  /** Where its keys count. */
  readonly where: readonly Place[];
  /** The editor may use the key first, as Escape closes its suggestions before it leaves the text. */
  readonly yields?: boolean;
  /** Whether there is something for it to act on now; without it there always is. */
  readonly isAvailable?: () => boolean;
  readonly run: () => void;
}

export const isAvailable = (command: Command): boolean => command.isAvailable?.() ?? true;

/** Those of `commands` whose title, group or words hold every word of `query`; titles that begin with it come first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ title, group, words = "" }) => {
    const said = `${title} ${group} ${words}`.toLowerCase();
    return asked.every((word) => said.includes(word));
  });
  const begins = ({ title }: Command) => title.toLowerCase().startsWith(query.trim().toLowerCase());
  return [...found.filter(begins), ...found.filter((command) => !begins(command))];
}
