/** Recordings: what they hold, and when they no longer hold. */
import type { Catalogue } from "../entry.ts";

export const recordings = {
  "recording-flipped": {
    class: "runtime",
    message: "When `<name>` was recorded, <what> was <before>; at these inputs it is <now>.",
    hint: 'Record at these inputs, or let it be done where needed: `record(<name>, { onFlip: "rerecord" })`.',
  },
  "recording-structure": {
    class: "runtime",
    message: "When `<name>` was recorded, <what> was <before>; now it is <now>.",
    hint: 'Record these arguments, or let it be done where needed: `record(<name>, { onFlip: "rerecord" })`.',
  },
  "recording-too-long": {
    class: "runtime",
    message: "Recording `<name>` takes more than <limit> operations; <share> % of them are in `<holder>`.",
    hint: "Differentiate it without recording, which keeps loops as loops: `gradient(<name>)`; or record fewer turns.",
  },
  "recording-too-long-to-compile": {
    class: "runtime",
    message: "The recording of `<name>` has <count> operations; <what> <limit>.",
    hint: "Replaying it works at any length. Differentiate without recording, which keeps loops as loops: `gradient(<name>)`.",
  },
  "recording-past-budget": {
    class: "runtime",
    message:
      "Differentiating the recording of `<name>`, <count> operations long, takes <held>; the budget is <budget>.",
    hint: "Raise the `budget` option of `record`; or differentiate without recording, which keeps no more than it needs: `gradient(<name>)`.",
  },
  "recording-draws": {
    class: "unsupported",
    message:
      "A function with a rule asks for a random number or for the time, and `<name>` cannot be recorded with it.",
    hint: "Draw the number outside and pass it as an argument.",
  },
  "recording-differentiated": {
    class: "unsupported",
    message: "`<callee>` is given a method of a recording of `<name>`, which has derivatives of its own.",
    hint: "Ask the recording: `r.gradient(x)`, `r.jacobian(x)`; or differentiate the function itself: `<callee>(<name>)(x)`.",
  },
  "recording-inside": {
    class: "unsupported",
    message: "`record` is called in a function that is differentiated or recorded.",
    hint: "Call the function itself there; record the whole from outside: `record(f)(x)`.",
  },
} as const satisfies Catalogue;
