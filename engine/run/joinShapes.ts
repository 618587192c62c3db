/** The one static description that covers two values, where there is one. */
import type { Null, Shape } from "../lower/shape.ts";

/**
 * The least shape that both fit: absent entries and fields become `maybe`, empty lists take any element.
 * Undefined where the two have no shape in common.
 */
export function joinShapes(a: Shape, b: Shape): Shape | undefined {
  if (a === b) return a;
  if (a.kind === "maybe" || b.kind === "maybe" || a.kind === "undefined" || b.kind === "undefined")
    return joinMaybe(a, b);
  if (a.kind === "list" && b.kind === "list") return joinLists(a, b);
  if (a.kind === "record" && b.kind === "record") return joinRecords(a, b);
  if (a.kind === "fn" && b.kind === "fn") return a.instance === b.instance ? a : undefined;
  return a.kind === b.kind ? a : undefined;
}

/** A shape whose value may be absent. */
type Optional = Shape & { readonly kind: "undefined" | "maybe" };

const missing: Optional = { kind: "undefined" };

function isOptional(shape: Shape): shape is Optional {
  return shape.kind === "undefined" || shape.kind === "maybe";
}

/** Joins shapes of which one at least is optional: what is absent may then be what it is in either. */
function joinMaybe(a: Shape, b: Shape): Shape | undefined {
  const [one, other] = [a, b].filter(isOptional);
  if (!one) return undefined;
  const nil = other ? joinNil(one.nil, other.nil) : one.nil;
  const [first, second] = [a, b].flatMap((shape) => presentShape(shape) ?? []);
  const of = first && second ? joinShapes(first, second) : first;
  if (first && !of) return undefined;
  const absent = nil === undefined ? {} : { nil };
  return of ? { kind: "maybe", of, ...absent } : { kind: "undefined", ...absent };
}

function presentShape(shape: Shape): Shape | undefined {
  if (shape.kind === "undefined") return undefined;
  return shape.kind === "maybe" ? shape.of : shape;
}

function joinNil(a: Null | undefined, b: Null | undefined): Null | undefined {
  return a === b ? a : "null or undefined";
}

function joinLists(a: Shape & { kind: "list" }, b: Shape & { kind: "list" }): Shape | undefined {
  if (a.flavor !== b.flavor || a.integer !== b.integer) return undefined;
  if (!a.elem || !b.elem) return a.elem ? a : b;
  const elem = joinShapes(a.elem, b.elem);
  if (!elem) return undefined;
  return elem === a.elem ? a : { ...a, elem };
}

function joinRecords(a: Shape & { kind: "record" }, b: Shape & { kind: "record" }): Shape | undefined {
  if (a.flavor !== b.flavor) return undefined;
  if (a.flavor === "tuple" && a.fields.length !== b.fields.length) return undefined;
  const inB = new Map(b.fields);
  const inA = new Set(a.fields.map(([name]) => name));
  const fields: (readonly [string, Shape])[] = [];
  for (const [name, shape] of a.fields) {
    const other = inB.get(name);
    const joined = joinShapes(shape, other ?? missing);
    if (!joined) return undefined;
    fields.push([name, joined]);
  }
  for (const [name, shape] of b.fields) {
    if (inA.has(name)) continue;
    const joined = joinShapes(shape, missing);
    if (!joined) return undefined;
    fields.push([name, joined]);
  }
  return { ...a, fields };
}
