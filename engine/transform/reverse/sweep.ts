/**
 * The state of writing the two sweeps of one function: which values of the forward sweep stand for values of the
 * original, which shadows stand beside them, and what the reverse sweep wants remembered. The reverse sweep
 * mentions values of the forward sweep freely; `recordings.ts` makes them available.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { Integers } from "../../analyse/integers.ts";
import { definitionsOf, type Definitions } from "../../analyse/definitions.ts";
import type { BlockBuilder, ModuleBuilder } from "../../ir/builder.ts";
import { shadowType } from "../../ir/shadow.ts";
import { cloneOp } from "../../ir/traverse.ts";
import type { Block, Func, Op, OwnerId, Value } from "../../ir/types.ts";
import type { Span } from "../../source/span.ts";
import { barName, type Cotangents } from "./cotangents.ts";
import { Recordings } from "./recordings.ts";
import type { ReverseUnit } from "./unit.ts";
import { ValueMap } from "../../ir/valueTable.ts";

/** What an operation leaves to be done in the reverse sweep. */
export interface Step {
  readonly span: Span;
  readonly owner: OwnerId;
  /** It has to be done even where no cotangent arrives: it undoes something in shadows or on the tape. */
  readonly obligatory: boolean;
  readonly reverse: (b: BlockBuilder, cotangents: Cotangents) => void;
}

/** Writes the forward sweep of a block; `inPlace`: it runs once, in the function that also holds its reverse. */
export type SweepOps = (s: Sweep, block: Block, b: BlockBuilder, inPlace: boolean) => readonly Step[];

export class Sweep {
  readonly unit: ReverseUnit;
  readonly builder: ModuleBuilder;
  readonly func: Func;
  readonly definitions: Definitions;
  readonly integers: Integers;
  readonly recordings: Recordings;
  readonly #primals = new ValueMap<Value>();
  readonly #shadows = new ValueMap<Value>();

  constructor(unit: ReverseUnit, func: Func) {
    this.unit = unit;
    this.builder = unit.derivation.builder;
    this.func = func;
    this.definitions = definitionsOf(func);
    this.integers = new Integers(this.definitions);
    this.recordings = new Recordings(this.builder, unit.options.tape);
  }

  // --- The forward sweep ---------------------------------------------------------------------------

  /** Appends the operation as it stands, on the copy's values. */
  copyOp(op: Op, b: BlockBuilder): void {
    const copy = cloneOp(op, this.#primals, (like) => this.freshCopy(like));
    b.append(copy);
    this.recordings.noteComputed(copy);
    this.noteRepeatable(op, copy);
  }

  /** Says that the forward sweep's operation gives the same again whenever the original does. */
  noteRepeatable(original: Op, copy: Op): void {
    if (this.unit.stability.isStable(original)) this.recordings.noteRepeatable(copy);
  }

  /** Appends, beside the copy of an operation, one that gives the result's shadow. */
  shadowBy(original: Op, b: BlockBuilder, make: (name: string | undefined) => Value): Value {
    const result = original.results[0]!;
    const shadow = make(barName(result));
    const made = b.ops.at(-1);
    if (made?.results.includes(shadow) === true) this.noteRepeatable(original, made);
    this.setShadow(result, shadow);
    return shadow;
  }

  freshCopy(like: Value): Value {
    return this.builder.freshValue(like.type, like.name);
  }

  freshShadow(like: Value): Value {
    return this.builder.freshValue(shadowType(like.type), barName(like));
  }

  /** Fresh copies of values of the original, entered. */
  define(values: readonly Value[]): Value[] {
    return values.map((value) => {
      const copy = this.freshCopy(value);
      this.setPrimal(value, copy);
      return copy;
    });
  }

  /** Fresh shadows of those values that have one, entered. */
  defineShadows(values: readonly Value[]): Value[] {
    return values
      .filter((value) => this.hasShadow(value))
      .map((value) => {
        const shadow = this.freshShadow(value);
        this.setShadow(value, shadow);
        return shadow;
      });
  }

  // --- Values --------------------------------------------------------------------------------------

  isActive(value: Value): boolean {
    return this.unit.derivation.activity.isActive(value);
  }

  hasShadow(value: Value): boolean {
    return this.unit.derivation.activity.hasShadow(value);
  }

  /** The forward sweep's value for a value of the original. */
  primal(value: Value): Value {
    const copy = this.#primals.get(value);
    if (copy === undefined) throw new InvariantError(`value ${value.id} has not been translated`);
    return copy;
  }

  setPrimal(value: Value, copy: Value): void {
    this.#primals.set(value, copy);
  }

  /** The forward sweep's shadow of a reference. */
  shadow(value: Value): Value {
    const shadow = this.#shadows.get(value);
    if (shadow === undefined) throw new InvariantError(`value ${value.id} has no shadow`);
    return shadow;
  }

  setShadow(value: Value, shadow: Value): void {
    this.#shadows.set(value, shadow);
  }
}

/** A pair of a block's forward sweep and what it leaves to the reverse sweep. */
export interface SweptBlock {
  readonly original: Block;
  readonly forward: Block;
  readonly steps: readonly Step[];
}

/** Writes the reverse sweep of steps, last first. Those that nothing arrives at write nothing. */
export function reverseSteps(steps: readonly Step[], b: BlockBuilder, cotangents: Cotangents): void {
  for (const step of steps.toReversed()) {
    b.span = step.span;
    b.owner = step.owner;
    step.reverse(b, cotangents);
  }
}
