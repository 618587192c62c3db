/**
 * The state of copying one function with tangents beside its values: which value of the copy, and which
 * tangents, stand for a value of the original.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import { isDifferentiable, shadowType } from "../ir/shadow.ts";
import { cloneOp } from "../ir/traverse.ts";
import type { Op, Value } from "../ir/types.ts";
import type { Derivation, Deriver, ForwardFunction, Involvement } from "./derivation.ts";
import { zeroOf } from "./zeroShadow.ts";
import { ValueMap } from "../ir/valueTable.ts";

/** What the tangent functions made for one root share. */
export interface ForwardUnit {
  readonly deriver: Deriver;
  readonly derivation: Derivation;
  readonly lanes: number;
  readonly involvement: Involvement;
  /** What each group gives when it is popped. */
  readonly popped: ReadonlyMap<number, readonly Value[]>;
  /** Group of the original → group of the copy. */
  readonly groups: Map<number, number>;
  /** The tangent function of a callee, made when first asked for. */
  functionFor(name: string): ForwardFunction;
}

export class ForwardWriter {
  readonly unit: ForwardUnit;
  readonly builder: ModuleBuilder;
  readonly #primals = new ValueMap<Value>();
  readonly #tangents = new ValueMap<readonly Value[]>();

  constructor(unit: ForwardUnit) {
    this.unit = unit;
    this.builder = unit.derivation.builder;
  }

  /** Appends the operation as it stands, on the copy's values. */
  copyOp(op: Op, b: BlockBuilder): void {
    b.append(cloneOp(op, this.#primals, (like) => this.freshCopy(like)));
  }

  isDerived(value: Value): boolean {
    return this.unit.derivation.activity.isDerived(value);
  }

  /** The copy's value for a value of the original. */
  primal(value: Value): Value {
    const copy = this.#primals.get(value);
    if (copy === undefined) throw new InvariantError(`value ${value.id} has not been translated`);
    return copy;
  }

  setPrimal(value: Value, copy: Value): void {
    this.#primals.set(value, copy);
  }

  setTangents(value: Value, tangents: readonly Value[]): void {
    this.#tangents.set(value, tangents);
  }

  /** One tangent or shadow for each lane; undefined where the value has none. */
  tangents(value: Value): readonly Value[] | undefined {
    if (!this.isDerived(value)) return undefined;
    const tangents = this.#tangents.get(value);
    if (tangents === undefined) throw new InvariantError(`value ${value.id} has no tangents yet`);
    return tangents;
  }

  /** As `tangents`, with zeros where the value has none. */
  tangentsOrZero(b: BlockBuilder, value: Value): readonly Value[] {
    const own = this.tangents(value);
    if (own !== undefined) return own;
    if (!isDifferentiable(value.type)) throw new InvariantError("a tangent of what has none");
    return this.eachLane(() => zeroOf(b, this.primal(value)));
  }

  eachLane(make: (lane: number) => Value): readonly Value[] {
    return Array.from({ length: this.unit.lanes }, (_, lane) => make(lane));
  }

  freshCopy(like: Value): Value {
    return this.builder.freshValue(like.type, like.name);
  }

  /** Fresh values for the tangents of a value, named after it. */
  freshTangents(value: Value): readonly Value[] {
    return this.eachLane((lane) =>
      this.builder.freshValue(shadowType(value.type), this.tangentName(value, lane)),
    );
  }

  /** The name of a value's tangent: `xDot`, or `xDot0`, `xDot1`, … where there are several lanes. */
  tangentName(value: Value, lane: number): string | undefined {
    if (value.name === undefined) return undefined;
    return this.unit.lanes === 1 ? `${value.name}Dot` : `${value.name}Dot${lane}`;
  }
}
