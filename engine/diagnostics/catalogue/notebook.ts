/** Cells: what their top level refuses, how they depend on each other, what happens when one fails. */
import type { Catalogue } from "../entry.ts";

export const notebook = {
  "cell-too-deep": {
    class: "unsupported",
    message: "This cell's expressions are nested too deeply to be read.",
    hint: "Put its parts into constants, or its data into a shorter form.",
  },
  "cell-import": {
    class: "unsupported",
    message: "A cell cannot import.",
    hint: "Mixtape's own functions are there without an import; paste other code into a cell. `import type` is allowed.",
  },
  "cell-export": {
    class: "unsupported",
    message: "A cell does not export.",
    hint: "Leave `export` out: every top-level name of a cell is known to all cells.",
  },
  "cell-await": {
    class: "unsupported",
    message: "A cell cannot wait: `await` is not supported at its top level.",
    hint: "Compute the value without a promise; a notebook has no network and no files to wait for.",
  },
  "cell-return": {
    class: "invalid",
    message: "`return` outside a function.",
    hint: "A cell's value is its last expression: write the value alone on the last line.",
  },
  "arguments-outside": {
    class: "invalid",
    message: "`arguments` is known inside functions only.",
    hint: "Call the variable something else, or use it in a function.",
  },
  "cell-reserved-name": {
    class: "invalid",
    message: "A cell cannot define `<name>`.",
    hint: "Give it another name: `<name>` is <reason>.",
  },
  "cell-double-definition": {
    class: "invalid",
    message: "`<name>` is defined in more than one cell.",
    hint: "Rename one of them, or put them into one cell.",
  },
  "cell-cycle": {
    class: "invalid",
    message: "This cell and others need each other, by the names <cycle>.",
    hint: "Put the cells of the circle into one, or let one of them stop using the other's names.",
  },
  "cell-assigns-outside": {
    class: "invalid",
    message: "`<name>` belongs to another cell and cannot be assigned here.",
    hint: "Assign it in the cell that declares it, or declare a variable with a new name here.",
  },
  "cell-assigns-global": {
    class: "invalid",
    message: "`<name>` is <reason> and cannot be assigned.",
    hint: "Declare a variable with a name of your own: `let my<name> = …`.",
  },
  "cell-needs-run": {
    class: "invalid",
    message: "`<name>` has no value yet: the cell that defines it has not run.",
    hint: "Run that cell first, or run all cells.",
  },
  "cell-needs-failed": {
    class: "invalid",
    message: "`<name>` has no value, because the cell that defines it did not finish.",
    hint: "Mend that cell first; this one then runs again.",
  },
  "input-place": {
    class: "invalid",
    message: "`input` stands for a control, and a control belongs to a name at the top level of a cell.",
    hint: "Write `const n = input.slider(10, { min: 1, max: 100 });` outside functions and brackets, and use `n` here.",
  },
  "input-kind": {
    class: "invalid",
    message: "There is no `input.<kind>`.",
    hint: "There are <known>.",
  },
  "input-literal": {
    class: "invalid",
    message: "The control writes its value into this place, so it must be <literal>, written out.",
    hint: "Write the value itself as the first argument of `input.<kind>`; what is computed goes into a name of its own.",
  },
  "input-needs-range": {
    class: "invalid",
    message: "`<callee>` needs to know how far it goes.",
    hint: "Give both ends: `{ min: 0, max: 10 }`; or take `input.number`, which has none.",
  },
  "input-range": {
    class: "invalid",
    message: "`<callee>` goes from <min> to <max>, which leaves nothing between.",
    hint: "Let `min` be smaller than `max`.",
  },
  "input-outside": {
    class: "invalid",
    message: "The value <value> lies outside the control, which goes from <min> to <max>.",
    hint: "Change the value, or move `min` or `max`.",
  },
  "input-choices": {
    class: "invalid",
    message: "`<callee>` chooses from a list of texts or numbers, and was given <given>.",
    hint: 'Give at least one and at most <most>: `input.select("rk4", ["euler", "rk4"])`.',
  },
  "input-no-choice": {
    class: "invalid",
    message: "<value> is none of the choices <choices>.",
    hint: "Let the first argument be one of them.",
  },
  "plot-of-what": {
    class: "invalid",
    message: "`<callee>` draws numbers, and was given <given>.",
    hint: "Give `ys`, `{ x: xs, y: ys }`, or an array of these.",
  },
  "plot-of-function": {
    class: "invalid",
    message: "`<callee>` draws numbers, and was given a function.",
    hint: "Give its values at the points: `<callee>({ x: xs, y: xs.map((x) => f(x)) })`.",
  },
  "plot-apart": {
    class: "invalid",
    message:
      "`<callee>` takes all that it draws as its first argument; the second holds options, and was given numbers.",
    hint: "Give both in one: `<callee>({ x: xs, y: ys })`, or lines of one plot as `<callee>([ys, others])`.",
  },
  "plot-lengths": {
    class: "invalid",
    message: "`<callee>` was given <xs> values of x and <ys> values of y.",
    hint: "Give one x for each y.",
  },
  "plot-labels": {
    class: "invalid",
    message: "There are <labels> labels for <bars> bars.",
    hint: "Give one label for each bar.",
  },
  "contour-where": {
    class: "invalid",
    message: "`plot.contour` of a function needs to know where to draw it.",
    hint: "Give both ranges: `plot.contour(f, { x: [-2, 2], y: [-1, 3] })`.",
  },
  "contour-value": {
    class: "invalid",
    message: "`plot.contour` needs a function that gives one number; at <at> it gave <given>.",
    hint: "Give a function `(x, y) => number`, or one of a point, `([x, y]) => number`.",
  },
  "contour-of-what": {
    class: "invalid",
    message: "`plot.contour` draws a function or rows of equally many numbers, and was given <given>.",
    hint: "Give `f` and its ranges, or at least two rows of at least two numbers.",
  },
  "too-many-shown": {
    class: "invalid",
    message: "A cell shows at most <most> things at a time.",
    hint: 'Give what replaces an earlier value the same key: `show(value, { key: "loss" })`.',
  },
  "progress-of-what": {
    class: "invalid",
    message: "`progress` takes a number from 0 to 1, and was given <given>.",
    hint: "Write how much is done: `progress(step / steps)`.",
  },
  "memory-of-what": {
    class: "invalid",
    message: "`memoryBudget` takes a positive number of bytes, and was given <given>.",
    hint: "Write how much the cell may hold: `memoryBudget(2 ** 31);` is 2 GiB.",
  },
  "check-of-what": {
    class: "invalid",
    message: "`check` takes a condition that is true or false, and was given <given>.",
    hint: 'Compare: `check(Math.abs(a - b) < 1e-9, "a is b")`.',
  },
} as const satisfies Catalogue;
