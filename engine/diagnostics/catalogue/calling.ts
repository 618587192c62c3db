/** Calls of Mixtape's own functions: their arguments, options and results. */
import type { Catalogue } from "../entry.ts";

export const calling = {
  "derivative-of-what": {
    class: "invalid",
    message: "`<callee>` takes a function, and was given <given>.",
    hint: "Pass the function itself, without calling it: `<callee>(f)`, then call the result: `<callee>(f)(x)`.",
  },
  "unknown-source": {
    class: "unsupported",
    message: "`<callee>` cannot see the source of `<name>`: it was not written in a cell.",
    hint: "Write a function around it in a cell, `x => <name>(x)`, and give that a rule if its inside is not known.",
  },
  "derivative-needs-argument": {
    class: "invalid",
    message: "The function that `<callee>` made needs <expected>, and was called with <given>.",
    hint: "Call it as `<usage>`.",
  },
  "bad-options": {
    class: "invalid",
    message: "The options of `<callee>` are an object, and it was given <given>.",
    hint: "Write `<usage>`; its options are: <known>.",
  },
  "rule-of-what": {
    class: "invalid",
    message: "`<callee>` takes a function and <what>, and was given <given>.",
    hint: "Write it as `<usage>`.",
  },
  "measure-of-what": {
    class: "invalid",
    message: "`measure` takes a derivative, and was given <given>.",
    hint: "Write it around one: `measure(gradient(f))(x)`.",
  },
  "unknown-option": {
    class: "invalid",
    message: "`<callee>` has no option `<option>`.",
    hint: "Its options are: <known>.",
  },
  "bad-option": {
    class: "invalid",
    message: "The option `<option>` of `<callee>` cannot be <given>.",
    hint: "It can be <expected>.",
  },
  "options-not-written-out": {
    class: "unsupported",
    message: "The options of `<callee>` must be known when compiling.",
    hint: "Write them out at the call: `<callee>(f, { … })` with numbers and strings.",
  },
  "output-without-numbers": {
    class: "invalid",
    message: "`<callee>` has nothing to differentiate: `<entry>` returns <structure>.",
    hint: "Return a number, or an array or object of numbers.",
  },
  "wrt-out-of-range": {
    class: "invalid",
    message: "`wrt: <wrt>` asks for an argument that was not passed: there are <count>.",
    hint: "Arguments are counted from 0.",
  },
  "nothing-to-differentiate": {
    class: "invalid",
    message: "Argument <position> of `<entry>` holds no number: it is <structure>.",
    hint: "Say with `wrt` which argument to differentiate with respect to, counted from 0.",
  },
  "output-not-scalar": {
    class: "invalid",
    message: "`<callee>` needs a function that returns one number, and `<entry>` returns <structure>.",
    hint: "Use `jacobian` for a function that returns an array, or `vjp` for a cotangent of your own.",
  },
  "input-not-scalar": {
    class: "invalid",
    message: "`<callee>` differentiates with respect to one number, and `<entry>` was given <structure>.",
    hint: "Use `gradient` or `jacobian` for arrays and objects, or `jvp` for a direction.",
  },
  "tangent-shape": {
    class: "invalid",
    message: "The <what> has another structure than <of>: expected <expected>, and was given <given>.",
    hint: "Give one number for each number, in the same structure and of the same lengths.",
  },
  "boundary-mutates": {
    class: "unsupported",
    message: "`<name>` stores into memory from outside, so it cannot be <boundary>.",
    hint: "Let it return new values instead, or copy what it changes first: `xs.slice()`.",
  },
  "boundary-returns-argument": {
    class: "unsupported",
    message:
      "`<name>` returns what it is given, or a part of it, and that is stored into afterwards, so it cannot be <boundary>.",
    hint: "Store into a copy of the result, `xs.slice()` or `{ ...record }`, or let `<name>` return a copy.",
  },
  "show-cotangent-structure": {
    class: "unsupported",
    message: "`showCotangent` takes a number or an array of numbers, and was given <structure>.",
    hint: "Show one of its fields.",
  },
  "plan-unknown-key": {
    class: "invalid",
    message: "The plan names `<key>`, which is no subfunction of `<entry>`.",
    hint: "Its subfunctions are: <known>.",
  },
  "plan-mode-refused": {
    class: "invalid",
    message: "`<key>` cannot be <mode>: <why>.",
    hint: "Choose another mode for it.",
  },
} as const satisfies Catalogue;
