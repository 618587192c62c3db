/**
 * A call differentiated in forward mode when the reverse sweep reaches it: a chunk of directions at a time, each
 * contracted with the cotangent of the results at once. Keeps the inputs; never holds the Jacobian.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference } from "../../ir/shadow.ts";
import type { CallOp, Value } from "../../ir/types.ts";
import { chunkFor } from "../../plan/chunkSize.ts";
import { BlockFormulas } from "../../primitives/formulaBuilder.ts";
import { directionsOf, type Chunk } from "../chunks.ts";
import type { Cotangents } from "./cotangents.ts";
import { enterIsland, isObligatory, resultBar, type Island } from "./islandOperands.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepLate(s: Sweep, op: CallOp, said: number | undefined, b: BlockBuilder): Step {
  const island = enterIsland(s, op, b);
  return step(op, isObligatory(s, op), (r, cotangents) => {
    if (!isObligatory(s, op) && !op.results.some((value) => cotangents.has(value))) return;
    const bars = op.results.map((value) => resultBar(s, r, cotangents, value));
    const lanes = chunkFor(
      island.wrt.map((index) => island.operands[index]!.type),
      said,
    );
    const tangentsOf = tangentCalls(s, island, lanes);
    contract(s, island, lanes, bars, r, cotangents, tangentsOf);
  });
}

/** Results' tangents for the tangents of a chunk: `[result][lane]`, undefined where a result has none. */
export type TangentsOf = (
  b: BlockBuilder,
  tangents: readonly (readonly Value[])[],
) => readonly (readonly Value[] | undefined)[];

/** Calls of the tangent function of the island's function. */
export function tangentCalls(s: Sweep, island: Island, lanes: number): TangentsOf {
  const { callee, operands, wrt } = island;
  const jvp = s.unit.deriver.forward(callee, wrt, lanes, s.unit.options.plan);
  return (b, tangents) => {
    const seeds = jvp.derivedParams.flatMap((index) => {
      const slot = wrt.indexOf(index);
      return slot >= 0 ? tangents[slot]! : Array.from({ length: lanes }, () => b.zerosLike(operands[index]!));
    });
    const results = b.call(jvp.name, [...operands, ...seeds], jvp.resultTypes);
    const count = results.length - jvp.derivedResults.length * lanes;
    return Array.from({ length: count }, (_, index) => {
      const position = jvp.derivedResults.indexOf(index);
      if (position < 0) return undefined;
      const at = count + position * lanes;
      return results.slice(at, at + lanes);
    });
  };
}

/** operandBar += Σ ⟨tangent of results along each direction, their cotangents⟩ · direction */
export function contract(
  s: Sweep,
  island: Island,
  lanes: number,
  bars: readonly Value[],
  r: BlockBuilder,
  cotangents: Cotangents,
  tangentsOf: TangentsOf,
): void {
  const slots = island.wrt.map((index) => island.operands[index]!);
  const sums = new OperandSums(s, island);
  const directions = directionsOf(s.builder, r, slots, lanes);
  const totals = directions.forEachChunk(r, sums.init(r), (b, chunk, carried) => {
    const results = tangentsOf(b, chunk.tangents);
    let next = carried;
    for (let lane = 0; lane < lanes; lane++) {
      const term = innerWithBars(s, b, results, bars, lane);
      if (term !== undefined) next = sums.add(b, chunk, lane, next, term);
    }
    return next;
  });
  sums.handOn(totals, cotangents);
}

function innerWithBars(
  s: Sweep,
  b: BlockBuilder,
  results: readonly (readonly Value[] | undefined)[],
  bars: readonly Value[],
  lane: number,
): Value | undefined {
  const formulas = new BlockFormulas(b, s.builder);
  let sum: Value | undefined;
  results.forEach((tangents, index) => {
    if (tangents === undefined) return;
    const [tangent, bar] = [tangents[lane]!, bars[index]!];
    const term = contracted(b, formulas, tangent, bar);
    sum = sum === undefined ? term : formulas.add(sum, term);
  });
  return sum;
}

function contracted(b: BlockBuilder, formulas: BlockFormulas, tangent: Value, bar: Value): Value {
  if (tangent.type.kind === "num") return formulas.mul(tangent, bar);
  if (isReference(tangent.type)) return b.inner(tangent, bar);
  return b.ifOp(
    b.isUndefined(tangent),
    (c) => [c.const(0)],
    (c) => [c.prim("mul", [c.unwrap(tangent), bar])],
  )[0]!;
}

/** Sums over directions for the differentiated operands: carried for numbers, in place for structures. */
export class OperandSums {
  readonly #s: Sweep;
  readonly #island: Island;
  /** The slots that are numbers, in the order of what is carried. */
  readonly #numbers: readonly number[];

  constructor(s: Sweep, island: Island) {
    this.#s = s;
    this.#island = island;
    this.#numbers = island.wrt.flatMap((index, slot) =>
      isReference(island.operands[index]!.type) ? [] : [slot],
    );
  }

  init(b: BlockBuilder): readonly Value[] {
    return this.#numbers.map(() => b.const(0));
  }

  add(b: BlockBuilder, chunk: Chunk, lane: number, carried: readonly Value[], term: Value): readonly Value[] {
    const { wrt } = this.#island;
    for (let slot = 0; slot < wrt.length; slot++)
      if (!this.#numbers.includes(slot))
        chunk.addToShadow(b, slot, lane, this.#s.shadow(this.#original(slot)), term);
    return carried.map((sum, position) => chunk.addToNumber(b, this.#numbers[position]!, lane, sum, term));
  }

  handOn(totals: readonly Value[], cotangents: Cotangents): void {
    totals.forEach((total, position) => cotangents.add(this.#original(this.#numbers[position]!), total));
  }

  #original(slot: number): Value {
    const original = this.#island.originals[this.#island.wrt[slot]!];
    if (original === undefined) throw new InvariantError("a log is not differentiated");
    return original;
  }
}
