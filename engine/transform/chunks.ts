/**
 * Sweeps over all directions of some structures, a few at a time: seeds unit tangents in chunks of lanes, whatever
 * the structures hold. Where they are all numbers the chunks are written out; else generated code loops over them.
 */
import { sure } from "../diagnostics/sure.ts";
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import { isReference } from "../ir/shadow.ts";
import type { Value } from "../ir/types.ts";
import { BlockFormulas } from "../primitives/formulaBuilder.ts";
import { asShadowOf } from "./absence.ts";
import { sweepsOwner } from "./leafLoop.ts";
import { mayShare } from "./sharing.ts";

/** One chunk of directions. Directions past the last are zero. */
export interface Chunk {
  /** `tangents[slot][lane]` */
  readonly tangents: readonly (readonly Value[])[];
  /** The number of the direction in each lane, counted over all slots. */
  readonly directions: readonly Value[];
  /** `share · (slot = lane's slot)`: what a result along the lane's direction adds to a slot that is a number. */
  readonly addToNumber: (b: BlockBuilder, slot: number, lane: number, sum: Value, term: Value) => Value;
  /** Adds what a result along the lane's direction amounts to into the shadow of a slot. */
  readonly addToShadow: (b: BlockBuilder, slot: number, lane: number, shadow: Value, term: Value) => void;
}

/** Directions of some structures in a row. */
export interface Directions {
  /** How many there are. */
  readonly total: Value;
  /** Whether there may be none, and so no chunk. */
  readonly mayBeNone: boolean;
  /** Carries values through all chunks in order; `visit` may not keep the tangents. */
  readonly forEachChunk: (
    b: BlockBuilder,
    init: readonly Value[],
    visit: (b: BlockBuilder, chunk: Chunk, carried: readonly Value[]) => readonly Value[],
  ) => readonly Value[];
}

/** `slots` are the structures (numbers, or references of any type that can have a shadow). */
export function directionsOf(
  builder: ModuleBuilder,
  b: BlockBuilder,
  slots: readonly Value[],
  lanes: number,
): Directions {
  return slots.every((slot) => slot.type.kind === "num")
    ? numberDirections(builder, b, slots, lanes)
    : new StructureDirections(builder, b, slots, lanes);
}

function numberDirections(
  builder: ModuleBuilder,
  b: BlockBuilder,
  slots: readonly Value[],
  lanes: number,
): Directions {
  return {
    total: b.const(slots.length),
    mayBeNone: slots.length === 0,
    forEachChunk: (c, init, visit) => {
      let carried = init;
      for (let first = 0; first < slots.length; first += lanes) {
        const atLane = (slot: number, lane: number): boolean => slot === first + lane;
        const chunk: Chunk = {
          tangents: slots.map((_, slot) =>
            Array.from({ length: lanes }, (__, lane) => c.const(atLane(slot, lane) ? 1 : 0)),
          ),
          directions: Array.from({ length: lanes }, (_, lane) => c.const(first + lane)),
          addToNumber: (d, slot, lane, sum, term) =>
            atLane(slot, lane) ? new BlockFormulas(d, builder).add(sum, term) : sum,
          addToShadow: () => undefined,
        };
        carried = visit(c, chunk, carried);
      }
      return carried;
    },
  };
}

class StructureDirections implements Directions {
  readonly total: Value;
  readonly mayBeNone = true;
  readonly #builder: ModuleBuilder;
  readonly #slots: readonly Value[];
  readonly #lanes: number;
  /** The number of the first direction of each slot. */
  readonly #offsets: readonly Value[];
  /** Zero structures to seed, one for each lane; none for numbers. */
  readonly #seeds: readonly (readonly Value[] | undefined)[];

  constructor(builder: ModuleBuilder, b: BlockBuilder, slots: readonly Value[], lanes: number) {
    this.#builder = builder;
    this.#slots = slots;
    this.#lanes = lanes;
    const formulas = new BlockFormulas(b, builder);
    const offsets: Value[] = [];
    let total: Value = b.const(0);
    this.#seeds = slots.map((slot) => {
      offsets.push(total);
      if (!isReference(slot.type)) {
        const own = slot.type.kind === "maybe" ? b.leafCount(b.zerosLike(slot)) : b.const(1);
        total = formulas.add(total, own);
        return undefined;
      }
      const seeds = Array.from({ length: lanes }, () => b.zerosLike(slot));
      total = formulas.add(total, b.leafCount(seeds[0]!));
      return seeds;
    });
    this.#offsets = offsets;
    this.total = total;
  }

  forEachChunk(
    b: BlockBuilder,
    init: readonly Value[],
    visit: (b: BlockBuilder, chunk: Chunk, carried: readonly Value[]) => readonly Value[],
  ): readonly Value[] {
    const results = b.loop(
      [b.const(0, "i"), ...init],
      (c, [i]) => c.test("lt", [sure(i), this.total]),
      (c, [i, ...carried]) => {
        const formulas = new BlockFormulas(c, this.#builder);
        const directions = Array.from({ length: this.#lanes }, (_, lane) =>
          formulas.add(sure(i), formulas.constant(lane)),
        );
        const next = visit(c, this.#chunkAt(c, directions), carried);
        this.#unseed(c, directions);
        return [c.prim("add", [sure(i), c.const(this.#lanes)]), ...next];
      },
      sweepsOwner(this.#builder, b.owner),
    );
    return results.slice(1);
  }

  #chunkAt(b: BlockBuilder, directions: readonly Value[]): Chunk {
    const tangents = this.#slots.map((slot, position) =>
      directions.map((direction, lane) => this.#seeded(b, slot, position, direction, lane)),
    );
    return {
      tangents,
      directions,
      addToNumber: (c, slot, lane, sum, term) =>
        c.ifOp(
          c.test("eq", [directions[lane]!, this.#offsets[slot]!]),
          (d) => [d.prim("add", [sum, term])],
          () => [sum],
        )[0]!,
      addToShadow: (c, slot, lane, shadow, term) => {
        const within = this.#within(c, slot, directions[lane]!);
        const own = mayShare(this.#slots[slot]!.type) ? perOccurrence(c, tangents[slot]![lane]!, term) : term;
        c.leafAdd(shadow, within, own);
      },
    };
  }

  #seeded(b: BlockBuilder, slot: Value, position: number, direction: Value, lane: number): Value {
    const seeds = this.#seeds[position];
    if (seeds !== undefined) {
      b.leafAdd(seeds[lane]!, this.#within(b, position, direction), b.const(1));
      return seeds[lane]!;
    }
    const unit = b.ifOp(
      b.test("eq", [direction, this.#offsets[position]!]),
      (c) => [c.const(1)],
      (c) => [c.const(0)],
    )[0]!;
    return asShadowOf(b, slot, unit);
  }

  #unseed(b: BlockBuilder, directions: readonly Value[]): void {
    this.#seeds.forEach((seeds, position) =>
      seeds?.forEach((seed, lane) =>
        b.leafAdd(seed, this.#within(b, position, directions[lane]!), b.const(-1)),
      ),
    );
  }

  /** The number of a direction within a slot: negative, or past the end, where it is another slot's. */
  #within(b: BlockBuilder, position: number, direction: Value): Value {
    return new BlockFormulas(b, this.#builder).sub(direction, this.#offsets[position]!);
  }
}

/**
 * Where one object stands in several places of a structure, its directions come up once for each place, and each
 * time are the whole: every place adds its part.
 */
function perOccurrence(b: BlockBuilder, seed: Value, term: Value): Value {
  const occurrences = b.prim("max", [b.inner(seed, seed), b.const(1)]);
  return b.prim("div", [term, occurrences]);
}
