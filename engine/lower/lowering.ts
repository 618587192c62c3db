/**
 * Puts the parts of lowering together.
 */
import { callBuiltin } from "./builtins/builtins.ts";
import { isIntrinsic } from "./builtins/intrinsics.ts";
import { condition } from "./conditions.ts";
import { callWrapper } from "./derivatives/wrappers.ts";
import { expression, selfMethod } from "./expressions.ts";
import type { Frame, Lowerer } from "./frame.ts";
import { apply, callApplied } from "./functions.ts";
import { preludeFunction } from "./prelude/prelude.ts";
import { statements } from "./statements.ts";
import type { FnVal, Val } from "./values.ts";

export const lowerer: Lowerer = {
  expression,
  condition,
  selfMethod,
  statements,
  call,
  prelude: (frame, name, args) =>
    isIntrinsic(name) ? callBuiltin(frame, name, args) : call(frame, preludeFunction(name), args),
};

function call(frame: Frame, fn: FnVal, args: readonly Val[]): Val {
  const { callee } = fn;
  switch (callee.kind) {
    case "literal":
      return callApplied(frame, apply(frame, fn, args));
    case "builtin":
      return callBuiltin(frame, callee.name, args);
    case "wrapper":
      return callWrapper(frame, callee, args);
  }
}
