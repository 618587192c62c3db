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
} as const satisfies Catalogue;
