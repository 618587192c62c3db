/**
 * Calls of functions that Mixtape's functions made.
 */
import type { Boundary } from "../../ir/types.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { Frame } from "../frame.ts";
import { apply, callApplied } from "../functions.ts";
import type { Val, WrapperCallee } from "../values.ts";
import { derivatives } from "./derivatives.ts";
import { callImplicit } from "./implicit.ts";
import { callRuled } from "./rules.ts";

export function callWrapper(frame: Frame, wrapper: WrapperCallee, args: readonly Val[]): Val {
  const f = wrapper.inner[0]?.[1];
  if (!f) throw new InvariantError(`${wrapper.wrapper} without its function`);
  if (wrapper.wrapper === "rule" || wrapper.wrapper === "scalarRule")
    return callRuled(frame, wrapper, f, args);
  if (wrapper.wrapper === "implicit") return callImplicit(frame, wrapper, f, args);
  if (wrapper.wrapper === "record") frame.refuse("recording-inside", undefined, {});
  if (wrapper.wrapper === "lazy") return frame.lower.call(frame, f, args);
  const derivative = derivatives[wrapper.wrapper];
  if (derivative) return derivative(frame, wrapper, f, args);
  return callApplied(frame, apply(frame, f, args), boundaryOf(wrapper));
}

function boundaryOf({ wrapper, options }: WrapperCallee): Boundary {
  switch (wrapper) {
    case "forward":
      return {
        mode: "forward",
        when: options["when"] === "preaccumulate" ? "preaccumulate" : "late",
        chunk: options["chunk"] as number | undefined,
      };
    case "reverse":
    case "checkpoint":
    case "nondifferentiable":
      return { mode: wrapper };
    default:
      throw new InvariantError(`no wrapper ${wrapper}`);
  }
}
