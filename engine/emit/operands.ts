/** How each operand of an operation may be written: what its text repeats, skips or reorders. */
import type { Op, Value } from "../ir/types.ts";

/**
 * `any`: written once, evaluated in order. `simple`: written twice, so it must be short and without effects.
 * `calm`: perhaps not evaluated, or not in order, so it must neither change anything nor end the run.
 */
export interface Want {
  readonly value: Value;
  readonly as: "any" | "simple" | "calm";
  /** Whether it is written as a statement of its own, so that it does not lengthen what the others are in. */
  readonly apart?: boolean;
}

/** One for each operand that the text mentions. Checked accesses mention list and index twice. */
export function wantsOf(op: Op): Want[] {
  return writtenOperands(op).map((value, index) => ({
    value,
    as: modeOf(op, index),
    apart: op.kind === "tapePush",
  }));
}

/** The operands that the text mentions: a rule's functions get theirs elsewhere. */
export function writtenOperands(op: Op): readonly Value[] {
  if (op.kind !== "call" || op.boundary?.mode !== "rule") return op.args;
  return op.args.slice(0, op.boundary.captures + op.boundary.explicit);
}

function modeOf(op: Op, index: number): Want["as"] {
  switch (op.kind) {
    case "load":
      return op.checked ? "simple" : "any";
    case "store":
      if (!op.checked) return "any";
      return index < 2 ? "simple" : "calm";
    case "test":
      return index === 1 && (op.name === "and" || op.name === "or") ? "calm" : "any";
    case "tapePush":
      return "calm";
    case "zerosLike":
    case "leafCount":
    case "leafGet":
      return op.args[0]!.type.kind === "num" ? "calm" : "any";
    default:
      return "any";
  }
}
