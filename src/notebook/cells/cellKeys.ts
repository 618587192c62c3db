/** The keys that act on a cell while its text is not being edited, as in other notebooks. */
import type { KeyboardEvent } from "react";
import type { CellActions } from "./cellActions.ts";

/** What `event` asks for, done; false if it asks for nothing. */
export function actOnKey(event: KeyboardEvent, actions: CellActions): boolean {
  const action = actionFor(event, actions);
  if (action === undefined) return false;
  event.preventDefault();
  action();
  return true;
}

function actionFor(event: KeyboardEvent, actions: CellActions): (() => void) | undefined {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (key === "Enter")
    return shiftKey ? actions.runAndMoveOn : isCommand ? actions.run : () => actions.edit(0);
  if (altKey && key === "ArrowUp") return () => actions.move(-1);
  if (altKey && key === "ArrowDown") return () => actions.move(1);
  if (isCommand || altKey || shiftKey) return undefined;
  switch (key) {
    case "ArrowUp":
      return () => actions.goTo(-1);
    case "ArrowDown":
      return () => actions.goTo(1);
    case "a":
      return () => actions.add(0, "code");
    case "b":
      return () => actions.add(1, "code");
    case "Delete":
      return actions.remove;
    case "z":
      return actions.restore;
    default:
      return undefined;
  }
}
