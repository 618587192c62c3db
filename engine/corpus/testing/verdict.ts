/** What is wrong with how the engine treats a random program: the value's bits, or a derivative in some mode. */
import { DiagnosticError, InvariantError } from "../../diagnostics/diagnostic.ts";
import { leavesOf } from "../../check/leaves.ts";
import type { RandomProgram } from "../generate.ts";
import { disagreements, jacobianByDifferences } from "./differences.ts";
import { sameNumbers } from "./modes.ts";
import { plainFunction } from "./plainFunction.ts";
import { RefusedProgram, Workbench } from "./workbench.ts";

export interface Verdict {
  /** Kept apart when a failure is shrunk, so that it does not turn into another. */
  readonly kind: string;
  readonly story: string;
}

/** Undefined where all is well. */
export function verdictOf(program: RandomProgram): Verdict | undefined {
  try {
    return compare(program);
  } catch (error) {
    if (error instanceof DiagnosticError) return { kind: error.diagnostic.code, story: error.message };
    if (error instanceof RefusedProgram)
      return { kind: error.diagnostics[0]?.code ?? "refused", story: error.message };
    if (error instanceof InvariantError) return { kind: "broken", story: error.message };
    throw error;
  }
}

function compare({ source, x, a }: RandomProgram): Verdict | undefined {
  const plain = plainFunction(source);
  const bench = new Workbench(source);
  const [value, primal, interpreted] = [plain(x, a), bench.primal([x, a]), bench.interpreted([x, a])];
  if (!Object.is(primal, value)) return { kind: "primal", story: `${String(primal)} for ${String(value)}` };
  if (!Object.is(interpreted, value))
    return { kind: "interpreter", story: `${String(interpreted)} for ${String(value)}` };
  const forward = gradientIn(bench, { mode: "forward" }, "", x, a);
  for (const [name, wrapper, options] of modesFor(source)) {
    const found = gradientIn(bench, options, wrapper, x, a);
    if (!sameNumbers(forward, found, 1e-9))
      return { kind: name, story: `${JSON.stringify(found)}, forward ${JSON.stringify(forward)}` };
  }
  const packed = (point: unknown) => {
    const [moved, parameter] = point as [number[], number];
    return plain(moved, parameter);
  };
  const wrong = disagreements([forward], jacobianByDifferences(packed, [[x, a]]), 1e-5);
  return wrong.length > 0 ? { kind: "differences", story: wrong.join("\n") } : undefined;
}

function gradientIn(
  bench: Workbench,
  options: object,
  wrapper: string,
  x: readonly number[],
  a: number,
): number[] {
  const f = wrapper === "" ? bench.f : bench.apply(wrapper);
  return leavesOf(bench.apply("gradient", f, { ...options, wrt: [0, 1] })(x, a));
}

type RandomMode = readonly [name: string, wrapper: string, options: object];

function modesFor(source: string): readonly RandomMode[] {
  // Helpers that take numbers only: what stores into its arguments cannot be kept by its inputs.
  const helpers = [...source.matchAll(/^function (h\d+)\((?:n: number, )?v: number/gm)].map(
    ([, name]) => name ?? "",
  );
  const planned = (choice: string) => ({
    mode: "reverse",
    plan: Object.fromEntries(helpers.map((name) => [name, choice])),
  });
  return [
    ["reverse", "", { mode: "reverse" }],
    ["reverse everything", "", { mode: "reverse", tape: "everything" }],
    ["checkpointed", "checkpoint", { mode: "reverse" }],
    ...(helpers.length === 0
      ? []
      : ([
          ["helpers checkpointed", "", planned("checkpoint")],
          ["helpers forward, late", "", planned("forward-late")],
          ["helpers forward, preaccumulated", "", planned("forward-preaccumulate")],
        ] satisfies RandomMode[])),
  ];
}
