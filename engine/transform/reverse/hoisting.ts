/**
 * Handing values of a branch out as further results of its `if`, where both sweeps are one function and the
 * branch runs at most once: then they need no tape. In the other branch they are zeros, or `undefined`.
 */
import type { ModuleBuilder } from "../../ir/builder.ts";
import { BlockBuilder } from "../../ir/builder.ts";
import type { Op, OwnerId, Type, Value } from "../../ir/types.ts";
import type { Span } from "../../source/span.ts";
import { ValueMap, type ValueTable } from "../../ir/valueTable.ts";

interface Handed {
  readonly ops: readonly Op[];
  readonly yields: readonly Value[];
}

export interface Hoist {
  /** The further results of the `if`. */
  readonly results: readonly Value[];
  /** What the branch that has the values yields. */
  readonly handedOut: Handed;
  /** What the other branch yields in their place. */
  readonly handedOutElsewhere: () => Handed;
  /** At the beginning of the reverse branch: the values as they were. */
  readonly beginning: readonly Op[];
  readonly substitution: ValueTable<Value>;
}

export function hoistInto(
  builder: ModuleBuilder,
  values: readonly Value[],
  place: { readonly span: Span; readonly owner: OwnerId },
): Hoist {
  const results = values.map((value) => builder.freshValue(hoistedType(value.type), value.name));
  const out = new BlockBuilder(builder, place.span, place.owner);
  const back = new BlockBuilder(builder, place.span, place.owner);
  const handed = values.map((value) => (isPlain(value.type) ? value : out.some(value, value.name)));
  const substitution = new ValueMap<Value>();
  values.forEach((value, index) => {
    const result = results[index]!;
    const asBefore = isPlain(value.type) || value.type.kind === "maybe";
    substitution.set(value, asBefore ? result : back.unwrap(result, value.name));
  });
  const elsewhere = (): Handed => {
    const b = new BlockBuilder(builder, place.span, place.owner);
    return { yields: values.map((value) => emptyOf(b, value.type)), ops: b.ops };
  };
  return {
    results,
    handedOut: { ops: out.ops, yields: handed },
    handedOutElsewhere: elsewhere,
    beginning: back.ops,
    substitution,
  };
}

function isPlain(type: Type): boolean {
  return type.kind === "num" || type.kind === "bool";
}

function hoistedType(type: Type): Type {
  return isPlain(type) || type.kind === "maybe" ? type : { kind: "maybe", of: type };
}

function emptyOf(b: BlockBuilder, type: Type): Value {
  if (type.kind === "num") return b.const(0);
  if (type.kind === "bool") return b.const(false);
  return b.none(type.kind === "maybe" ? type.of : type);
}
