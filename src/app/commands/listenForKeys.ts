/** Turns key presses anywhere on the page into commands. Dialogs and menus keep their keys. */
import { isAvailable, type Command } from "../../commands/command.ts";
import { createKeyReader } from "../../commands/keyReader.ts";
import { strokeOf, writes } from "../../commands/strokes.ts";
import { placeOf } from "../../notebook/cells/focusCell.ts";

/** Listens until the function that it gives is called. */
export function listenForKeys(commands: readonly Command[]): () => void {
  const reader = createKeyReader(() => commands);
  let yielding: { readonly event: KeyboardEvent; readonly command: Command } | undefined;
  const onFirst = (event: KeyboardEvent) => {
    const stroke = event.isComposing || isKept(event.target) ? undefined : strokeOf(event);
    if (stroke === undefined) return;
    const place = placeOf(event.target);
    const reading = reader.read(stroke, place, event.timeStamp);
    if (reading.kind === "nothing") return;
    if (reading.kind === "begun") return take(event);
    const { command } = reading;
    if (!isAvailable(command) || (isField(event.target) && !worksInFields(command, stroke))) return;
    if (command.yields === true) {
      yielding = { event, command };
      return;
    }
    take(event);
    command.run();
  };
  const onLast = (event: KeyboardEvent) => {
    if (yielding?.event !== event || event.defaultPrevented) return;
    event.preventDefault();
    yielding.command.run();
  };
  // Before the editor sees them: it has meanings of its own for most keys.
  window.addEventListener("keydown", onFirst, { capture: true });
  window.addEventListener("keydown", onLast);
  return () => {
    window.removeEventListener("keydown", onFirst, { capture: true });
    window.removeEventListener("keydown", onLast);
  };
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

const isKept = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("dialog, [role=menu]") !== null;

/** A place to write or choose that is no cell's text. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches("input, textarea, select, [contenteditable]") &&
  placeOf(target) !== "text";

/** What counts in a text of a cell counts in other texts too, unless it writes there. */
const worksInFields = ({ where }: Command, stroke: string): boolean =>
  where.includes("text") && !writes(stroke);
