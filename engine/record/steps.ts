/**
 * One recorded run as steps: every operation with its value and its slopes, for those who want to follow the chain rule
 * with a finger. The compiled derivative computes the same numbers, in other ways.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { shadowType } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Type } from "../ir/types.ts";
import type { RunSteps, Step, StepOperand, StepOutput } from "../protocol.ts";
import { localPartials, type LocalPartials } from "./localPartials.ts";
import type { FinishedRun } from "./recordRun.ts";
import { asTracedList, asTracedRecord, Sym, type Traced } from "./traced.ts";
import type { Reader } from "./wording.ts";
import type { Entry, WengertList } from "./wengertList.ts";

/** More operations than this nobody steps through. */
export const mostSteps = 500;

/** `wrt`: the arguments by which the derivative is taken. The run holds no calls that are recorded as a whole. */
export function stepsOf(run: FinishedRun, wrt: readonly number[], reader: Reader): RunSteps {
  const { list } = run;
  const partials = localPartials(list, list.values);
  const places = placesWithValue(list);
  const words = reader.operations(list);
  const steps = list.entries.flatMap((entry, at): Step[] => {
    const { op, name, line, span } = words[at]!;
    if (places[at] === undefined) return [];
    const isInput = entry.kind === "input";
    return [
      {
        name: isInput ? entry.path : name,
        operation: op,
        operands: operandsOf(list, partials, places, entry, at),
        value: list.values[at]!,
        isSeed: isInput && wrt.includes(entry.argument),
        span,
        line,
      },
    ];
  });
  return { kind: "steps", steps, outputs: outputsOf(run, places) };
}

/** The step that each entry is: what only prints is none. */
function placesWithValue({ entries }: WengertList): readonly (number | undefined)[] {
  let count = 0;
  return entries.map(({ kind }) => {
    if (kind === "call" || kind === "leaf") throw new InvariantError("a call as a whole has no steps");
    return kind === "print" ? undefined : count++;
  });
}

function operandsOf(
  list: WengertList,
  { starts, operands, slopes, isStrong }: LocalPartials,
  places: readonly (number | undefined)[],
  { args }: Entry,
  at: number,
): StepOperand[] {
  let next = starts[at]!;
  return args.map((arg) => {
    const value = list.valueOf(arg);
    const of = arg < 0 ? undefined : places[arg];
    // Partials that are always zero are left out; the others stand in the order of the operands.
    if (arg < 0 || next === starts[at + 1] || operands[next] !== arg)
      return { of, value, slope: undefined, isStrong: false };
    const slope = slopes[next]!;
    return { of, value, slope, isStrong: isStrong[next++] === 1 };
  });
}

function outputsOf(
  { module, root, result }: FinishedRun,
  places: readonly (number | undefined)[],
): readonly StepOutput[] {
  const found: StepOutput[] = [];
  const { yields } = functionNamed(module, root).body;
  const visit = (type: Type, value: Traced, name: string): void => {
    if (value instanceof Sym) {
      const step = places[value.entry];
      if (step !== undefined) found.push({ name, step });
    } else if (type.kind === "maybe" && value !== undefined) visit(type.of, value, name);
    else if (type.kind === "list")
      asTracedList(value).items.forEach((item, i) => visit(type.elem, item, `${name}[${String(i)}]`));
    else if (type.kind === "record")
      for (const { name: field, type: of } of type.fields)
        visit(of, asTracedRecord(value).fields.get(field), `${name}.${field}`);
  };
  visit(shadowType(yields[0]!.type), result, "result");
  return found;
}
