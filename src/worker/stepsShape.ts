/** The shape of the steps of a run, for messages from the engine. */
import type { NoSteps, RunSteps, Step, StepOperand, StepOutput } from "../../engine/protocol.ts";
import { isSpan } from "./spanShape.ts";
import {
  isArrayOf,
  isBoolean,
  isMaybe,
  isNumber,
  isObject,
  isString,
  isTagged,
  type Check,
} from "./shape.ts";

const isOperand = isObject<StepOperand>({
  of: isMaybe(isNumber),
  value: isNumber,
  slope: isMaybe(isNumber),
  isStrong: isBoolean,
});

const isStep = isObject<Step>({
  name: isMaybe(isString),
  operation: isString,
  operands: isArrayOf(isOperand),
  value: isNumber,
  isSeed: isBoolean,
  span: isSpan,
  line: isMaybe(isNumber),
});

const isNoSteps: Check<NoSteps> = isTagged<NoSteps>({
  long: isObject({ operations: isNumber, most: isNumber }),
  world: isObject({}),
  whole: isObject({ name: isString }),
  refused: isObject({ message: isString }),
});

export const isRunSteps: Check<RunSteps> = isTagged<RunSteps>({
  steps: isObject({
    steps: isArrayOf(isStep),
    outputs: isArrayOf(isObject<StepOutput>({ name: isString, step: isNumber })),
  }),
  none: isObject({ why: isNoSteps }),
});
