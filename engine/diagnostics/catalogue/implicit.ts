/** Implicit functions: what is given to `implicit`, and solutions whose derivative cannot be trusted or does not exist. */
import type { Catalogue } from "../entry.ts";

export const implicit = {
  "implicit-of-what": {
    class: "invalid",
    message: "`implicit` needs what the solution of `<name>` fulfils, and is given <given>.",
    hint: "Give one of them: `implicit(<name>, { residual: (y, x) => … })`, which is zero at the solution; `{ fixedPoint: (y, x) => … }`, which gives the solution back; `{ objective: (y, x) => … }`, which is least there.",
  },
  "implicit-equations": {
    class: "invalid",
    message: "`implicit` is given <given> for `<name>`, and one of them says all.",
    hint: "Keep the one that costs least to evaluate: mostly `residual`.",
  },
  "implicit-solution": {
    class: "invalid",
    message:
      "`<name>` is to be differentiated as the solution of an equation, and gives <given>, in which nothing or not always the same numbers are there.",
    hint: "Let it return the solution and nothing else: a number, an array, a matrix, or an object of these.",
  },
  "implicit-length": {
    class: "runtime",
    message: "`<name>` is no solution of as many equations as it has unknowns: <given>.",
    hint: "Return one equation for each number of the solution, in any structure that holds as many.",
  },
  "implicit-not-finite": {
    class: "runtime",
    message: "`<name>` has no derivative here: <given>.",
    hint: "Print what it returns at these arguments: an iteration that runs away needs a better start or smaller steps.",
  },
  "implicit-singular": {
    class: "runtime",
    message: "`<name>` has no derivative here: <given>.",
    hint: "Look whether two solutions meet at these arguments, or whether an equation stands there twice; every number of the solution must be fixed by the equations. Another point, or one equation more in place of the one too many, helps.",
  },
  "implicit-linear": {
    class: "runtime",
    message: "The derivative of `<name>` could not be computed: <given>.",
    hint: 'Say `solver: "dense"` in the call of `implicit`: it holds the whole Jacobian, and needs no iterations.',
  },
  "implicit-unconverged": {
    class: "runtime",
    message: "`<name>` has not converged, so that its derivative would be about as wrong: <given>.",
    hint: "Let it go on until it changes less, with a smaller bound or more iterations; or, where the derivative need not be that good, say so in the call of `implicit`: `tolerance: 0.01`.",
  },
} as const satisfies Catalogue;
