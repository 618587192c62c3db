/**
 * Which numbers are certainly integers that a double counts exactly, and which carried values of a loop step by
 * such a constant: those can be counted back in a reverse sweep instead of being remembered.
 */
import type { LoopOp, Value } from "../ir/types.ts";
import type { Definition, Definitions } from "./definitions.ts";

/** Constants beyond this are not taken for counters: sums of a few of them might no longer be exact. */
const largestConstant = 2 ** 32;
/** Sums nested deeper than this are not followed; each level at most doubles what is known to be small. */
const deepestSum = 16;

const int32Results = new Set(["and", "or", "xor", "not", "shl", "shr", "ushr", "imul", "clampByte"]);

export class Integers {
  readonly #definitions: Definitions;
  readonly #steps = new Map<LoopOp, readonly (number | undefined)[]>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** Whether the value is always an integer of a size that doubles count exactly. */
  isInteger(value: Value, depth = 0): boolean {
    const definition = this.#definitions.get(value);
    if (definition === undefined || depth > deepestSum) return false;
    if (definition.kind === "carried") return this.stepOf(definition.loop, definition.index) !== undefined;
    return definition.kind === "result" && this.#isIntegerResult(definition, depth);
  }

  /**
   * By how much the loop's carried value `index` changes each turn, if it starts from an integer and always
   * changes by that literal integer; 0 where it never changes; undefined where neither is certain.
   */
  stepOf(loop: LoopOp, index: number): number | undefined {
    let steps = this.#steps.get(loop);
    if (steps === undefined) {
      steps = loop.args.map((init, position) => this.#findStep(loop, init, position));
      this.#steps.set(loop, steps);
    }
    return steps[index];
  }

  #findStep(loop: LoopOp, init: Value, index: number): number | undefined {
    const param = loop.body.params[index]!;
    const next = loop.body.yields[index]!;
    if (param.type.kind !== "num") return undefined;
    if (next === param) return this.isInteger(init) ? 0 : undefined;
    const definition = this.#definitions.get(next);
    if (definition?.kind !== "result" || definition.op.kind !== "prim") return undefined;
    const { name, args } = definition.op;
    const [a, b] = args;
    const amount =
      a === param ? this.#literal(b) : b === param && name === "add" ? this.#literal(a) : undefined;
    if (amount === undefined || (name !== "add" && name !== "sub") || !this.isInteger(init)) return undefined;
    return name === "add" ? amount : -amount;
  }

  #isIntegerResult(definition: Definition & { kind: "result" }, depth: number): boolean {
    const { op } = definition;
    switch (op.kind) {
      case "const":
        return this.#literal(op.results[0]) !== undefined;
      case "length":
      case "leafCount":
        return true;
      case "prim":
        if (op.name === "add" || op.name === "sub")
          return op.args.every((arg) => this.isInteger(arg, depth + 1));
        return int32Results.has(op.name);
      case "loop":
        return this.stepOf(op, definition.index) !== undefined;
      default:
        return false;
    }
  }

  #literal(value: Value | undefined): number | undefined {
    const definition = value === undefined ? undefined : this.#definitions.get(value);
    if (definition?.kind !== "result" || definition.op.kind !== "const") return undefined;
    const literal = definition.op.value;
    return typeof literal === "number" && Number.isInteger(literal) && Math.abs(literal) <= largestConstant
      ? literal
      : undefined;
  }
}
