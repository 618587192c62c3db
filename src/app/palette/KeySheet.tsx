/** All keys on one sheet, group by group. */
import { commandGroups, type Command, type CommandGroup, type Place } from "../../commands/command.ts";
import { useCommands } from "../../commands/CommandsContext.ts";
import { isMac, sayKeys } from "../../commands/strokes.ts";
import { KeyCaps } from "../../ui/KeyCaps.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import styles from "./KeySheet.module.css";

const note =
  "You are on a cell, or in its text. Enter goes into the text, Escape comes out of it again: so Tab, which writes in " +
  "code, never holds you there. In a text, undo takes back typing; on a cell, it takes back what was done with cells.";

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands().filter(({ keys }) => keys !== undefined);
  return (
    <Sheet title="Keys" notes={[note]} onClose={onClose}>
      <div className={styles["groups"]} tabIndex={0} role="group" aria-label="Keys by what they act on">
        {commandGroups.map((group) => (
          <Group key={group} group={group} commands={commands.filter((command) => command.group === group)} />
        ))}
      </div>
    </Sheet>
  );
}

function Group({ group, commands }: { readonly group: CommandGroup; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h3 className={styles["group"]}>{group}</h3>
      <table className={styles["table"]} aria-label={`Keys: ${group}`}>
        <tbody>
          {commands.map(({ id, title, keys = [], where }) => (
            <tr key={id}>
              <th scope="row">
                {title}
                <span className={styles["where"]}> {wordsFor(where)}</span>
              </th>
              <td>
                <span className={styles["keys"]}>
                  {keys.map((each) => (
                    <KeyCaps key={each} keys={sayKeys(each, isMac())} />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function wordsFor(where: readonly Place[]): string {
  if (where.includes("elsewhere")) return "";
  if (where.length === 2) return "";
  return where[0] === "text" ? "in a text" : "on a cell";
}
