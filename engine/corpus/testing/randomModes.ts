/** The ways in which the gradient of a random program is computed, as text: the first is what others are compared with. */
import type { RandomProgram } from "../generate.ts";

export interface RandomMode {
  readonly name: string;
  /** The gradient of `f` at `x` and `a` with respect to both, as an expression. */
  readonly text: string;
  /** It is not understood inside compiled code, and is run as a cell runs it. */
  readonly isOutside?: boolean;
}

export function modesFor({ source, boundary, isRecorded }: RandomProgram): readonly RandomMode[] {
  const helpers = boundaryHelpers(source);
  const plan = Object.fromEntries(helpers.map((name) => [name, boundary]));
  return [
    mode("forward", "f", { mode: "forward" }),
    mode("reverse", "f", { mode: "reverse" }),
    mode("reverse everything", "f", { mode: "reverse", tape: "everything" }),
    mode("checkpointed", "checkpoint(f)", { mode: "reverse" }),
    ...(isRecorded ? [recorded] : []),
    ...(helpers.length === 0 ? [] : [mode(`helpers ${boundary}`, "f", { mode: "reverse", plan })]),
  ];
}

/** Helpers that take numbers only: what stores into its arguments cannot be kept by its inputs. */
const boundaryHelpers = (source: string): readonly string[] =>
  [...source.matchAll(/^function (h\d+)\((?:n: number, )?v: number/gm)].map(([, name]) => name ?? "");

const recorded: RandomMode = {
  name: "recorded",
  text: "record(f, { wrt: [0, 1] })(x, a).gradient()",
  isOutside: true,
};

function mode(name: string, f: string, options: object): RandomMode {
  return { name, text: `gradient(${f}, ${JSON.stringify({ ...options, wrt: [0, 1] })})(x, a)` };
}
