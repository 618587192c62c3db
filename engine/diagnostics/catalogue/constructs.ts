/** Constructs of the language that differentiation refuses, one entry each. */
import type { Catalogue } from "../entry.ts";

export const constructs = {
  "async-function": {
    class: "unsupported",
    message: "An async function cannot be differentiated.",
    hint: "Remove `async` and compute the value directly.",
  },
  "await-expression": {
    class: "unsupported",
    message: "`await` cannot be differentiated.",
    hint: "Get the value before, outside the differentiated function, and pass it in as an argument.",
  },
  "generator-function": {
    class: "unsupported",
    message: "A generator function cannot be differentiated.",
    hint: "Collect the values in an array and return that.",
  },
  "yield-expression": {
    class: "unsupported",
    message: "`yield` cannot be differentiated.",
    hint: "Push the value onto an array and return the array.",
  },
  "eval-call": {
    class: "unsupported",
    message: "`eval` cannot be differentiated: the code is not known before it runs.",
    hint: "Write the code in place, or pass a function as an argument.",
  },
  "function-constructor": {
    class: "unsupported",
    message: "`new Function` cannot be differentiated: the code is not known before it runs.",
    hint: "Write the function in place, or pass a function as an argument.",
  },
  "regular-expression": {
    class: "unsupported",
    message: "A regular expression cannot be differentiated.",
    hint: "Do the text work outside the differentiated function and pass in the numbers or flags that come of it.",
  },
  "this-outside-class": {
    class: "unsupported",
    message: "`this` cannot be used here.",
    hint: "Pass the object as an argument: `function area(shape) { return shape.w * shape.h; }`.",
  },
  "super-expression": {
    class: "unsupported",
    message: "`super` cannot be differentiated.",
    hint: "Call a plain function instead of the inherited method.",
  },
  "new-target": {
    class: "unsupported",
    message: "`new.target` cannot be differentiated.",
    hint: "Pass a flag as an argument instead.",
  },
  "arguments-object": {
    class: "unsupported",
    message: "`arguments` cannot be differentiated.",
    hint: "Take the arguments as a rest parameter: `(...args)`.",
  },
  "getter-or-setter": {
    class: "unsupported",
    message: "The getter or setter `<name>` cannot be differentiated.",
    hint: "Make it a plain field, or a function that is called.",
  },
  "prototype-access": {
    class: "unsupported",
    message: "`<name>` reaches into prototypes, which cannot be differentiated.",
    hint: "Use plain objects and functions that take them as arguments.",
  },
  "delete-operator": {
    class: "unsupported",
    message: "`delete` cannot be differentiated: an object's fields are fixed when compiling.",
    hint: "Assign `undefined` to the field, or make a new object without it.",
  },
  "in-operator": {
    class: "unsupported",
    message: "`in` cannot be differentiated: an object's fields are fixed when compiling.",
    hint: "Test the field itself: `object.field !== undefined`.",
  },
  "instanceof-operator": {
    class: "unsupported",
    message: "`instanceof` cannot be differentiated.",
    hint: 'Keep a field that says what the object is, such as `kind: "circle"`, and compare that.',
  },
  "typeof-operator": {
    class: "unsupported",
    message: "`typeof` of this cannot be decided when compiling.",
    hint: "Test for `undefined`, or keep a field that says what the value is.",
  },
  "comma-operator": {
    class: "unsupported",
    message: "The comma operator cannot be used here.",
    hint: "Write the parts as statements of their own.",
  },
  "loose-equality": {
    class: "unsupported",
    message: "`<operator>` compares values of different structures by converting them.",
    hint: "Write `<operator>=` and compare values of one structure.",
  },
  "unsupported-operator": {
    class: "unsupported",
    message: "The operator `<operator>` cannot be applied to <operands>.",
    hint: "Convert to numbers first, outside the differentiated function.",
  },
  "try-statement": {
    class: "unsupported",
    message:
      "`try` cannot be differentiated: what it undoes when an error is thrown is not known when compiling.",
    hint: "Test the condition before, with `if`, instead of catching the error; or put the `try` around the derivative call.",
  },
  "with-statement": {
    class: "unsupported",
    message: "`with` cannot be differentiated.",
    hint: "Write the object's name before each field.",
  },
  "for-in-statement": {
    class: "unsupported",
    message: "`for … in` cannot loop over <structure>.",
    hint: "<instead>.",
  },
  "for-await-statement": {
    class: "unsupported",
    message: "`for await` cannot be differentiated.",
    hint: "Loop over an array with `for … of`.",
  },
  "for-of-structure": {
    class: "unsupported",
    message: "`for … of` cannot loop over <structure>.",
    hint: "Loop over an array or a typed array.",
  },
  "debugger-statement": {
    class: "unsupported",
    message: "`debugger` cannot be differentiated.",
    hint: "Remove it; `console.log` prints values from a differentiated function.",
  },
  "text-of-structure": {
    class: "unsupported",
    message: "Text is put together from numbers, booleans and other texts here, and this is <structure>.",
    hint: 'Name a number in it, join an array of numbers (`xs.join(", ")`), or give it to `console.log` as a value of its own.',
  },
  "tagged-template": {
    class: "unsupported",
    message: "A tagged template cannot be differentiated.",
    hint: "Call the function with plain arguments.",
  },
  "string-building": {
    class: "unsupported",
    message: "This way of making text is not known in a differentiated function.",
    hint: "Known are template strings, `+`, `String(x)`, `x.toFixed(n)`, `x.toPrecision(n)`, `x.toExponential(n)`, `xs.join(s)`; make other text outside.",
  },
  bigint: {
    class: "unsupported",
    message: "A BigInt cannot be differentiated.",
    hint: "Use a number: write `<digits>` without the `n`.",
  },
  symbol: {
    class: "unsupported",
    message: "A symbol cannot be differentiated.",
    hint: "Use a string as the flag or the field's name.",
  },
  "dynamic-property-key": {
    class: "unsupported",
    message: "This field's name is not known when compiling.",
    hint: "Use an array and a number as its index, or write the field's name.",
  },
  "spread-of-unknown": {
    class: "unsupported",
    message: "`...` cannot spread <structure> here.",
    hint: "Spread an array into an array, or an object into an object.",
  },
  "spread-into-call": {
    class: "unsupported",
    message: "An array of unknown length cannot be spread into the arguments of `<callee>`.",
    hint: "Pass the array itself and loop over it, or spread it where the parameter is a rest parameter.",
  },
  "optional-call": {
    class: "unsupported",
    message: "An optional call `?.()` cannot be differentiated.",
    hint: "Test for `undefined` with `if`, then call.",
  },
  "optional-chain": {
    class: "unsupported",
    message: "`?.` cannot be applied to <structure>.",
    hint: "Test for `undefined` with `if`, then read the field.",
  },
  "class-inheritance": {
    class: "unsupported",
    message: "The class `<name>` extends another, which cannot be differentiated.",
    hint: "Keep an instance of the other class in a field, or write the class out.",
  },
  "class-as-value": {
    class: "unsupported",
    message: "The class `<name>` cannot be a value in differentiated code.",
    hint: "Make instances where the class is named: `new <name>(…)`.",
  },
  "class-captures": {
    class: "notYet",
    message: "The class `<name>` uses `<capture>` of the function around it, which is not known here.",
    hint: "Give `<capture>` to the constructor and keep it in a field.",
  },
  "static-field": {
    class: "unsupported",
    message: "The static field `<name>` cannot be differentiated.",
    hint: "Make it a constant beside the class.",
  },
  "class-declaration": {
    class: "notYet",
    message: "A class cannot be differentiated yet.",
    hint: "Use a plain object and functions that take it as an argument.",
  },
  "new-expression": {
    class: "unsupported",
    message: "`new <name>` cannot be differentiated.",
    hint: "Use arrays, typed arrays and plain objects: `new Array(n)` and `new Float64Array(n)` are known.",
  },
  "import-expression": {
    class: "unsupported",
    message: "`import` cannot be differentiated.",
    hint: "Paste the code into a cell.",
  },
  "jsx-element": {
    class: "unsupported",
    message: "Markup cannot be differentiated.",
    hint: "A notebook computes numbers; use a Markdown cell for text.",
  },
  "destructuring-pattern": {
    class: "unsupported",
    message: "This pattern cannot take apart <structure>.",
    hint: "Read the fields or entries one by one.",
  },
  "computed-callee": {
    class: "unsupported",
    message: "Which function is called here is not known when compiling.",
    hint: "Choose between calls with `if`, instead of choosing between functions.",
  },
  "label-target": {
    class: "invalid",
    message: "There is no label `<label>` around this.",
    hint: "Write `<label>:` before the loop that is meant.",
  },
  "sort-without-comparator": {
    class: "unsupported",
    message: "`sort` without a comparator puts numbers in the order of their digits, as text.",
    hint: "Say the order: `xs.sort((a, b) => a - b)`.",
  },
  "subarray-view": {
    class: "unsupported",
    message: "`subarray` gives a second view of the same memory.",
    hint: "Copy with `slice`, or pass the array with the bounds.",
  },
  "unsupported-syntax": {
    class: "unsupported",
    message: "<what> cannot be differentiated.",
    hint: "Rewrite it with numbers, arrays, plain objects, functions and loops; or give the function a rule: `rule(f, { rrule })`.",
  },
  "not-yet": {
    class: "notYet",
    message: "<what> cannot be differentiated yet.",
    hint: "<advice>",
  },
} as const satisfies Catalogue;
