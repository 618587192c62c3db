/** `show`, `progress`, `check`: what a cell says besides its value and its console; and `memoryBudget`. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import { mostShown } from "./liveOutput.ts";
import { isPlainObject } from "../diagnostics/plainObject.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import type { RunningCell } from "./runningCell.ts";
import { sayValue } from "../diagnostics/sayValue.ts";

type Current = () => RunningCell | undefined;

/** Checks kept of one run of a cell. */
const mostChecks = 200;

/** `show(value, { key })`. Without a key, each place in the text has one of its own. */
export function showFunction(own: OwnFunctions, current: Current): AnyFunction {
  return own.placedBuiltin("show", ({ span }, [value, options]) => {
    const callee = "show";
    if (options !== undefined && !isPlainObject(options))
      return refuse("bad-options", span, {
        callee,
        given: sayValue(options),
        usage: "show(value, { … })",
        known: "`key`",
      });
    const other = Object.keys(options ?? {}).find((name) => name !== "key");
    if (other !== undefined) refuse("unknown-option", span, { callee, option: other, known: "`key`" });
    const key = options?.["key"] ?? `${span.source}:${String(span.start)}`;
    if (typeof key !== "string" && typeof key !== "number")
      return refuse("bad-option", span, { callee, option: "key", given: sayValue(key), expected: "a text" });
    const isKept = current()?.live.show(String(key).slice(0, 200), value) ?? true;
    return isKept ? undefined : refuse("too-many-shown", span, { most: mostShown });
  });
}

/** `progress(fraction, label)`. */
export function progressFunction(own: OwnFunctions, current: Current): AnyFunction {
  return own.placedBuiltin("progress", ({ span }, [fraction, label]) => {
    if (typeof fraction !== "number" || Number.isNaN(fraction))
      return refuse("progress-of-what", span, { given: sayValue(fraction) });
    current()?.live.progress(fraction, typeof label === "string" ? label.slice(0, 200) : undefined);
    return undefined;
  });
}

/** `check(condition, message)`. It gives nothing, so that a cell that ends in it says its message alone. */
export function checkFunction(own: OwnFunctions, current: Current): AnyFunction {
  return own.placedBuiltin("check", ({ span }, [condition, message]) => {
    if (typeof condition !== "boolean") return refuse("check-of-what", span, { given: sayValue(condition) });
    const checks = current()?.checks ?? [];
    const said = typeof message === "string" ? message.slice(0, 500) : "this condition holds";
    if (checks.length < mostChecks) checks.push({ passed: condition, message: said, span });
    else if (!condition) checks[mostChecks - 1] = { passed: false, message: said, span };
    return undefined;
  });
}

/** `memoryBudget(bytes)`, for the rest of the cell's run. */
export function memoryBudgetFunction(own: OwnFunctions, current: Current): AnyFunction {
  return own.placedBuiltin("memoryBudget", ({ span }, [bytes]) => {
    if (typeof bytes !== "number" || !(bytes > 0))
      return refuse("memory-of-what", span, { given: sayValue(bytes) });
    const running = current();
    if (running) running.memoryBudget = bytes;
    return undefined;
  });
}
