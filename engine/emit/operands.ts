/** How each operand of an operation may be written: what its text repeats, skips or reorders. */
import type { Op, Value } from "../ir/types.ts";

/**
 * `any`: written once, evaluated in order. `simple`: written twice, so it must be short and without effects.
 * `calm`: perhaps not evaluated, or not in order, so it must neither change anything nor end the run.
 */
export interface Want {
  readonly as: "any" | "simple" | "calm";
  /** Whether it is written as a statement of its own, so that it does not lengthen what the others are in. */
  readonly apart: boolean;
}

const inside = {
  any: { as: "any", apart: false },
  simple: { as: "simple", apart: false },
  calm: { as: "calm", apart: false },
} as const;
const recorded: Want = { as: "calm", apart: true };

/** How the text mentions the operand of that index. Checked accesses mention list and index twice. */
export function wantOf(op: Op, index: number): Want {
  return op.kind === "tapePush" ? recorded : inside[modeOf(op, index)];
}

/** How sources that are copied at once are wanted: several may be reordered; a single one may be anything. */
export function wantOfCopied(count: number): Want {
  return count > 1 ? recorded : alone;
}
const alone: Want = { as: "any", apart: true };

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
    case "zerosLike":
    case "leafCount":
    case "leafGet":
      return op.args[0]!.type.kind === "num" ? "calm" : "any";
    default:
      return "any";
  }
}
