/**
 * What color, letter, pattern and words stand for each meaning, the same in every view, legend, plot and gutter.
 * The colors themselves are in `tokens.css`.
 */

export type Meaning =
  "forward" | "reverse" | "tape" | "checkpoint" | "implicit" | "rule" | "inactive" | "trouble";

/** How an area is hatched, so that it can be told apart without color. */
export type Pattern = "rising" | "falling" | "dots" | "grid" | "horizontal" | "zigzag" | "plain" | "crossed";

export interface MeaningNote {
  readonly letter: string;
  /** A student's words first, the term second. */
  readonly words: string;
  readonly pattern: Pattern;
  /** CSS values: the color for text, lines and areas, and a faint one to put behind text. */
  readonly color: string;
  readonly wash: string;
}

const note = (meaning: Meaning, letter: string, pattern: Pattern, words: string): MeaningNote => ({
  letter,
  words,
  pattern,
  color: `var(--mode-${meaning})`,
  wash: `var(--mode-${meaning}-wash)`,
});

export const meanings: Readonly<Record<Meaning, MeaningNote>> = {
  forward: note("forward", "F", "rising", "carried along with the program (forward, tangent)"),
  reverse: note("reverse", "R", "falling", "walked back from the result (reverse, cotangent)"),
  tape: note("tape", "T", "dots", "remembered for the way back (tape)"),
  checkpoint: note("checkpoint", "C", "grid", "forgotten and computed again (checkpoint)"),
  implicit: note("implicit", "I", "horizontal", "solved for instead of unrolled (implicit)"),
  rule: note("rule", "ρ", "zigzag", "differentiated by your own rule (custom rule)"),
  inactive: note("inactive", "–", "plain", "takes no part in the derivative (inactive)"),
  trouble: note("trouble", "!", "crossed", "needs attention"),
};

/** The meaning behind a letter of a report; unknown letters are inactive. */
export function meaningOfLetter(letter: string): Meaning {
  const entry = Object.entries(meanings).find(([, { letter: own }]) => own === letter);
  return (entry?.[0] ?? "inactive") as Meaning;
}
