/** How key presses are written: `Mod+Shift+P`, for the lists of commands; and how people are told of them. */

/** Of a keyboard event, what tells which keys were pressed. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Characters that Shift makes of others on common keyboards: `Mod+Shift+-` is written by the key, not by what it types. */
const unshifted: Readonly<Record<string, string>> = { _: "-" };

/** The stroke of a key press; undefined for a modifier alone. Shift counts only where the character does not say it. */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (["Shift", "Control", "Alt", "Meta", "Dead", "AltGraph"].includes(key)) return undefined;
  const isMod = ctrlKey || metaKey;
  const plain = isMod ? (unshifted[key] ?? key) : key;
  const isSign = plain.length === 1 && !/[a-z]/i.test(plain) && plain !== "-";
  const name = plain === " " ? "Space" : plain.length === 1 ? plain.toUpperCase() : plain;
  return [
    ...(isMod ? ["Mod"] : []),
    ...(altKey ? ["Alt"] : []),
    ...(shiftKey && !isSign ? ["Shift"] : []),
    name,
  ].join("+");
}

/** Whether a stroke writes a character where there is text. */
export const writes = (stroke: string): boolean => /^(Shift\+)?(.|Space)$/.test(stroke);

const wordsOnPc: Readonly<Record<string, string>> = { Mod: "Ctrl", Escape: "Esc" };
const wordsOnMac: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Escape: "Esc" };
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** Keys as a person reads them on this machine: `Ctrl+Shift+P` or `⌘⇧P`; `D, D` for one after the other. */
export function sayKeys(keys: string, isMac: boolean): string {
  const words = { ...arrows, ...(isMac ? wordsOnMac : wordsOnPc) };
  const sayStroke = (stroke: string) =>
    partsOf(stroke)
      .map((part) => words[part] ?? part)
      .join(isMac ? "" : "+");
  return keys.split(" ").map(sayStroke).join(", ");
}

/** `Mod++` is Mod and the plus sign. */
const partsOf = (stroke: string): string[] => stroke.split(/\+(?=.)/);

/** Whether this machine's keyboard has ⌘ where others have Ctrl. */
export const isMac = (): boolean =>
  typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
