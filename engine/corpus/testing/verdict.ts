/** What is wrong with how the engine treats a random program: the value's bits, or a derivative in some mode. */
import { leavesOf } from "../../check/leaves.ts";
import { DiagnosticError, InvariantError } from "../../diagnostics/diagnostic.ts";
import type { RandomProgram } from "../generate.ts";
import { disagreements, jacobianByDifferences } from "./differences.ts";
import { sameNumbers } from "./modes.ts";
import { plainFunction, type PlainFunction } from "./plainFunction.ts";
import { RefusedProgram, Workbench } from "./workbench.ts";

export interface Verdict {
  /** Kept apart when a failure is shrunk, so that it does not turn into another. */
  readonly kind: string;
  readonly story: string;
}

/** Undefined where all is well. */
export function verdictOf(program: RandomProgram): Verdict | undefined {
  const plain =
    program.source.includes("derivative(") || program.source.includes("gradient(")
      ? compiledFunction(program)
      : plainFunction(program.source);
  return judged(() => (allAgree(program, plain) ? undefined : compareOneByOne(program, plain)));
}

/** For programs that differentiate, what plain JavaScript cannot do: the engine's own primal stands for it. */
function compiledFunction({ source }: RandomProgram): PlainFunction {
  let made: Workbench | undefined;
  return (...args) => (made ??= new Workbench(source)).primal(args);
}

/** What the judge says, or how the engine refused or broke. */
export function judged(judge: () => Verdict | undefined): Verdict | undefined {
  try {
    return judge();
  } catch (error) {
    if (error instanceof DiagnosticError) return { kind: error.diagnostic.code, story: error.message };
    if (error instanceof RefusedProgram)
      return { kind: error.diagnostics[0]?.code ?? "refused", story: error.message };
    if (error instanceof InvariantError) return { kind: "broken", story: error.message };
    throw error;
  }
}

/** Everything in one compilation, which is quicker; that anything is wrong is not yet to say what. */
function allAgree({ source, x, a }: RandomProgram, plain: PlainFunction): boolean {
  const gradients = modesFor(source).map(({ wrapper, options }) => {
    const f = wrapper === "" ? "f" : `${wrapper}(f)`;
    return `gradient(${f}, ${JSON.stringify({ ...options, wrt: [0, 1] })})(x, a)`;
  });
  const together = `${source}\nconst together = (x: number[], a: number) => [f(x, a), ${gradients.join(", ")}];`;
  try {
    const bench = new Workbench(together, "together");
    const [value, ...found] = bench.primal([x, a]) as readonly unknown[];
    const [forward = [], ...others] = found.map(leavesOf);
    return (
      Object.is(value, plain(x, a)) &&
      others.every((other) => sameNumbers(forward, other, precision)) &&
      wrongByDifferences(forward, { source, x, a }, plain).length === 0
    );
  } catch {
    return false;
  }
}

/** How far apart modes may be, relative to the largest entry: random programs amplify roundings. */
const precision = 1e-9;

function compareOneByOne(program: RandomProgram, plain: PlainFunction): Verdict | undefined {
  const { source, x, a } = program;
  const bench = new Workbench(source);
  const [value, primal, interpreted] = [plain(x, a), bench.primal([x, a]), bench.interpreted([x, a])];
  if (!Object.is(primal, value)) return { kind: "primal", story: `${String(primal)} for ${String(value)}` };
  if (!Object.is(interpreted, value))
    return { kind: "interpreter", story: `${String(interpreted)} for ${String(value)}` };
  let forward: readonly number[] | undefined;
  for (const { name, wrapper, options } of modesFor(source)) {
    const f = wrapper === "" ? bench.f : bench.apply(wrapper);
    const found = leavesOf(bench.apply("gradient", f, { ...options, wrt: [0, 1] })(x, a));
    forward ??= found;
    if (!sameNumbers(forward, found, precision))
      return { kind: name, story: `${JSON.stringify(found)}, forward ${JSON.stringify(forward)}` };
  }
  const wrong = wrongByDifferences(forward ?? [], program, plain);
  if (wrong.length > 0) return { kind: "differences", story: wrong.join("\n") };
  return judged(() =>
    allAgree(program, plain) ? undefined : { kind: "together", story: "only when compiled together" },
  );
}

function wrongByDifferences(
  gradient: readonly number[],
  { x, a }: RandomProgram,
  plain: PlainFunction,
): string[] {
  const packed = (point: unknown) => {
    const [moved, parameter] = point as [number[], number];
    return plain(moved, parameter);
  };
  return disagreements([gradient], jacobianByDifferences(packed, [[x, a]]), 1e-5);
}

interface RandomMode {
  readonly name: string;
  /** What `f` is wrapped in, if anything. */
  readonly wrapper: string;
  readonly options: object;
}

/** Forward first; the others are compared with it. */
function modesFor(source: string): readonly RandomMode[] {
  // Helpers that take numbers only: what stores into its arguments cannot be kept by its inputs.
  const helpers = [...source.matchAll(/^function (h\d+)\((?:n: number, )?v: number/gm)].map(
    ([, name]) => name ?? "",
  );
  const planned = (choice: string): RandomMode => ({
    name: `helpers ${choice}`,
    wrapper: "",
    options: { mode: "reverse", plan: Object.fromEntries(helpers.map((name) => [name, choice])) },
  });
  const boundaries = helpers.length === 0 ? [] : ["checkpoint", "forward-late", "forward-preaccumulate"];
  return [
    { name: "forward", wrapper: "", options: { mode: "forward" } },
    { name: "reverse", wrapper: "", options: { mode: "reverse" } },
    { name: "reverse everything", wrapper: "", options: { mode: "reverse", tape: "everything" } },
    { name: "checkpointed", wrapper: "checkpoint", options: { mode: "reverse" } },
    ...boundaries.map(planned),
  ];
}
