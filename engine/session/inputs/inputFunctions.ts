/** `input.slider`, `input.number`, `input.select`, `input.checkbox`, `input.text`: each gives back its literal. */
import { refuse } from "../../diagnostics/diagnose.ts";
import type { InputNote } from "../../protocol.ts";
import type { Span } from "../../source/span.ts";
import { isPlainObject } from "../../diagnostics/plainObject.ts";
import type { RunningCell } from "../runningCell.ts";
import { sayValue } from "../../diagnostics/sayValue.ts";
import type { InputKind } from "./declaredInputs.ts";

type InputFunction = (value: unknown, second?: unknown, third?: unknown) => unknown;

/** Choices that a page lists. */
const mostChoices = 200;

/** The object that cells know as `input`. */
export function inputFunctions(
  current: () => RunningCell | undefined,
): Readonly<Record<InputKind, InputFunction>> {
  const made =
    (kind: InputKind): InputFunction =>
    (value, second, third) => {
      const running = current();
      // They run once each, in the order in which they stand, because nothing else is let through.
      const declared = running?.declaredInputs[running.inputs.length];
      if (!running || !declared) return value;
      running.inputs.push({
        name: declared.name,
        kind,
        ...read[kind](value, second, third, { callee: `input.${kind}`, span: declared.span }),
      });
      return value;
    };
  return Object.freeze({
    slider: made("slider"),
    number: made("number"),
    select: made("select"),
    checkbox: made("checkbox"),
    text: made("text"),
  });
}

interface InputCall {
  readonly callee: string;
  readonly span: Span;
}

type Details = Omit<InputNote, "name" | "kind">;

const noDetails: Details = { label: undefined, min: undefined, max: undefined, step: undefined, choices: [] };

const read: Readonly<
  Record<InputKind, (value: unknown, second: unknown, third: unknown, call: InputCall) => Details>
> = {
  slider: (value, options, _, call) => {
    const { min, max, step, ...details } = numberDetails(value, options, call);
    if (min === undefined || max === undefined)
      return refuse("input-needs-range", call.span, { callee: call.callee });
    return { ...details, min, max, step: step ?? usualStep(value as number, min, max) };
  },
  number: (value, options, _, call) => numberDetails(value, options, call),
  select: (value, choices, options, call) => ({
    ...noDetails,
    ...labelOf(options, call),
    choices: choicesOf(value, choices, call),
  }),
  checkbox: (_, options, __, call) => ({ ...noDetails, ...labelOf(options, call) }),
  text: (_, options, __, call) => ({ ...noDetails, ...labelOf(options, call) }),
};

/** 1 where all are whole numbers; otherwise about a hundredth of the range: 1, 2 or 5 times a power of ten. */
function usualStep(value: number, min: number, max: number): number {
  if ([value, min, max].every(Number.isInteger)) return 1;
  const wanted = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5].findLast((each) => each * power <= wanted * (1 + 1e-9)) ?? 1;
  return Number((factor * power).toPrecision(1));
}

function numberDetails(value: unknown, options: unknown, call: InputCall): Details {
  const given = optionsOf(options, ["min", "max", "step", "label"], call);
  const number = (option: string): number | undefined => {
    const each = given[option];
    if (each === undefined) return undefined;
    return typeof each === "number" && Number.isFinite(each) ? each : misfit(option, each, "a number", call);
  };
  const [min, max, step] = [number("min"), number("max"), number("step")];
  if (step !== undefined && step <= 0) misfit("step", step, "a number above 0", call);
  if (min !== undefined && max !== undefined && min >= max)
    refuse("input-range", call.span, { callee: call.callee, min, max });
  if (typeof value === "number" && ((min !== undefined && value < min) || (max !== undefined && value > max)))
    refuse("input-outside", call.span, { value, min: min ?? "−∞", max: max ?? "∞" });
  return { ...noDetails, ...labelIn(given, call), min, max, step };
}

function choicesOf(value: unknown, choices: unknown, call: InputCall): readonly (string | number)[] {
  const { callee, span } = call;
  const isList =
    Array.isArray(choices) &&
    choices.length > 0 &&
    choices.length <= mostChoices &&
    choices.every((each) => typeof each === "string" || typeof each === "number");
  if (!isList) return refuse("input-choices", span, { callee, given: sayValue(choices), most: mostChoices });
  const list = choices;
  if (!list.includes(value as string | number))
    refuse("input-no-choice", span, {
      value: JSON.stringify(value),
      choices: JSON.stringify(list).slice(1, -1),
    });
  return [...list];
}

const labelOf = (options: unknown, call: InputCall) => labelIn(optionsOf(options, ["label"], call), call);

function labelIn(given: Readonly<Record<string, unknown>>, call: InputCall): Pick<Details, "label"> {
  const { label } = given;
  if (label === undefined || typeof label === "string") return { label: label?.slice(0, 200) };
  return misfit("label", label, "a text", call);
}

function optionsOf(
  given: unknown,
  known: readonly string[],
  { callee, span }: InputCall,
): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  const listed = known.map((name) => `\`${name}\``).join(", ");
  if (!isPlainObject(given))
    return refuse("bad-options", span, {
      callee,
      given: sayValue(given),
      usage: callee === "input.select" ? `${callee}(value, choices, { … })` : `${callee}(value, { … })`,
      known: listed,
    });
  const option = Object.keys(given).find((name) => !known.includes(name));
  if (option !== undefined) return refuse("unknown-option", span, { callee, option, known: listed });
  return given;
}

function misfit(option: string, given: unknown, expected: string, { callee, span }: InputCall): never {
  return refuse("bad-option", span, { callee, option, given: sayValue(given), expected });
}
