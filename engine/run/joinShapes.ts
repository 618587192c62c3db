/** The one static description that covers two values, where there is one. */
import type { Shape } from "../lower/shape.ts";

type Fields = readonly (readonly [string, Shape])[];

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

/** The shape of a value that may be absent. */
export function maybeShape(of: Shape): Shape {
  return of.kind === "maybe" || of.kind === "undefined" ? of : { kind: "maybe", of };
}

function joinMaybe(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === "undefined") return maybeShape(b);
  if (b.kind === "undefined") return maybeShape(a);
  const joined = joinShapes(a.kind === "maybe" ? a.of : a, b.kind === "maybe" ? b.of : b);
  return joined && maybeShape(joined);
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
    const joined = other ? joinShapes(shape, other) : maybeShape(shape);
    if (!joined) return undefined;
    fields.push([name, joined]);
  }
  const added: Fields = b.fields.filter(([name]) => !inA.has(name));
  return { ...a, fields: [...fields, ...added.map(([name, shape]) => [name, maybeShape(shape)] as const)] };
}
