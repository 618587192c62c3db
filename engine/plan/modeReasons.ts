/** Why a subfunction has the mode it has, in sentences for people. */
import type { ModeName } from "../protocol.ts";

/** Who decided. */
export type SaidWhere = "code" | "plan" | "call" | "override" | "default";

const because: Readonly<Record<ModeName, string>> = {
  reverse: "one sweep back for any number of inputs; it remembers what that sweep needs",
  forward: "tangents run along with the program; nothing is remembered",
  "forward-late":
    "it keeps its inputs only; tangents are made on the way back and contracted with the cotangent, so the Jacobian is never held",
  "forward-preaccumulate": "its Jacobian is computed on the way forward and kept until the way back",
  checkpoint: "it keeps its inputs only and runs again on the way back",
  implicit:
    "it keeps its solution only; one linear solve with the Jacobian of its equation gives the derivative",
  rule: "your rule says how derivatives pass",
  nondifferentiable: "you said that it has no derivative",
};

/** One sentence: who decided, and what follows from it. `outputs`: how many numbers the part gives. */
export function modeReason(
  mode: ModeName,
  said: SaidWhere,
  whole: "forward" | "reverse",
  outputs?: number,
): string {
  if (mode === "implicit") return implicitReason(whole, outputs);
  if (whole === "forward") return `The whole call is in forward mode: ${because.forward}.`;
  switch (said) {
    case "override":
      return `Chosen by you in this view: ${because[mode]}.`;
    case "plan":
      return `Said in the call's option \`plan\`: ${because[mode]}.`;
    case "call":
      return `The call says \`mode: "reverse"\`, and nothing else is said of this part: ${because.reverse}.`;
    case "code":
      return `Said in the code: ${because[mode]}.`;
    case "default":
      return `Nobody said otherwise, and reverse is the default: ${because.reverse}.`;
  }
}

/** It is said in the code, and cannot be chosen elsewhere. */
function implicitReason(whole: "forward" | "reverse", outputs: number | undefined): string {
  const numbers =
    outputs === undefined ? "" : ` (${outputs === 1 ? "1 number" : `${String(outputs)} numbers`})`;
  const solve =
    whole === "forward"
      ? "the Jacobian of its equation for each tangent"
      : "the transposed Jacobian of its equation";
  return `Said in the code: it keeps its solution only${numbers}, however long it iterates; one linear solve with ${solve} gives the derivative.`;
}
