/** The controls of a cell: the most used ones as buttons, the others in a menu. */
import { isAvailable, type Command } from "../../commands/command.ts";
import { CommandButton } from "../../commands/CommandButton.tsx";
import { shownKeys, useCommands } from "../../commands/CommandsContext.ts";
import type { CellKind } from "../../store/notebookStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import styles from "./CellTools.module.css";
import { dragCell } from "./dragCell.ts";

export interface CellToolsProps {
  readonly kind: CellKind;
  readonly isEditing: boolean;
  /** Makes this cell the one that commands act on. */
  readonly onTake: () => void;
  /** Moves the cell to a position among the others. */
  readonly onDrop: (position: number) => void;
}

export function CellTools({ kind, isEditing, onTake, onDrop }: CellToolsProps) {
  const commands = useCommands();
  return (
    <div className={styles["tools"]} role="toolbar" aria-label="Cell" onClickCapture={onTake}>
      {isEditing && (
        <span className={styles["keys"]}>
          <kbd>Shift+Enter</kbd> {kind === "code" ? "runs" : "shows"} · <kbd>Esc</kbd> leaves
        </span>
      )}
      {kind === "markdown" && !isEditing && <CommandButton command="cell.edit" icon={<Icon name="edit" />} />}
      <span
        className={styles["grip"]}
        aria-hidden
        title="Drag to move the cell"
        onPointerDown={(event) => {
          event.preventDefault();
          onTake();
          dragCell(event.currentTarget, event.pointerId, onDrop);
        }}
      >
        <Icon name="grip" />
      </span>
      <CommandButton command="cell.moveUp" icon={<Icon name="up" />} />
      <CommandButton command="cell.moveDown" icon={<Icon name="down" />} />
      <CommandButton command="cell.addBelow" icon={<Icon name="plus" />} />
      <CommandButton command="cell.addTextBelow" icon={<Icon name="text" />} />
      <CommandButton command="cell.delete" icon={<Icon name="remove" />} />
      <Menu
        label="More for this cell"
        icon={<Icon name="more" />}
        items={() => commands.filter(({ id }) => inMenu.has(id)).map(itemOf)}
      />
    </div>
  );
}

const inMenu: ReadonlySet<string> = new Set([
  "cell.run",
  "cell.addAbove",
  "cell.split",
  "cell.merge",
  "cell.duplicate",
  "cell.toText",
  "cell.toCode",
  "cell.fold",
]);

const itemOf = (command: Command): MenuItem => ({
  id: command.id,
  title: command.title,
  keys: shownKeys(command),
  isAvailable: isAvailable(command),
  onChoose: command.run,
});
