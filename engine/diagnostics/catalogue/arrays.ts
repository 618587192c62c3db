/** Calls of array primitives whose arguments do not fit, and derivatives that they do not have. */
import type { Catalogue } from "../entry.ts";

export const arrays = {
  "array-argument": {
    class: "invalid",
    message: "`<name>` takes <expected> as argument <position>, and is given <given>.",
    hint: "Give it <expected>, or define a function `<name>` of your own in a cell: yours is then called.",
  },
  "array-shapes": {
    class: "invalid",
    message: "`<name>` <given>.",
    hint: "Print the shapes before the call: `console.log(x.length)` of a vector, `console.log(A.length, A[0].length)` of a matrix. A vector is a column or a row only where you say so: `outer`, `transpose`, `matrix(n, 1, x)`.",
  },
  "array-values": {
    class: "invalid",
    message: "`<name>` <given>.",
    hint: "Look at the argument with `console.log`; where it comes near such a matrix on purpose, add a small multiple of the identity to it before the call.",
  },
  "array-degenerate": {
    class: "invalid",
    message: "`<name>` <given>.",
    hint: "Write what you need so that it does not depend on the choice: the values alone, or a function of the matrix such as `expm`, `inv` or `logdet`; or stop the derivative on purpose: `stopGradient`.",
  },
} as const satisfies Catalogue;
