/**
 * Shapes of run-time values as types and function values.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Session } from "./frame.ts";
import type { InstanceShape, Null, Shape } from "./shape.ts";
import { Nil } from "./types/nil.ts";
import { Slot } from "./types/slot.ts";
import { maybe, nothing, typeVar, type Ty } from "./types/ty.ts";
import { builtin, type FnVal, type Home, type WrapperOptions } from "./values.ts";

/** The type of what has this shape. Functions inside records are closures without fields. */
export function tyOfShape(session: Session, shape: Shape): Ty {
  switch (shape.kind) {
    case "num":
    case "bool":
    case "str":
      return { kind: shape.kind };
    case "undefined":
      return nothing(nilOf(shape.nil));
    case "list":
      return {
        kind: "list",
        flavor: shape.flavor,
        elem: shape.elem
          ? tyOfShape(session, shape.elem)
          : shape.flavor === "array"
            ? typeVar()
            : { kind: "num" },
        slot: new Slot(),
        ...(shape.integer === undefined ? {} : { integer: shape.integer }),
      };
    case "record":
      return {
        kind: "record",
        flavor: shape.flavor,
        fields: shape.fields.map(([name, field]) => ({
          name,
          type: tyOfShape(session, field),
          slot: new Slot(),
        })),
      };
    case "maybe":
      return maybe(tyOfShape(session, shape.of), nilOf(shape.nil));
    case "fn":
      return instanceTy(session, shape.instance);
    case "opaque": {
      const target = `opaque:${shape.why}`;
      session.targets.set(target, { kind: "opaque", why: shape.why });
      return { kind: "record", flavor: "closure", fields: [], target };
    }
  }
}

function nilOf(nil: Null | undefined): Nil {
  if (nil === undefined) return new Nil("undefined");
  return nil === "null" ? new Nil("null") : new Nil("null", "undefined");
}

/** A function that is a field or an argument: a closure without fields, since it is known by its type. */
export function instanceTy(session: Session, instance: number): Ty {
  const target = `instance:${String(instance)}`;
  session.targets.set(target, { kind: "instance", fn: fnOfInstance(session, instance) });
  return { kind: "record", flavor: "closure", fields: [], target };
}

/** The run-time function as one that can be called here. */
export function fnOfInstance(session: Session, index: number): FnVal {
  const instance = instanceAt(session, index);
  switch (instance.kind) {
    case "literal":
      return {
        tag: "fn",
        callee: {
          kind: "literal",
          literal: session.literal(instance.literal),
          home: homeOf(session, index),
          captured: new Map(),
        },
      };
    case "builtin":
      return builtin(instance.name);
    case "wrapper": {
      const inner = instance.inner.map(([role, shape]) => {
        if (shape.kind !== "fn") throw new InvariantError(`the ${role} of a wrapper is no function`);
        return [role, fnOfInstance(session, shape.instance)] as const;
      });
      const options = (instance.options ?? {}) as WrapperOptions;
      return { tag: "fn", callee: { kind: "wrapper", wrapper: instance.wrapper, inner, options, data: [] } };
    }
  }
}

export function instanceAt(session: Session, index: number): InstanceShape {
  const instance = session.entry.instances[index];
  if (!instance) throw new InvariantError(`no instance ${String(index)}`);
  return instance;
}

function homeOf(session: Session, index: number): Home {
  const key = `i${String(index)}`;
  const known = session.homes.get(key);
  if (known) return known;
  const instance = instanceAt(session, index);
  if (instance.kind !== "literal") throw new InvariantError(`instance ${String(index)} is no literal`);
  const home: Home = {
    key,
    outermost: session.literal(instance.literal),
    instance: index,
    captures: new Map(instance.captures),
  };
  session.homes.set(key, home);
  return home;
}
