/** The open notebook's name, whether it is kept, and the menu of what can be done with it as a whole. */
import { isAvailable, type Command } from "../../commands/command.ts";
import { shownKeys, useCommand, useCommands } from "../../commands/CommandsContext.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { useDeskState } from "./DeskContext.ts";
import styles from "./NotebookName.module.css";

export function NotebookName() {
  const name = useDeskState((state) => state.name);
  const isOpen = useDeskState((state) => state.screen === "notebook");
  const rename = useCommand("notebook.rename");
  const commands = useCommands();
  return (
    <div className={styles["notebook"]}>
      {isOpen && (
        <>
          <button type="button" className={styles["name"]} title="Rename" onClick={rename.run}>
            {name}
          </button>
          <Saving />
        </>
      )}
      <Menu
        label="Notebook menu"
        icon={<Icon name="fold" />}
        side="left"
        items={() => commands.filter(isOfTheMenu).map(itemOf)}
      />
    </div>
  );
}

/** Going from match to match is for the search and its keys. */
const isOfTheMenu = ({ group, id }: Command): boolean =>
  group === "Notebook" && id !== "find.next" && id !== "find.previous";

const itemOf = (command: Command): MenuItem => ({
  id: command.id,
  title: command.title,
  keys: shownKeys(command),
  isAvailable: isAvailable(command),
  onChoose: command.run,
});

/** For the eye only: what went wrong is said by the notice, and that all is well need not be. */
function Saving() {
  const saving = useDeskState((state) => state.saving);
  const isOwn = useDeskState((state) => state.hold === "own");
  if (!isOwn) return null;
  const words = { kept: "kept in this browser", pending: "not kept yet", failed: "not kept" }[saving];
  return <span className={styles["saving"]} data-saving={saving} title={words} aria-hidden="true" />;
}
