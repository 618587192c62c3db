/** Steps in words: what their values are called, how an operation is written, what happens at a moment. */
import type { Step, StepOperand } from "../../../engine/protocol.ts";
import { formatNumber } from "../../charts/quantities.ts";
import type { Moment } from "./moments.ts";
import { tangentParts, type BackStep, type Numbers, type WayBack } from "./sweeps.ts";

/** A name for each step that no other has: what the user calls it, with the number of the step where that is not enough. */
export function namesOf(steps: readonly Step[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of steps) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return steps.map(({ name }, at) => {
    if (name === undefined) return `v${subscript(at)}`;
    return counts.get(name) === 1 ? name : `${name}${subscript(at)}`;
  });
}

function subscript(number: number): string {
  return String(number).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!);
}

const infix: ReadonlySet<string> = new Set(["+", "−", "×", "÷", "mod", "**"]);

/** "x × w", "sin(x)"; an input is "given". */
export function operationText({ operation, operands }: Step, names: readonly string[]): string {
  if (operation === "input") return "given";
  const parts = operands.map((operand) => operandText(operand, names));
  if (operation === "negate") return `−${parts.join("")}`;
  return infix.has(operation) && parts.length === 2
    ? parts.join(` ${operation} `)
    : `${operation}(${parts.join(", ")})`;
}

function operandText({ of, value }: StepOperand, names: readonly string[]): string {
  if (of !== undefined) return names[of]!;
  return value < 0 ? `(${formatNumber(value)})` : formatNumber(value);
}

export interface Said {
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** Of forward mode. */
  readonly tangents: Numbers;
  readonly seed: number | undefined;
  /** Of reverse mode. */
  readonly way: WayBack | undefined;
  readonly output: string;
}

/** What happens at a moment, in a sentence or two. */
export function sayMoment(moment: Moment, said: Said): string {
  switch (moment.kind) {
    case "start":
      return sayStart(said);
    case "there":
      return sayThere(moment.step, said);
    case "turn":
      return said.way?.from === undefined
        ? `${capital(said.output)} does not depend on what is differentiated by: there is no way back.`
        : `The way back begins: the cotangent of ${said.output} is 1.`;
    case "back":
      return sayBack(said.way?.steps[moment.done - 1], said);
  }
}

function sayStart({ way, seed, names }: Said): string {
  if (way !== undefined)
    return "The inputs are given. On the way there the values are computed, and slopes remembered.";
  return seed === undefined
    ? "The inputs are given; none of them is differentiated by."
    : `The inputs are given. The tangent of ${names[seed]!} is 1, that of the others 0.`;
}

function sayThere(at: number, { steps, names, tangents, way }: Said): string {
  const step = steps[at]!;
  const value = `${names[at]!} = ${operationText(step, names)} = ${formatNumber(step.value)}.`;
  if (way !== undefined) return value;
  const tangent = tangents[at];
  if (tangent === undefined) return `${value} It does not depend on the chosen input: no tangent.`;
  const parts = step.operands.flatMap(({ of, slope }) => {
    const factor = of === undefined ? undefined : tangents[of];
    return factor === undefined || slope === undefined ? [] : [times(slope, factor)];
  });
  const worked = tangentParts(step.operands, tangents).length > 0 ? `${parts.join(" + ")} = ` : "";
  return `${value} Its tangent: ${worked}${formatNumber(tangent)}.`;
}

function sayBack(back: BackStep | undefined, { names }: Said): string {
  if (back === undefined) return "";
  const { step, cotangent, shares } = back;
  const parts = shares.map(({ to, slope, amount, sum, isFirst }) => {
    const added = isFirst ? "" : `, together ${formatNumber(sum)}`;
    return `${names[to]!} gets ${times(cotangent, slope)} = ${formatNumber(amount)}${added}`;
  });
  return `The cotangent of ${names[step]!} is ${formatNumber(cotangent)}: ${parts.join("; ")}.`;
}

function times(a: number, b: number): string {
  return `${bracketed(a)} × ${bracketed(b)}`;
}

function bracketed(value: number): string {
  return value < 0 ? `(${formatNumber(value)})` : formatNumber(value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
