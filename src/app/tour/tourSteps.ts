/** What a newcomer should know, and where on the page it is. */

export interface TourStep {
  readonly words: string;
  /** A selector; where nothing is there, the words stand alone. */
  readonly target: string;
}

export const tourSteps: readonly TourStep[] = [
  {
    words:
      "A notebook is text, code, and what the code gave. Click into a cell and change something: what needs it is run again.",
    target: "main [data-kind=code]",
  },
  {
    words: "Each derivative leaves a card: its value, its work, its bytes. Open one to see more.",
    target: "main article",
  },
  {
    words: "“Look inside” shows how it was made: the graph, the tape, the mode of each part, the code.",
    target: "aside[aria-label=Inspector]",
  },
  {
    words: "Under the name Mixtape are all lessons and your own notebooks. Ctrl+K knows every command.",
    target: "header a",
  },
];
