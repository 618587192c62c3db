/**
 * The partial derivatives of every recorded operation at one point, in typed arrays: what sweeps over the list need and
 * no more. Constants and partials that are always zero are left out.
 */
import type { Value } from "../ir/types.ts";
import { slopeOf } from "../primitives/formulaBuilder.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { Held, heldNumber, numericFormulas } from "./numericFormulas.ts";
import type { Entry, WengertList } from "./wengertList.ts";

/** Of entry `at`: places `starts[at]` up to `starts[at + 1]` of the others. */
export interface LocalPartials {
  readonly starts: Int32Array;
  readonly operands: Int32Array;
  readonly slopes: Float64Array;
  /** 1 where a product with the slope has strong zeros: 0·∞ = 0. */
  readonly isStrong: Uint8Array;
}

/** Bytes of the partials of a list, and of the values and derivatives that a sweep holds beside them. */
export function sweepBytes(list: WengertList): number {
  const perOperand = 4 + 8 + 1;
  const perEntry = 4 + 8 + 8 + 1;
  return mostOperands(list) * perOperand + list.entries.length * perEntry;
}

/** `values`: what each entry is at the point. The list holds no calls. */
export function localPartials(list: WengertList, values: ArrayLike<number>): LocalPartials {
  const most = mostOperands(list);
  const partials: LocalPartials = {
    starts: new Int32Array(list.entries.length + 1),
    operands: new Int32Array(most),
    slopes: new Float64Array(most),
    isStrong: new Uint8Array(most),
  };
  let place = 0;
  list.entries.forEach((entry, at) => {
    if (entry.kind === "prim") place = addPartials(partials, place, list, values, entry, at);
    partials.starts[at + 1] = place;
  });
  return partials;
}

function addPartials(
  { operands, slopes, isStrong }: LocalPartials,
  start: number,
  list: WengertList,
  values: ArrayLike<number>,
  { primitive, args }: Extract<Entry, { kind: "prim" }>,
  at: number,
): number {
  const rule = primitiveNamed(primitive);
  const held: Value[] = args.map((arg) => new Held(list.valueOf(arg, values), arg < 0));
  const result = new Held(values[at]!, false);
  let place = start;
  for (let index = 0; index < args.length; index++) {
    if (args[index]! < 0) continue;
    const found = slopeOf(numericFormulas, rule, index, held, result);
    if (found === undefined) continue;
    operands[place] = args[index]!;
    slopes[place] = heldNumber(found.slope);
    isStrong[place] = found.isStrong ? 1 : 0;
    place++;
  }
  return place;
}

function mostOperands({ entries }: WengertList): number {
  let count = 0;
  for (const { kind, args } of entries) if (kind === "prim") for (const arg of args) if (arg >= 0) count++;
  return count;
}
