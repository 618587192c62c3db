/**
 * Operations on whole structures at run time, made once for each layout: zeros, copies, sums, products. What they
 * mean is `ir/structure.ts`; here they know how values are held. What is reached twice is one object in a copy too.
 */
import type { Layout, LayoutField } from "../emit/emitted.ts";
import type { Repeats } from "../ir/types.ts";
import { entryText, memberText } from "../emit/property.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import { nowhere } from "../source/span.ts";

/** Objects met so far and what was made of them. */
type Made = Map<unknown, unknown>;
type Maker = (value: unknown, made: Made) => unknown;

/** Makes the zero shadow of a value; the layout is the shadow's. */
export function zerosMaker(layout: Layout): (value: unknown) => unknown {
  const make = mirror(layout, "zeros");
  return (value) => make(value, new Map());
}

/** Makes a deep copy; the layout is the copy's. */
export function copyMaker(layout: Layout): (value: unknown) => unknown {
  const make = mirror(layout, "copies");
  return (value) => make(value, new Map());
}

/** Makes a deep copy with an object for each place; `zero`: where an object comes again, its numbers are zeros. */
export function placeCopyMaker(layout: Layout, repeats: Repeats): (value: unknown) => unknown {
  const copy = placeCopier(layout, repeats);
  return (value) => copy(value, new Set(), false);
}

/** Copies a value that is reached, with zeros for its numbers if `isZero`. */
type PlaceCopier = (value: unknown, seen: Set<unknown>, isZero: boolean) => unknown;

function placeCopier(layout: Layout, repeats: Repeats): PlaceCopier {
  switch (layout.kind) {
    case "num":
      return (value, _seen, isZero) => (isZero ? 0 : value);
    case "bool":
    case "str":
      return (value) => value;
    case "undefined":
      return () => undefined;
    case "maybe": {
      const present = placeCopier(layout.of, repeats);
      return (value, seen, isZero) => (value === undefined ? undefined : present(value, seen, isZero));
    }
    case "list":
      return zeroAgain(repeats, copyListByPlace(layout, placeCopier(layout.elem, repeats)));
    case "record":
      return zeroAgain(
        repeats,
        copyRecordByPlace(layout.fields, (field) => placeCopier(field.layout, repeats)),
      );
  }
}

function zeroAgain(repeats: Repeats, copy: PlaceCopier): PlaceCopier {
  if (repeats === "split") return copy;
  return (value, seen, isZero) => {
    const zero = isZero || seen.has(value);
    seen.add(value);
    return copy(value, seen, zero);
  };
}

function copyListByPlace(layout: Layout & { kind: "list" }, element: PlaceCopier): PlaceCopier {
  if (layout.held !== "typed")
    return (value, seen, isZero) => Array.from(value as ArrayLike<unknown>, (x) => element(x, seen, isZero));
  const typed = layout.flavor === "f32" ? Float32Array : Float64Array;
  return (value, _seen, isZero) => {
    const source = value as ArrayLike<number>;
    return isZero ? new typed(source.length) : new typed(source);
  };
}

function copyRecordByPlace(
  fields: readonly LayoutField[],
  part: (field: LayoutField) => PlaceCopier,
): PlaceCopier {
  const entries = fields.map(({ property }, index) =>
    entryText(property, `parts[${index}](value${memberText(property)}, seen, isZero)`),
  );
  const text = `return (value, seen, isZero) => ({ ${entries.join(", ")} });`;
  const factory = new Function("parts", text) as (parts: readonly PlaceCopier[]) => PlaceCopier;
  return factory(fields.map(part));
}

/** What stands in the place of numbers. */
type Leaves = "zeros" | "copies";

function mirror(layout: Layout, leaves: Leaves): Maker {
  switch (layout.kind) {
    case "num":
    case "bool":
    case "str":
      return leaves === "zeros" ? () => 0 : (value) => value;
    case "undefined":
      return () => undefined;
    case "maybe": {
      const present = mirror(layout.of, leaves);
      return (value, made) => (value === undefined ? undefined : present(value, made));
    }
    case "list":
      return once(
        layout.held === "typed" ? mirrorNumbers(layout, leaves) : mirrorList(mirror(layout.elem, leaves)),
      );
    case "record":
      return once(mirrorRecord(layout.fields, (field) => mirror(field.layout, leaves)));
  }
}

function once(make: Maker): Maker {
  return (value, made) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const fresh = make(value, made);
    made.set(value, fresh);
    return fresh;
  };
}

/** All at once, which takes a tenth of the time that a call for each number does. */
function mirrorNumbers({ flavor }: Layout & { kind: "list" }, leaves: Leaves): Maker {
  const typed = flavor === "f32" ? Float32Array : Float64Array;
  if (leaves === "copies") return (value) => new typed(value as ArrayLike<number>);
  return (value) => new typed((value as ArrayLike<number>).length);
}

function mirrorList(element: Maker): Maker {
  return (value, made) => Array.from(value as ArrayLike<unknown>, (x) => element(x, made));
}

/** Written as an object literal, so that V8 gives it the shape that emitted literals have. */
function mirrorRecord(fields: readonly LayoutField[], part: (field: LayoutField) => Maker): Maker {
  const entries = fields.map(({ property }, index) =>
    entryText(property, `parts[${index}](value${memberText(property)}, made)`),
  );
  const text = `return (value, made) => ({ ${entries.join(", ")} });`;
  const factory = new Function("parts", text) as (parts: readonly Maker[]) => Maker;
  return factory(fields.map(part));
}

/** Adds `from` to `into` in place; how many additions that took. The layout is that of `into`, a list or a record. */
export function accumulator(layout: Layout): (into: unknown, from: unknown) => number {
  switch (layout.kind) {
    case "list":
      return layout.elem.kind === "num" ? accumulateNumbers : accumulateElements(addTo(layout.elem));
    case "record":
      return accumulateFields(layout.fields);
    case "maybe": {
      const present = accumulator(layout.of);
      return (into, from) => (from === undefined ? 0 : present(into, from));
    }
    default:
      return () => 0;
  }
}

type Holder = Record<string | number, unknown>;
/** Adds to what a holder has under a key. */
type PartAdder = (holder: Holder, key: string | number, addend: unknown) => number;

function accumulateNumbers(into: unknown, from: unknown): number {
  const target = into as number[];
  const source = from as ArrayLike<number>;
  requireSameLength(target.length, source.length);
  for (let i = 0; i < source.length; i++) target[i]! += source[i]!;
  return source.length;
}

function accumulateElements(add: PartAdder): (into: unknown, from: unknown) => number {
  return (into, from) => {
    const source = from as ArrayLike<unknown>;
    requireSameLength((into as ArrayLike<unknown>).length, source.length);
    let additions = 0;
    for (let i = 0; i < source.length; i++) additions += add(into as Holder, i, source[i]);
    return additions;
  };
}

function accumulateFields(fields: readonly LayoutField[]): (into: unknown, from: unknown) => number {
  const parts = fields.map(({ property, layout }) => ({ property, add: addTo(layout) }));
  return (into, from) => {
    let additions = 0;
    for (const { property, add } of parts)
      additions += add(into as Holder, property, (from as Holder)[property]);
    return additions;
  };
}

function addTo(layout: Layout): PartAdder {
  const present = layout.kind === "maybe" ? layout.of : layout;
  if (present.kind === "num") {
    return (holder, key, addend) => {
      if (addend === undefined) return 0;
      holder[key] = (holder[key] as number) + (addend as number);
      return 1;
    };
  }
  const accumulate = accumulator(present);
  return (holder, key, addend) => (addend === undefined ? 0 : accumulate(holder[key], addend));
}

/** Only a tangent or cotangent that the user's code made can have lengths of its own. */
function requireSameLength(a: number, b: number): void {
  if (a !== b)
    refuse("lengths-differ", nowhere, {
      what: "tangent or cotangent",
      given: b,
      of: "what it belongs to",
      expected: a,
    });
}

/** Visits the numbers of a structure in traversal order: lists by index, records by field. */
export function leafVisitor(layout: Layout): (value: unknown, visit: (leaf: number) => void) => void {
  switch (layout.kind) {
    case "num":
      return (value, visit) => visit(value as number);
    case "maybe": {
      const present = leafVisitor(layout.of);
      return (value, visit) => (value === undefined ? undefined : present(value, visit));
    }
    case "list": {
      const element = leafVisitor(layout.elem);
      return (value, visit) => {
        const list = value as ArrayLike<unknown>;
        for (let i = 0; i < list.length; i++) element(list[i], visit);
      };
    }
    case "record": {
      const parts = layout.fields.map(({ property, layout: part }) => ({
        property,
        walk: leafVisitor(part),
      }));
      return (value, visit) => {
        for (const { property, walk } of parts) walk((value as Holder)[property], visit);
      };
    }
    default:
      return () => undefined;
  }
}

/** Σ aᵢ·bᵢ over the leaves, in traversal order from 0; and how many there are. */
export function innerOf(
  layout: Layout,
): (a: unknown, b: unknown) => { readonly sum: number; readonly leaves: number } {
  const visitA = leafVisitor(layout);
  return (a, b) => {
    const right: number[] = [];
    visitA(b, (leaf) => right.push(leaf));
    let sum = 0;
    let leaves = 0;
    visitA(a, (leaf) => (sum += leaf * right[leaves++]!));
    requireSameLength(right.length, leaves);
    return { sum, leaves };
  };
}
