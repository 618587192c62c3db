/** What is wrong with how the engine treats a random program: the value's bits, or a derivative in some mode. */
import { leavesOf } from "../../check/leaves.ts";
import { DiagnosticError, InvariantError } from "../../diagnostics/diagnostic.ts";
import type { RandomProgram } from "../generate.ts";
import { disagreements, jacobianByDifferences } from "./differences.ts";
import { sameNumbers } from "./modes.ts";
import { plainFunction, type PlainFunction } from "./plainFunction.ts";
import { modesFor, type RandomMode } from "./randomModes.ts";
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
function allAgree(program: RandomProgram, plain: PlainFunction): boolean {
  const { source, x, a } = program;
  const modes = modesFor(program);
  const inside = modes.filter(({ isOutside }) => isOutside !== true).map(({ text }) => text);
  try {
    const bench = new Workbench(
      `${source}\n${entry("together", `[f(x, a), ${inside.join(", ")}]`)}`,
      "together",
    );
    const [value, ...found] = bench.primal([x, a]) as readonly unknown[];
    const alone = modes.filter(({ isOutside }) => isOutside).map((mode) => gradientAlone(mode, program));
    const [forward = [], ...others] = [...found.map(leavesOf), ...alone];
    return (
      Object.is(value, plain(x, a)) &&
      others.every((other) => sameNumbers(forward, other, precision)) &&
      wrongByDifferences(forward, program, plain).length === 0
    );
  } catch {
    return false;
  }
}

/** The gradient in one mode, by the call that a cell would make. */
function gradientAlone({ text }: RandomMode, { source, x, a }: RandomProgram): readonly number[] {
  const call = new Workbench(`${source}\n${entry("alone", text)}`, "alone").f as PlainFunction;
  return leavesOf(call(x, a));
}

const entry = (name: string, text: string): string => `const ${name} = (x: number[], a: number) => ${text};`;

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
  for (const mode of modesFor(program)) {
    const found = gradientAlone(mode, program);
    forward ??= found;
    if (!sameNumbers(forward, found, precision))
      return { kind: mode.name, story: `${JSON.stringify(found)}, forward ${JSON.stringify(forward)}` };
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
