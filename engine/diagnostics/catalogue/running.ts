/** What can happen while cells and derivatives run. */
import type { Catalogue } from "../entry.ts";

export const running = {
  "uncaught-exception": {
    class: "runtime",
    message: "<name>: <message>",
    hint: "Mend what leads to it, or catch it: put `try { … } catch (error) { … }` around the call.",
  },
  "thrown-value": {
    class: "runtime",
    message: "The program threw <value>.",
    hint: "Mend what leads to it, or catch it: put `try { … } catch (error) { … }` around the call.",
  },
  "index-out-of-range": {
    class: "runtime",
    message: "Index <index> is outside this array of length <length>.",
    hint: "In JavaScript this reads `undefined`; check the bounds of the loop.",
  },
  "store-out-of-range": {
    class: "runtime",
    message: "Index <index> is outside this array of length <length>.",
    hint: "Make the array long enough first: `new Array(n).fill(0)`, or append with `push`.",
  },
  "pop-of-empty": {
    class: "runtime",
    message: "`pop` of an empty array.",
    hint: "Test the length first (`if (xs.length > 0) { … }`), or ask what was taken: `while ((x = xs.pop()) !== undefined) { … }`.",
  },
  "undefined-value": {
    class: "runtime",
    message: "A value is needed here, and this is `undefined`.",
    hint: "Test for it first: `if (value !== undefined) { … }`.",
  },
  "bad-length": {
    class: "runtime",
    message: "<length> is no length for an array.",
    hint: "A length is a whole number from 0.",
  },
  "bad-array-length": {
    class: "runtime",
    message: "An array of this length cannot be made: <message>.",
    hint: "A length is a whole number from 0, and memory is finite; check how it is computed.",
  },
  "recursion-too-deep": {
    class: "runtime",
    message: "The calls are nested too deeply.",
    hint: "Check that the recursion ends; turn a long recursion into a loop.",
  },
  "tape-budget": {
    class: "runtime",
    message: "The tape would exceed its budget of <budget>; `<holder>` holds <held> of it.",
    hint: "Put the long part into a function `h` and call `checkpoint(h)`, or `forward(h)` if it has few inputs; or raise the `budget` option.",
  },
  "memory-budget": {
    class: "runtime",
    message: "What grows here would hold <held>, which is more than the cell's budget of <budget>.",
    hint: "Check that what makes it grow comes to an end, and keep only what is still needed; or, where it is meant to be so large, write `memoryBudget(<more>);` at the start of the cell.",
  },
  "list-too-long": {
    class: "runtime",
    message: "This array grew to <count> entries.",
    hint: "Check that the loop comes to an end; an array that is meant to be so large is made at one stroke: `new Float64Array(n)`.",
  },
  "lengths-differ": {
    class: "runtime",
    message: "The <what> has an array of length <given> where <of> has one of length <expected>.",
    hint: "Give one number for each number, in the same structure and of the same lengths.",
  },
  "pullback-draws": {
    class: "unsupported",
    message:
      "`<name>` draws random numbers, so its pullback would belong to another value than the one it gave.",
    hint: "Draw the numbers before, and pass them as an argument: `vjp(<name>)(x, noise)`.",
  },
  "out-of-memory": {
    class: "runtime",
    message: "There is no memory for an array of <length> entries.",
    hint: "Work with a smaller one, or check how the length is computed.",
  },
  broken: {
    class: "runtime",
    message: "<message>.",
    hint: "This is a fault of Mixtape, not of the notebook. Other cells are not affected.",
  },
} as const satisfies Catalogue;
