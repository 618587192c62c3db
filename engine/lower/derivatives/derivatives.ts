/**
 * Calls of `gradient(f)` and its kin: derive operations of the function for these arguments, and results in
 * the shape that people expect.
 */
import type { DeriveOptions, Transform } from "../../ir/types.ts";
import { mapFnTemps, closedFn } from "../closures.ts";
import { asNumber, force, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { apply, callApplied, type Application } from "../functions.ts";
import { Slot } from "../types/slot.ts";
import { holdsReals, isReferenceTy, isShadowKnown, shadowTy } from "../types/shadowTy.ts";
import { prune, type ListTy, type RecordTy, type Ty } from "../types/ty.ts";
import { unify } from "../types/unify.ts";
import {
  absent,
  type FnVal,
  type Temp,
  type Val,
  type WrapperCallee,
  type WrapperOptions,
} from "../values.ts";
import { calleeName, wordingOf, wordingOfTy } from "../wording.ts";
import { deriveOptions, wrtOf } from "./options.ts";
import { withExtents } from "./extents.ts";
import { asShadow } from "./shadows.ts";

type Derivative = (frame: Frame, wrapper: WrapperCallee, f: FnVal, args: readonly Val[]) => Val;

/** By the name of the function that makes them. */
export const derivatives: Readonly<Record<string, Derivative>> = {
  gradient: (frame, wrapper, f, args) => {
    const point = pointOf(frame, wrapper, f, args);
    return packed(
      point,
      scalarDerivative(frame, wrapper.wrapper, f, point, deriveOptions(wrapper.options)).gradients,
    );
  },
  valueAndGradient: (frame, wrapper, f, args) => {
    const point = pointOf(frame, wrapper, f, args);
    const { value, gradients } = scalarDerivative(
      frame,
      wrapper.wrapper,
      f,
      point,
      deriveOptions(wrapper.options),
    );
    return pair(frame, "value", value, "gradient", packed(point, gradients));
  },
  derivative: (frame, wrapper, f, args) => derivative(frame, wrapper, f, args),
  jacobian: (frame, wrapper, f, args) => jacobian(frame, wrapper, f, args, deriveOptions(wrapper.options)),
  hessian: (frame, wrapper, f, args) => {
    const isReverse = wrapper.options["mode"] === "reverse";
    const inner = gradientOf(f, wrapper.options);
    return jacobian(
      frame,
      wrapper,
      inner,
      args,
      deriveOptions(wrapper.options, isReverse ? "reverse" : "forward"),
    );
  },
  jvp: (frame, wrapper, f, args) => {
    const { value, tangent } = directional(frame, wrapper, f, args);
    return pair(frame, "value", value, "tangent", tangent);
  },
  hvp: (frame, wrapper, f, args) => directional(frame, wrapper, gradientOf(f, wrapper.options), args).tangent,
  vjp: (frame, wrapper, f, args) => vjp(frame, wrapper, f, args),
  pullback: (frame, wrapper, f, args) => {
    const [bar = absent, ...rest] = wrapper.data.length > 0 ? [args[0] ?? absent, ...wrapper.data] : args;
    return pullback(frame, wrapper, f, bar, rest);
  },
};

/** The gradient inside a Hessian: reverse, unless forward was asked for throughout. */
function gradientOf(f: FnVal, options: WrapperOptions): FnVal {
  const inner: WrapperOptions = { ...options, mode: options["mode"] === "forward" ? "forward" : "reverse" };
  return {
    tag: "fn",
    callee: { kind: "wrapper", wrapper: "gradient", inner: [["f", f]], options: inner, data: [] },
  };
}

// --- Points ----------------------------------------------------------------------------------------

/** A function at arguments, with what it is differentiated with respect to. */
interface Point {
  readonly application: Application;
  /** Operands of the application. */
  readonly wrt: readonly number[];
  readonly single: boolean;
}

function pointOf(frame: Frame, wrapper: WrapperCallee, f: FnVal, given: readonly Val[]): Point {
  const { positions, single } = wrtOf(wrapper.options);
  const callee = wrapper.wrapper;
  if (given.length === 0)
    frame.refuse("derivative-needs-argument", undefined, {
      callee,
      expected: "a point",
      given: "nothing",
      usage: `${callee}(f)(x)`,
    });
  const args = given.map((arg) => (arg.tag === "tuple" ? force(frame, arg) : arg));
  for (const position of positions) checkInput(frame, callee, f, args, position);
  const application = apply(frame, f, args, Math.max(...positions) + 1);
  const wrt = positions.map((position) => application.places[position]!.start);
  return { application, wrt, single };
}

function checkInput(frame: Frame, callee: string, f: FnVal, args: readonly Val[], position: number): void {
  const arg = args[position];
  if (!arg) return frame.refuse("wrt-out-of-range", undefined, { wrt: position, count: args.length });
  const ty = arg.tag === "temp" ? arg.ty : tyOf(arg);
  if (arg.tag !== "temp" || !holdsReals(ty))
    frame.refuse("nothing-to-differentiate", undefined, {
      position,
      entry: calleeName(f.callee),
      structure: wordingOf(arg),
    });
  if (callee === "derivative" && prune(ty).kind !== "num" && prune(ty).kind !== "var")
    frame.refuse("input-not-scalar", undefined, {
      callee,
      entry: calleeName(f.callee),
      structure: wordingOf(arg),
    });
}

/** One result for a number in `wrt`, an array of them for an array. */
function packed(point: Point, results: readonly Val[]): Val {
  return point.single ? (results[0] ?? absent) : { tag: "tuple", items: results };
}

/** `{ first: a, second: b }`. */
function pair(frame: Frame, first: string, a: Val, second: string, b: Val): Temp {
  const values = [force(frame, a), force(frame, b)];
  const fields = [first, second].map((name, index) => ({ name, type: values[index]!.ty, slot: new Slot() }));
  const ty: RecordTy = { kind: "record", flavor: "object", fields };
  return frame.code.makeRecord(values, ty);
}

/** The value, then what the transformation gives beside it. */
function derive(
  frame: Frame,
  application: Application,
  transform: Transform,
  operands: readonly Temp[],
  valueTy: Ty,
  others: readonly Ty[],
): { readonly value: Temp; readonly others: readonly Temp[] } {
  const value = frame.fresh(valueTy);
  const rest = others.map((ty) => frame.fresh(ty));
  frame.code.emit("derive", operands, [value, ...rest], { transform }, [], [application.spec]);
  return { value, others: rest };
}

/** The shadow's type; a structure that is not known yet is found out by lowering again. */
function shadowOf(frame: Frame, ty: Ty): Ty {
  if (!isShadowKnown(ty)) frame.unknownIn(ty);
  return shadowTy(ty);
}

// --- Transformations -------------------------------------------------------------------------------

function scalarDerivative(
  frame: Frame,
  callee: string,
  f: FnVal,
  point: Point,
  options: DeriveOptions,
): { readonly value: Temp; readonly gradients: readonly Val[] } {
  const { application, wrt } = point;
  const { spec, operands } = application;
  const result = prune(spec.result);
  if (result.kind !== "num" && !(result.kind === "var" && unify(result, { kind: "num" })))
    frame.refuse("output-not-scalar", undefined, {
      callee,
      entry: calleeName(f.callee),
      structure: wordingOfTy(result),
    });
  const shadows = wrt.map((index) => shadowOf(frame, operands[index]!.ty));
  const transform: Transform = { kind: "gradient", wrt, options };
  const { value, others } = derive(frame, application, transform, operands, { kind: "num" }, shadows);
  return { value, gradients: others.map((gradient, index) => sized(frame, point, index, gradient)) };
}

/** A gradient in the structure of the argument, matrices as large as they are. */
function sized(frame: Frame, { application, wrt }: Point, index: number, shadow: Temp): Val {
  return withExtents(frame, application.operands[wrt[index]!]!, shadow);
}

function derivative(frame: Frame, wrapper: WrapperCallee, f: FnVal, args: readonly Val[]): Val {
  const point = pointOf(frame, wrapper, f, args);
  const options = deriveOptions(wrapper.options);
  const isScalar = prune(point.application.spec.result).kind === "num";
  if (options.mode === "reverse" && isScalar)
    return packed(point, scalarDerivative(frame, "derivative", f, point, options).gradients);
  const results = point.wrt.map((index) => {
    const one = frame.code.constant(1);
    return tangentAlong(frame, { ...point, wrt: [index] }, [one], options).tangent;
  });
  return packed(point, results);
}

function tangentAlong(
  frame: Frame,
  { application, wrt }: Point,
  tangents: readonly Temp[],
  options: DeriveOptions,
): { readonly value: Val; readonly tangent: Val } {
  const { spec, operands } = application;
  const shadow = shadowOf(frame, spec.result);
  if (prune(shadow).kind === "undefined") return { value: callApplied(frame, application), tangent: absent };
  const transform: Transform = { kind: "jvp", wrt, options };
  const along = [...operands, ...tangents];
  const { value, others } = derive(frame, application, transform, along, spec.result, [shadow]);
  return { value, tangent: withExtents(frame, value, others[0] ?? absent) };
}

/** `jvp(f)(x, xDot)`; with `wrt`, `jvp(f)([x, y], [xDot, yDot])`, and one tangent for one number. */
function directional(
  frame: Frame,
  wrapper: WrapperCallee,
  f: FnVal,
  args: readonly Val[],
): { readonly value: Val; readonly tangent: Val } {
  const callee = wrapper.wrapper;
  const [x, along] = args;
  if (!x || !along)
    return frame.refuse("derivative-needs-argument", undefined, {
      callee,
      expected: "a point and a tangent",
      given: `${String(args.length)} argument${args.length === 1 ? "" : "s"}`,
      usage: `${callee}(f)(x, xDot)`,
    });
  const isPacked = wrapper.options["wrt"] !== undefined;
  const point = pointOf(frame, wrapper, f, isPacked ? unpacked(frame, f, x, callee) : [x]);
  const given = point.single ? [along] : unpackedTangents(frame, along, point.wrt.length, callee);
  const tangents = point.wrt.map((operand, index) =>
    asShadow(
      frame,
      given[index] ?? absent,
      shadowOf(frame, point.application.operands[operand]!.ty),
      (was, expected) =>
        frame.refuse("tangent-shape", undefined, { what: "tangent", of: "argument", expected, given: was }),
    ),
  );
  return tangentAlong(frame, point, tangents, deriveOptions(wrapper.options));
}

/** The arguments in an array of arguments: as many as the function has parameters where the array does not say. */
function unpacked(frame: Frame, f: FnVal, val: Val, callee: string): readonly Val[] {
  const items = itemsOf(frame, val);
  if (items) return items;
  const { callee: inner } = f;
  const count = parameterCount(f);
  if (count === undefined || tyOf(val).kind !== "list")
    return frame.refuse("spread-into-call", undefined, { callee: calleeName(inner) });
  return loads(frame, val, count, callee);
}

/** A pullback takes the cotangent before the arguments; the other derivatives of one number of arguments take as many. */
function parameterCount({ callee }: FnVal): number | undefined {
  if (callee.kind === "literal") return callee.literal.node.params.length;
  const inner = callee.kind === "wrapper" ? callee.inner[0]?.[1] : undefined;
  const count = inner && parameterCount(inner);
  const isPullback = callee.kind === "wrapper" && callee.wrapper === "pullback";
  return isPullback && count !== undefined ? count + 1 : count;
}

function unpackedTangents(frame: Frame, val: Val, count: number, callee: string): readonly Val[] {
  return itemsOf(frame, val) ?? loads(frame, val, count, callee);
}

function itemsOf(frame: Frame, val: Val): readonly Val[] | undefined {
  if (val.tag === "tuple") return val.items;
  const ty = tyOf(val);
  if (val.tag !== "temp" || ty.kind !== "record" || ty.flavor !== "tuple") return undefined;
  return ty.fields.map(({ name }) => frame.code.getField(val, name));
}

function loads(frame: Frame, val: Val, count: number, callee: string): readonly Val[] {
  if (val.tag !== "temp" || prune(val.ty).kind !== "list")
    return frame.refuse("derivative-needs-argument", undefined, {
      callee,
      expected: "an array of arguments and an array of tangents, since `wrt` is given",
      given: wordingOf(val),
      usage: `${callee}(f, { wrt: [0, 1] })([x, y], [xDot, yDot])`,
    });
  return Array.from({ length: count }, (_, index) => frame.code.load(val, frame.code.constant(index), true));
}

function jacobian(
  frame: Frame,
  wrapper: WrapperCallee,
  f: FnVal,
  args: readonly Val[],
  options: DeriveOptions,
): Val {
  const point = pointOf(frame, wrapper, f, args);
  const { application, wrt } = point;
  const { spec, operands } = application;
  if (prune(shadowOf(frame, spec.result)).kind === "undefined")
    frame.refuse("output-without-numbers", undefined, {
      callee: wrapper.wrapper,
      entry: calleeName(f.callee),
      structure: wordingOfTy(spec.result),
    });
  const matrices = wrt.map((index) => {
    const transform: Transform = { kind: "jacobian", wrt: [index], options };
    return derive(frame, application, transform, operands, spec.result, [rows()]).others[0] ?? absent;
  });
  return packed(point, matrices);
}

function rows(): ListTy {
  const row: ListTy = { kind: "list", flavor: "array", elem: { kind: "num" }, slot: new Slot() };
  return { kind: "list", flavor: "array", elem: row, slot: new Slot() };
}

/** The value, and a pullback that keeps copies of everything it depends on. */
function vjp(frame: Frame, wrapper: WrapperCallee, f: FnVal, given: readonly Val[]): Val {
  const { positions } = wrtOf(wrapper.options);
  const args = given.map((arg) => (arg.tag === "tuple" ? force(frame, arg) : arg));
  if (args.length === 0)
    frame.refuse("derivative-needs-argument", undefined, {
      callee: "vjp",
      expected: "a point",
      given: "nothing",
      usage: "vjp(f)(x)",
    });
  for (const position of positions) checkInput(frame, "vjp", f, args, position);
  const keep = (temp: Temp): Temp => (isReferenceTy(temp.ty) ? frame.code.copy(temp) : temp);
  const kept = mapFnTemps(closedFn(frame, f), keep);
  const data = args.map((arg) => (arg.tag === "temp" ? keep(arg) : arg));
  const value = frame.lower.call(frame, f, args);
  const { options } = wrapper;
  const back: FnVal = {
    tag: "fn",
    callee: { kind: "wrapper", wrapper: "pullback", inner: [["f", kept]], options, data },
  };
  return pair(frame, "value", value, "pullback", back);
}

function pullback(frame: Frame, wrapper: WrapperCallee, f: FnVal, bar: Val, args: readonly Val[]): Val {
  const point = pointOf(frame, wrapper, f, args);
  const { application, wrt } = point;
  const { spec, operands } = application;
  const shadows = wrt.map((index) => shadowOf(frame, operands[index]!.ty));
  const barTy = shadowOf(frame, spec.result);
  const entry = calleeName(f.callee);
  if (prune(barTy).kind === "undefined")
    frame.refuse("output-without-numbers", undefined, {
      callee: "vjp",
      entry,
      structure: wordingOfTy(spec.result),
    });
  const cotangent =
    prune(barTy).kind === "num"
      ? asNumber(frame, bar)
      : asShadow(frame, bar, barTy, (was, expected) =>
          frame.refuse("tangent-shape", undefined, { what: "cotangent", of: "value", expected, given: was }),
        );
  const transform: Transform = { kind: "vjp", wrt, options: deriveOptions(wrapper.options) };
  const along = [...operands, cotangent];
  const { others } = derive(frame, application, transform, along, spec.result, shadows);
  return packed(
    point,
    others.map((bar, index) => sized(frame, point, index, bar)),
  );
}
