/**
 * Makes values of a forward block available in the matching reverse block: computed again at its beginning, or
 * recorded in one group at the forward block's end. Collects the groups, and writes the pushes when all is known.
 */
import { isCheap } from "../../analyse/costs.ts";
import { planRecording, type Origin } from "../../analyse/recording.ts";
import type { ModuleBuilder } from "../../ir/builder.ts";
import { cloneOp, forEachUse, mapBlocks, substituteUses } from "../../ir/traverse.ts";
import type { Block, DeriveOptions, IfOp, Op, OwnerId, Value } from "../../ir/types.ts";
import type { Span } from "../../source/span.ts";
import { freshGroup } from "../derivation.ts";
import { hoistInto, type Hoist } from "./hoisting.ts";
import { ValueMap, ValueSet, type ValueTable } from "../../ir/valueTable.ts";

interface Group {
  readonly values: readonly Value[];
  readonly group: number;
  readonly span: Span;
  readonly owner: OwnerId;
}

/** How to have values of the forward block in the reverse block without remembering them. */
export interface Given {
  has(value: Value): boolean;
  /** The reverse block's value; asked for only where it is used. */
  give(value: Value): Value;
}

export const nothingGiven: Given = {
  has: () => false,
  give: (value) => value,
};

export interface Place {
  readonly span: Span;
  readonly owner: OwnerId;
}

export class Recordings {
  readonly #builder: ModuleBuilder;
  readonly #policy: DeriveOptions["tape"];
  readonly #groups = new Map<Block, Group>();
  readonly #hoists = new Map<Block, Hoist>();
  readonly #repeatable = new Set<Op>();
  readonly #computed = new ValueSet();
  readonly #pinned = new ValueSet();

  constructor(builder: ModuleBuilder, policy: DeriveOptions["tape"]) {
    this.#builder = builder;
    this.#policy = policy;
  }

  /** Tells of an operation that computes what the original does: under the policy "everything" its numbers are recorded. */
  noteComputed(op: Op): void {
    const isComputed =
      op.kind === "prim" || op.kind === "load" || op.kind === "getField" || op.kind === "input";
    if (isComputed) for (const value of op.results) if (value.type.kind === "num") this.#computed.add(value);
  }

  /** Tells that a load may be done again in the reverse sweep. */
  noteRepeatable(op: Op): void {
    this.#repeatable.add(op);
  }

  /** What is kept for a boundary goes on the tape even where both sweeps are one function, so that it is accounted for. */
  pin(value: Value): void {
    this.#pinned.add(value);
  }

  /** Whether the values of a block may simply stay where they are when both sweeps are in one function. */
  get staysInPlace(): boolean {
    return this.#policy === "needed";
  }

  /**
   * The reverse block with a beginning that makes available what it uses of the forward block. What is used of
   * blocks around stays mentioned. `inPlace`: the values are still there, but for those pinned.
   */
  resolve(forward: Block, reverse: Block, given: Given, inPlace: boolean, place: Place): Block {
    const { span, owner } = place;
    const { recorded, again } = this.#plan(forward, reverse, given, inPlace);
    const substitution = new ValueMap<Value>();
    const beginning: Op[] = [];
    if (recorded.length > 0) {
      const group = freshGroup(this.#builder);
      this.#groups.set(forward, { values: recorded, group, span, owner });
      const results = recorded.map((value) => this.#copyOf(value));
      beginning.push({ kind: "tapePop", args: [], results, group, span, owner });
      recorded.forEach((value, index) => substitution.set(value, results[index]!));
    }
    return this.#begin(forward, reverse, given, again, substitution, beginning);
  }

  /** As `resolve` for a branch whose values can be handed out as further results of its `if`. */
  resolveHoisting(forward: Block, reverse: Block, place: Place): Block {
    const { recorded, again } = this.#plan(forward, reverse, nothingGiven, false);
    const hoist = hoistInto(this.#builder, recorded, place);
    if (recorded.length > 0) this.#hoists.set(forward, hoist);
    return this.#begin(forward, reverse, nothingGiven, again, hoist.substitution, [...hoist.beginning]);
  }

  /** The forward block with its groups pushed at its end and the end of the blocks inside. */
  written(block: Block): Block {
    const ops = block.ops.map((op) => this.#writtenOp(op));
    const group = this.#groups.get(block);
    if (group !== undefined) {
      const { values, ...rest } = group;
      ops.push({ kind: "tapePush", args: values, results: [], ...rest });
    }
    return { params: block.params, ops, yields: block.yields };
  }

  #writtenOp(op: Op): Op {
    const inner = mapBlocks(op, (block) => this.written(block));
    return op.kind === "if" && inner.kind === "if" ? this.#withHoists(op, inner) : inner;
  }

  #withHoists(original: IfOp, op: IfOp): IfOp {
    const [then, otherwise] = [this.#hoists.get(original.then), this.#hoists.get(original.else)];
    const extra = [...(then?.results ?? []), ...(otherwise?.results ?? [])];
    if (extra.length === 0) return op;
    const branch = (
      block: Block,
      taken: Hoist | undefined,
      other: Hoist | undefined,
      first: boolean,
    ): Block => {
      const own = taken?.handedOut ?? { ops: [], yields: [] };
      const none = other?.handedOutElsewhere() ?? { ops: [], yields: [] };
      const yields = first ? [...own.yields, ...none.yields] : [...none.yields, ...own.yields];
      return {
        params: block.params,
        ops: [...block.ops, ...own.ops, ...none.ops],
        yields: [...block.yields, ...yields],
      };
    };
    return {
      ...op,
      then: branch(op.then, then, otherwise, true),
      else: branch(op.else, otherwise, then, false),
      results: [...op.results, ...extra],
    };
  }

  #begin(
    forward: Block,
    reverse: Block,
    given: Given,
    again: ReadonlySet<Value>,
    substitution: ValueTable<Value>,
    beginning: Op[],
  ): Block {
    const giveAll = (values: readonly Value[]): void => {
      for (const value of values)
        if (!substitution.has(value) && !again.has(value) && given.has(value))
          substitution.set(value, given.give(value));
    };
    for (const op of forward.ops) {
      if (!op.results.some((value) => again.has(value))) continue;
      giveAll(op.args);
      const copy = cloneOp(op, substitution, (like) => this.#copyOf(like));
      // A load that is done again was within the list the first time.
      beginning.push(copy.kind === "load" ? { ...copy, checked: false } : copy);
      this.#builder.noteOp(copy);
    }
    forEachUse(reverse, (value) => giveAll([value]));
    const body = substituteUses(reverse, substitution);
    return { params: body.params, ops: [...beginning, ...body.ops], yields: body.yields };
  }

  #plan(
    forward: Block,
    reverse: Block,
    given: Given,
    inPlace: boolean,
  ): { readonly recorded: readonly Value[]; readonly again: ReadonlySet<Value> } {
    const definedBy = new Map<Value, Op | undefined>(forward.params.map((param) => [param, undefined]));
    for (const op of forward.ops)
      for (const value of [...op.results, ...this.#furtherResults(op)]) definedBy.set(value, op);
    const forced = new Set<Value>();
    const needed = new Set<Value>();
    forEachUse(reverse, (value) => {
      if (definedBy.has(value)) needed.add(value);
    });
    if (this.#policy === "everything")
      for (const value of definedBy.keys()) if (this.#computed.has(value)) forced.add(value);
    if (inPlace) for (const value of needed) if (this.#pinned.has(value)) forced.add(value);
    const originOf = (value: Value): Origin => {
      if (forced.has(value)) return { kind: "record" };
      if (inPlace || !definedBy.has(value) || given.has(value)) return { kind: "free" };
      const op = definedBy.get(value);
      return op !== undefined && this.#canRepeat(op)
        ? { kind: "recompute", from: op.args }
        : { kind: "record" };
    };
    const plan = planRecording([...forced, ...needed], originOf);
    const recorded = [...definedBy.keys()].filter((value) => plan.recorded.has(value));
    return { recorded, again: plan.recomputed };
  }

  /** Results that an `if` will have, for values that its branches hand out. */
  #furtherResults(op: Op): readonly Value[] {
    if (op.kind !== "if") return [];
    return [op.then, op.else].flatMap((branch) => this.#hoists.get(branch)?.results ?? []);
  }

  #canRepeat(op: Op): boolean {
    switch (op.kind) {
      case "const":
      case "test":
      case "some":
      case "unwrap":
      case "isUndefined":
      case "same":
      case "stopGradient":
        return true;
      case "prim":
        return isCheap(op);
      case "load":
      case "getField":
      case "length":
        return this.#repeatable.has(op);
      default:
        return false;
    }
  }

  #copyOf(like: Value): Value {
    return this.#builder.freshValue(like.type, like.name);
  }
}
