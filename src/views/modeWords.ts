/** The modes in words: a short name for menus and what each does, a student's words first. */
import type { ModeLetter, ModeName } from "../../engine/protocol.ts";

export interface ModeWords {
  readonly letter: ModeLetter;
  readonly name: string;
  /** What happens to the part that has this mode, in a sentence. */
  readonly meaning: string;
}

export const modeWords: Readonly<Record<ModeName, ModeWords>> = {
  reverse: {
    letter: "R",
    name: "reverse",
    meaning: "Runs once, remembers what the way back needs, then walks back.",
  },
  forward: {
    letter: "F",
    name: "forward",
    meaning: "Carries derivatives along with the values; nothing is remembered.",
  },
  "forward-late": {
    letter: "F",
    name: "forward, late",
    meaning: "Remembers only its inputs; on the way back it runs forward again and never holds the Jacobian.",
  },
  "forward-preaccumulate": {
    letter: "F",
    name: "forward, preaccumulated",
    meaning: "Works out its local Jacobian on the way there and remembers only that.",
  },
  checkpoint: {
    letter: "C",
    name: "checkpoint",
    meaning: "Remembers only its inputs; on the way back it runs once more, then walks back.",
  },
  implicit: {
    letter: "I",
    name: "implicit",
    meaning:
      "Remembers only its solution; on the way back one linear system is solved, however long it iterated.",
  },
  rule: {
    letter: "ρ",
    name: "your rule",
    meaning: "Differentiated by the rule you wrote for it.",
  },
  nondifferentiable: {
    letter: "–",
    name: "nondifferentiable",
    meaning: "Its results count as constants.",
  },
};
