/** What compiling cannot finish, or cannot decide. */
import type { Catalogue } from "../entry.ts";

export const limits = {
  "assigned-outside": {
    class: "unsupported",
    message: "`<name>` is assigned in a differentiated function and belongs to the code outside it.",
    hint: "Return the new value instead of assigning it, or declare the variable inside the function.",
  },
  "stored-outside": {
    class: "unsupported",
    message: "A differentiated function stores into `<name>`, which belongs to the code outside it.",
    hint: "Copy it first (`const copy = <name>.slice()`) and return the copy.",
  },
  "recursive-variable": {
    class: "unsupported",
    message: "`<name>` refers to itself through a variable that is assigned.",
    hint: "Declare it as a function (`function <name>(…) { … }`), or with `const`.",
  },
  "recursion-result": {
    class: "unsupported",
    message: "What `<name>` returns cannot be found: every path calls `<name>` again.",
    hint: "Give it a path that returns without calling itself.",
  },
  "endless-specialisation": {
    class: "unsupported",
    message: "`<name>` calls itself with an ever growing structure.",
    hint: "Give the recursion arguments of one structure: an array with an index, for instance.",
  },
  "endless-inference": {
    class: "unsupported",
    message: "The structure of `<name>` is another one with every turn, without end.",
    hint: "Keep values of one structure in it; follow a list or a tree by a function that calls itself, or keep its parts in an array.",
  },
  "calls-too-deep": {
    class: "unsupported",
    message:
      "`<name>` is called through <count> functions, each from within the one before: too deep to be compiled.",
    hint: "Call them one after another from one function: `const a = first(x); const b = second(a);`.",
  },
  "code-too-deep": {
    class: "unsupported",
    message: "What is nested in `<name>` is too deep to be compiled.",
    hint: "Put inner expressions into constants, one after another, and inner blocks into functions.",
  },
  "too-large": {
    class: "unsupported",
    message: "This derivative is too large to compile: <what>.",
    hint: "<advice>",
  },
} as const satisfies Catalogue;
