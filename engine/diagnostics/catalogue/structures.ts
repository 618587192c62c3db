/** Values whose structure does not fit: in variables, operators, calls and arguments of derivatives. */
import type { Catalogue } from "../entry.ts";

export const structures = {
  "structure-clash": {
    class: "unsupported",
    message: "`<name>` holds <first> in one place and <second> in another.",
    hint: "Use two variables, one for each structure.",
  },
  "element-clash": {
    class: "unsupported",
    message: "The elements of this array differ: <first> and <second>.",
    hint: "Give all elements one structure, or use an object with named fields.",
  },
  "branch-clash": {
    class: "unsupported",
    message: "The two sides of this choice differ: <first> and <second>.",
    hint: "Give both sides one structure.",
  },
  "result-clash": {
    class: "unsupported",
    message: "`<name>` returns <first> in one place and <second> in another.",
    hint: "Return one structure from every `return`.",
  },
  "function-clash": {
    class: "unsupported",
    message: "`<name>` can be one of two functions here: which one is not known when compiling.",
    hint: "Choose between calls with `if`, instead of choosing between functions.",
  },
  "field-functions": {
    class: "unsupported",
    message: "These objects hold different functions in `<field>`, so that none can stand for another.",
    hint: "Keep the functions in one object of their own (`const table = { a: …, b: … }`) and choose there by name: `table[name](x)`.",
  },
  "unknown-element": {
    class: "unsupported",
    message: "What this array holds is not known: nothing is put into it.",
    hint: "Put an element into it before it is read, or ask first whether there is one: `xs.length > 0 ? xs[0].v : 0`.",
  },
  "array-arithmetic": {
    class: "invalid",
    message: "`<operator>` takes numbers, and `<operand>` is <structure>.",
    hint: "Write <instead>.",
  },
  "number-as-array": {
    class: "invalid",
    message: "`<name>` is used as an array here, and `<callee>` was given a number for it.",
    hint: "Give an array: `<usage>`.",
  },
  "not-a-number": {
    class: "invalid",
    message: "A number is needed here, and this is <structure>.",
    hint: "Give a number; a boolean becomes one by `flag ? 1 : 0`.",
  },
  "not-a-boolean": {
    class: "unsupported",
    message: "A condition is needed here, and this is <structure>.",
    hint: "Write a comparison: `x !== 0`, `xs.length > 0`, `value !== undefined`.",
  },
  "not-a-function": {
    class: "invalid",
    message: "`<name>` is not a function: it is <structure>.",
    hint: "Call a function, or use the value without the parentheses.",
  },
  "not-an-array": {
    class: "invalid",
    message: "An array is needed here, and this is <structure>.",
    hint: "Give an array; one value becomes one by `[value]`.",
  },
  "maybe-undefined": {
    class: "invalid",
    message: "This may be `undefined`.",
    hint: "Test it first: `if (value !== undefined) { … }`, or give a default: `value ?? 0`.",
  },
  "null-value": {
    class: "unsupported",
    message: "What is returned may hold `null`, which a derivative's result cannot.",
    hint: "Return `undefined` for a value that is absent: `value ?? undefined`.",
  },
  "null-and-undefined": {
    class: "unsupported",
    message: "This may be `null` as well as `undefined`, and the test has to tell them apart.",
    hint: "Use `undefined` alone for what is absent, or test with `== null`, which takes both.",
  },
  "result-not-plain": {
    class: "unsupported",
    message: "`<name>` returns <structure>, or something that holds one.",
    hint: "Return numbers, arrays, typed arrays of floats and plain objects: `Array.from(…)` makes an array.",
  },
  "missing-argument": {
    class: "invalid",
    message: "`<callee>` is called without its argument `<parameter>`.",
    hint: "Pass it, or give the parameter a default: `<parameter> = 0`.",
  },
  "too-many-arguments": {
    class: "invalid",
    message: "`<callee>` takes <expected> arguments and is called with <given>.",
    hint: "Leave out the arguments that it does not take.",
  },
  "dictionary-of-functions": {
    class: "unsupported",
    message:
      "A dictionary of functions cannot be differentiated: which one is called is known only while running.",
    hint: "Choose between the functions with `if` or `switch`.",
  },
  "fields-not-known": {
    class: "unsupported",
    message:
      "Which fields this object has is known only while running: some are added later, or in some cases.",
    hint: "Give the object all its fields when it is made, `undefined` where there is no value yet; or keep the entries in a `Map`, which can be looped over.",
  },
  "field-maybe-absent": {
    class: "unsupported",
    message:
      "Whether `<name>` is `undefined` or is no field of this object makes a difference here, and is not known when compiling.",
    hint: "Read the field by its name and test it: `object.<name> !== undefined`, or `object.<name> ?? 0`.",
  },
  "field-missing": {
    class: "invalid",
    message: "<structure> has no field `<name>` to store into.",
    hint: "Give the object the field when it is made: `{ <name>: … }`.",
  },
  "store-into-constant": {
    class: "invalid",
    message: "`<name>` is a constant and cannot be assigned.",
    hint: "Declare it with `let`.",
  },
  "shared-argument": {
    class: "unsupported",
    message: "One <what> is passed under two names, and the function stores into it.",
    hint: "Pass a copy in one place: `<copy>`.",
  },
  "matrix-extents": {
    class: "invalid",
    message: "<which> cannot be differentiated: it is <why>.",
    hint: "Give it one number for each entry: `matrix(rows, cols, data.slice(0, rows * cols))` leaves the rest out.",
  },
  "opaque-argument": {
    class: "unsupported",
    message: "<which> cannot be differentiated: it is <why>.",
    hint: "Pass numbers, booleans, strings, arrays, typed arrays, plain objects or functions.",
  },
} as const satisfies Catalogue;
