/** Which command does a key press mean, where the focus rests now? Sequences (`D D`) are read across presses. */
import type { Command, Place } from "./command.ts";
import { writes } from "./strokes.ts";

export type Reading =
  | { readonly kind: "command"; readonly command: Command }
  /** The press begins a sequence. */
  | { readonly kind: "begun" }
  | { readonly kind: "nothing" };

export interface KeyReader {
  /** `at` is the time in ms, on any clock. */
  readonly read: (stroke: string, place: Place, at: number) => Reading;
}

/** The presses of a sequence follow each other within this many ms. */
const patience = 1_000;

export function createKeyReader(commands: () => readonly Command[]): KeyReader {
  let begun: { readonly strokes: string; readonly place: Place; readonly at: number } | undefined;
  return {
    read(stroke, place, at) {
      const before = begun?.place === place && at - begun.at <= patience ? `${begun.strokes} ` : "";
      const whole = `${before}${stroke}`;
      begun = undefined;
      for (const strokes of new Set([whole, stroke])) {
        const command = commandFor(commands(), strokes, place);
        if (command !== undefined) return { kind: "command", command };
        if (!beginsSequence(commands(), strokes, place)) continue;
        begun = { strokes, place, at };
        return { kind: "begun" };
      }
      return { kind: "nothing" };
    },
  };
}

function commandFor(commands: readonly Command[], strokes: string, place: Place): Command | undefined {
  if (place === "text" && writes(strokes)) return undefined;
  return commands.find(({ keys, where }) => where.includes(place) && keys?.includes(strokes) === true);
}

function beginsSequence(commands: readonly Command[], strokes: string, place: Place): boolean {
  if (place === "text" && writes(strokes)) return false;
  return commands.some(
    ({ keys, where }) =>
      where.includes(place) && keys?.some((each) => each.startsWith(`${strokes} `)) === true,
  );
}
