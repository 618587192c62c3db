/** `record(f, options)(x, …)`: what cells hold of a recording, and how the page is told of it. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import { nameObject } from "../run/namedObjects.ts";
import { checkWrt } from "./derivativeFunctions.ts";
import { derivativeOptions, type OptionName } from "../lower/derivatives/optionKinds.ts";
import { checkOptions } from "./options.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import { Recording } from "./recording.ts";
import { noteRecording } from "./recordingValues.ts";

/** Where a number stops being finite is followed through a function's text, which a recording no longer has. */
const recordOptions: readonly OptionName[] = [
  ...derivativeOptions.filter((name) => name !== "nonFinite"),
  "onFlip",
];

export function recordFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("record", ({ span }, [f, given]) => {
    const inner = own.differentiable("record", f, span);
    const options = checkOptions("record", recordOptions, given, span);
    const name = own.nameOf(inner);
    const wrapper = own.placed((place, args) => {
      if (args.length === 0)
        refuse("derivative-needs-argument", place.span, {
          callee: "record",
          expected: "the point to record at",
          given: "nothing",
          usage: "record(f)(x)",
        });
      checkWrt(options.wrt, args, place.span);
      return recordingObject(own, new Recording(own.calls, inner, name, options, place, args));
    });
    own.register(wrapper, "record", [["f", inner]], options, `record(${name})`);
    return wrapper;
  });
}

/** The object that cells see. What is long is made when it is asked for. */
function recordingObject(own: OwnFunctions, recording: Recording): object {
  const seen = Object.freeze({
    get value() {
      return recording.value;
    },
    replay: own.placed((place, args) => recording.replay(place, args)),
    gradient: own.placed((place, args) => recording.derivative("gradient", place, args)),
    jacobian: own.placed((place, args) => recording.derivative("jacobian", place, args)),
    get operations() {
      return recording
        .operations()
        .map(({ id, op, operands, value, line }) => ({ id, op, operands, value, line }));
    },
    get guards() {
      return recording
        .decisions()
        .map(({ text, operands, outcome, line }) => ({ text, operands, outcome, line }));
    },
    get code() {
      return recording.code(own.whereNow());
    },
    get text() {
      return recording.text;
    },
    get redone() {
      return recording.redone;
    },
  });
  noteRecording(seen, recording);
  nameObject(seen, `a recording of \`${recording.name}\`, which has derivatives of its own`);
  for (const method of [seen.replay, seen.gradient, seen.jacobian])
    own.refuseToDifferentiate(method, recording.name);
  return seen;
}
