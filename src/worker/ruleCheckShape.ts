/** The shape of what a check of a rule tells, for messages from the engine. */
import type { CheckReport, Mistake, RuleCheck } from "../../engine/protocol.ts";
import { isArrayOf, isMaybe, isNumber, isObject, isOneOf, isString } from "./shape.ts";

const isMistake = isObject<Mistake>({
  kind: isOneOf(
    "sign",
    "factor",
    "missing-term",
    "transposed",
    "argument-left-out",
    "argument-order",
    "shifted",
    "cotangent-left-out",
    "not-linear",
    "arity",
    "structure",
    "length",
    "not-a-number",
    "throws",
    "modifies-argument",
    "aliasing",
    "impure",
    "value",
    "disagreement",
    "second-order",
    "compiled-otherwise",
    "refused",
  ),
  looksLike: isString,
  part: isString,
  message: isString,
  hint: isString,
  argument: isMaybe(isNumber),
  entry: isMaybe(isString),
});

const isCheckReport = isObject<CheckReport>({
  verdict: isOneOf("right", "wrong", "unsure"),
  name: isString,
  summary: isString,
  caveats: isArrayOf(isString),
  mistakes: isArrayOf(isMistake),
  remarks: isArrayOf(isString),
  worst: isMaybe(
    isObject({
      part: isString,
      argument: isNumber,
      entry: isString,
      output: isString,
      expected: isNumber,
      error: isNumber,
      got: isNumber,
    }),
  ),
  curve: isArrayOf(isObject({ step: isNumber, error: isNumber })),
  steps: isArrayOf(
    isObject({ what: isString, outcome: isOneOf("passed", "failed", "unsure", "skipped"), note: isString }),
  ),
});

/** Whether a value is a rule's check; places are looked at by who knows them. */
export const isRuleCheck = isObject<RuleCheck>({
  span: isObject({ source: isString, start: isNumber, end: isNumber }),
  name: isString,
  report: isMaybe(isCheckReport),
  skipped: isMaybe(isString),
});
