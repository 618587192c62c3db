/** Names, properties and methods that are not there, or not known to differentiation. */
import type { Catalogue } from "../entry.ts";

export const names = {
  "unknown-name": {
    class: "invalid",
    message: "`<name>` is not defined.",
    hint: "Define it in a cell, or check the spelling.",
  },
  "name-similar": {
    class: "invalid",
    message: "`<name>` is not defined.",
    hint: "Did you mean `<similar>`?",
  },
  "print-elsewhere": {
    class: "invalid",
    message: "`<name>` is not defined.",
    hint: "To print, write `console.log(…)`; it works in differentiated functions too.",
  },
  "name-before-value": {
    class: "invalid",
    message: "`<name>` is used before it has a value.",
    hint: "Move its declaration above the first use.",
  },
  "host-global": {
    class: "unsupported",
    message: "`<name>` belongs to the browser or to Node and is not there in a notebook.",
    hint: "Keep to the language itself: numbers, arrays, objects, `Math` and Mixtape's functions.",
  },
  "unsupported-global": {
    class: "unsupported",
    message: "`<name>` cannot be differentiated.",
    hint: "Keep it out of the differentiated function, or give that function a rule: `rule(f, { rrule })`.",
  },
  "output-inside": {
    class: "unsupported",
    message: "`<name>` speaks to the reader of the cell, and cannot be called in a differentiated function.",
    hint: "Call it outside, with what the function gives; `console.log` prints from inside.",
  },
  "unknown-property": {
    class: "invalid",
    message: "<structure> has no property `<name>`.",
    hint: "It has: <known>.",
  },
  "unknown-method": {
    class: "unsupported",
    message: "The method `<name>` of <structure> cannot be differentiated.",
    hint: "Write it as a loop. Known are: <known>.",
  },
  "method-without-call": {
    class: "unsupported",
    message: "`<name>` is a method, and is taken from its object here without a call.",
    hint: "Write a function that calls it: `(x) => object.<name>(x)`.",
  },
  "function-method": {
    class: "unsupported",
    message: "`<callee>.<name>(…)` cannot be differentiated: what `this` would be is not followed.",
    hint: "Write a function that calls it: `<instead>`.",
  },
  "unknown-math": {
    class: "unsupported",
    message: "`Math.<name>` cannot be differentiated.",
    hint: "Write it with the functions that can (`Math.sin`, `Math.exp`, …), or give a function that calls it a rule: `scalarRule(f, partials)`.",
  },
  "opaque-capture": {
    class: "unsupported",
    message: "`<name>` cannot be used in a differentiated function: it is <why>.",
    hint: "Take the numbers you need out of it first, outside the function, and use those.",
  },
} as const satisfies Catalogue;
