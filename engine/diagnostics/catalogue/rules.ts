/** Rules of the user's own, and functions that run as they stand because a rule answers for them. */
import type { Catalogue } from "../entry.ts";

export const rules = {
  "rule-without-functions": {
    class: "invalid",
    message: "The rule of `<name>` has neither `frule` nor `rrule`.",
    hint: "Give at least one: `rule(<name>, { frule: (tangents, ...args) => ({ value, tangent }) })`.",
  },
  "check-without-rule": {
    class: "invalid",
    message: "`<name>` has no rule to check.",
    hint: "Give `checkRule` what `rule(…)` made; for other functions there is `checkDerivatives(<name>)(x)`.",
  },
  "without-rule-of-what": {
    class: "invalid",
    message: "`<name>` has no rule that could be left out.",
    hint: "Give `withoutRule` what `rule(…)` or `implicit(…)` made; other functions are differentiated by their body anyway.",
  },
  "rule-missing-frule": {
    class: "invalid",
    message: "`<name>` is needed in forward mode, and its rule has only an `rrule`.",
    hint: "Add an `frule`: `(tangents, ...args) => ({ value, tangent })`.",
  },
  "rule-missing-rrule": {
    class: "invalid",
    message: "`<name>` is needed in reverse mode, and its rule cannot give a pullback here: <why>.",
    hint: "Add an `rrule`: `(...args) => ({ value, pullback })`.",
  },
  "rule-arity": {
    class: "invalid",
    message: "The rule of `<name>` gives <given> <items> in its `<part>`, and `<name>` takes <expected>.",
    hint: "Give one for each argument, `noTangent` where there is none.",
  },
  "rule-result": {
    class: "invalid",
    message: "The rule of `<name>` must give <expected> by its `<part>`, and gives <given>.",
    hint: "Return exactly that.",
  },
  "rule-value-structure": {
    class: "invalid",
    message: "The `<part>` of the rule of `<name>` gives <given> as value, and `<name>` returns <expected>.",
    hint: "The value must have the structure of what the function returns.",
  },
  "rule-tangent-structure": {
    class: "invalid",
    message: "The `<part>` of the rule of `<name>` gives <given> for <what>, where <expected> belongs.",
    hint: "A tangent or cotangent has the structure of what it belongs to; `noTangent` where there is none.",
  },
  "rule-length": {
    class: "runtime",
    message:
      "The `<part>` of the rule of `<name>` gives a <what> of length <given>, and what `<name>` returns has another length.",
    hint: "A value has the length of what the function returns, and a tangent that of its value.",
  },
  "rule-cotangent-length": {
    class: "runtime",
    message:
      "The `<part>` of the rule of `<name>` gives an array of length <given> for <of>, which has another length.",
    hint: "Give a number for each number that it belongs to, in the same structure.",
  },
  "rule-cotangent-size": {
    class: "runtime",
    message:
      "The `<part>` of the rule of `<name>` gives <given> numbers for <of>, which holds another number of them.",
    hint: "Give a number for each number that it belongs to, in the same structure.",
  },
  "rule-not-a-number": {
    class: "runtime",
    message:
      "The rule of `<name>` gives NaN for <of> by its `<part>`, though all that it was given is finite.",
    hint: "Look for 0 / 0, 0 · ∞, or entries that were never filled in; `checkRule(<name>, …)` says where.",
  },
  "rule-modifies": {
    class: "invalid",
    message: "The `<part>` of the rule of `<name>` changes `<what>`, which belongs to its caller.",
    hint: "Work on a copy: `const mine = <what>.slice();`.",
  },
  "rule-no-tangent": {
    class: "invalid",
    message:
      "The rule of `<name>` gives `noTangent` for argument <position>, which depends on what is differentiated.",
    hint: "Give its cotangent, or stop it on purpose: `stopGradient(x)`.",
  },
  "rule-captures-active": {
    class: "unsupported",
    message:
      "`<name>` captures `<capture>`, which is being differentiated, and its rule answers for arguments only.",
    hint: "Make `<capture>` an argument of `<name>`.",
  },
  "native-result-unknown": {
    class: "invalid",
    message: "`<name>` runs as it stands, so what it returns must be declared.",
    hint: "Write its return type: `(x: number): number => …`.",
  },
  "native-parameter-unknown": {
    class: "invalid",
    message: "`<name>` runs as it stands, so the structure of its parameter `<parameter>` must be declared.",
    hint: "Write its type: `<parameter>: number[]`.",
  },
  "native-result-structure": {
    class: "runtime",
    message: "`<name>` is declared to return <expected>, and returned <given>.",
    hint: "Mend the return type or what is returned.",
  },
  "native-no-rule": {
    class: "unsupported",
    message: "`<name>` cannot be differentiated and has no rule: <why>.",
    hint: "Give it one: `rule(<name>, { rrule })` or `rule(<name>, { frule })`; or mark it `nondifferentiable(<name>)`.",
  },
} as const satisfies Catalogue;
