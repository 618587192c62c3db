/**
 * Function values that leave the place where they are known: closed over the values of their captured
 * variables, made records where they must exist while running, and recovered from such records' types.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Binding } from "../parse/program.ts";
import { capturedBindings, isSettledWhenCaptured } from "./captures.ts";
import type { ClosureTarget } from "./closureTarget.ts";
import type { Frame } from "./frame.ts";
import { Restart, Slot } from "./types/slot.ts";
import { prune, type RecordTy } from "./types/ty.ts";
import type { Callee, FnVal, LiteralCallee, Temp, Val, WrapperCallee } from "./values.ts";

/** The value with its functions closed: valid outside the frame once its temps are passed along. */
export function closed(frame: Frame, val: Val): Val {
  if (val.tag === "tuple") return { tag: "tuple", items: val.items.map((item) => closed(frame, item)) };
  return val.tag === "fn" ? closedFn(frame, val) : val;
}

export function closedFn(frame: Frame, fn: FnVal): FnVal {
  const { callee } = fn;
  if (callee.kind === "wrapper") {
    const inner = callee.inner.map(([role, each]) => [role, closedFn(frame, each)] as const);
    return { tag: "fn", callee: { ...callee, inner, data: callee.data.map((each) => closed(frame, each)) } };
  }
  if (callee.kind === "builtin" || callee.captured) return fn;
  const { closing } = frame;
  if (closing.has(callee.literal))
    frame.refuse("recursive-variable", undefined, { name: callee.literal.name });
  closing.add(callee.literal);
  const captured = new Map<Binding, Val>();
  for (const binding of capturedBindings(frame.session.program, callee.literal, callee.home.outermost)) {
    const val = frame.env.vars.get(binding);
    // A variable without a value yet is refused where it is read.
    if (val) captured.set(binding, closed(frame, val));
  }
  closing.delete(callee.literal);
  return { tag: "fn", callee: { ...callee, captured } };
}

/** The temps inside a closed value, in a fixed order. */
export function tempsOf(val: Val): Temp[] {
  switch (val.tag) {
    case "temp":
      return [val];
    case "spread":
      return [val.list];
    case "tuple":
      return val.items.flatMap(tempsOf);
    case "fn":
      return calleeParts(val.callee).flatMap(tempsOf);
    default:
      return [];
  }
}

function calleeParts(callee: Callee): readonly Val[] {
  switch (callee.kind) {
    case "builtin":
      return [];
    case "wrapper":
      return [...callee.inner.map(([, fn]) => fn), ...callee.data];
    case "literal":
      return [...(callee.captured?.values() ?? []), ...(callee.self ? [callee.self] : [])];
  }
}

/** The closed value with every temp replaced. */
export function mapTemps(val: Val, map: (temp: Temp) => Temp): Val {
  switch (val.tag) {
    case "temp":
      return map(val);
    case "spread":
      return { tag: "spread", list: map(val.list) };
    case "tuple":
      return { tag: "tuple", items: val.items.map((item) => mapTemps(item, map)) };
    case "fn":
      return mapFnTemps(val, map);
    default:
      return val;
  }
}

export function mapFnTemps(fn: FnVal, map: (temp: Temp) => Temp): FnVal {
  const { callee } = fn;
  if (callee.kind === "builtin") return fn;
  if (callee.kind === "wrapper") {
    const inner = callee.inner.map(([role, each]) => [role, mapFnTemps(each, map)] as const);
    return { tag: "fn", callee: { ...callee, inner, data: callee.data.map((each) => mapTemps(each, map)) } };
  }
  const captured = new Map(
    [...(callee.captured ?? [])].map(([binding, val]) => [binding, mapTemps(val, map)]),
  );
  const self = callee.self && mapTemps(callee.self, map);
  return { tag: "fn", callee: { ...callee, captured, ...(self ? { self } : {}) } };
}

// --- Records ---------------------------------------------------------------------------------------

/** The function as a record that exists while running. Restarts where a captured variable turns out to need a box. */
export function materialiseFn(frame: Frame, fn: FnVal, force: (val: Val) => Temp): Temp {
  const { callee } = closedFn(frame, fn);
  switch (callee.kind) {
    case "builtin":
      return record(frame, { kind: "builtin", name: callee.name }, `builtin:${callee.name}`, [], []);
    case "wrapper":
      return materialiseWrapper(frame, callee, force);
    case "literal":
      return materialiseLiteral(frame, callee, force);
  }
}

function materialiseLiteral(frame: Frame, callee: LiteralCallee, force: (val: Val) => Temp): Temp {
  const captures = [...(callee.captured?.keys() ?? [])];
  for (const binding of captures) needsNoBox(frame, callee, binding);
  const { self } = callee;
  const values = [...(callee.captured?.values() ?? []), ...(self ? [self] : [])].map(force);
  const { literal, home } = callee;
  const hasSelf = self !== undefined;
  const target: ClosureTarget = { kind: "literal", literal, home, captures, hasSelf };
  const key = `${literal.id}@${home.key}${hasSelf ? ".this" : ""}`;
  return record(frame, target, key, [...captures.map(({ name }) => name), "this"], values);
}

/** A closure that is kept sees later assignments: unless none can come, the variable moves to a box. */
function needsNoBox(frame: Frame, callee: LiteralCallee, binding: Binding): void {
  const { boxed } = frame.session.learnt;
  if (boxed.has(binding)) return;
  const source = frame.session.program.sources.get(callee.literal.source);
  if (!source || isSettledWhenCaptured(source, binding)) return;
  boxed.add(binding);
  throw new Restart({});
}

function materialiseWrapper(frame: Frame, callee: WrapperCallee, force: (val: Val) => Temp): Temp {
  const roles = callee.inner.map(([role]) => role);
  const { wrapper, options, data } = callee;
  const target: ClosureTarget = { kind: "wrapper", wrapper, roles, options, data: data.length };
  const key = `${wrapper}(${roles.join(",")};${String(data.length)})${JSON.stringify(options)}`;
  const names = [...roles, ...data.map((_, index) => `x${String(index)}`)];
  return record(frame, target, key, names, [...callee.inner.map(([, fn]) => force(fn)), ...data.map(force)]);
}

function record(
  frame: Frame,
  target: ClosureTarget,
  key: string,
  names: readonly string[],
  values: readonly Temp[],
): Temp {
  frame.session.targets.set(key, target);
  return frame.code.makeRecord(values, closureTy(key, names, values));
}

function closureTy(target: string, names: readonly string[], values: readonly Temp[]): RecordTy {
  const taken = new Set<string>();
  const fields = values.map((value, index) => {
    let name = names[index] ?? "";
    while (taken.has(name)) name += "_";
    taken.add(name);
    return { name, type: value.ty, slot: new Slot() };
  });
  return { kind: "record", flavor: "closure", fields, target };
}

/** The function that a closure record is; undefined for every other value. */
export function recoverFn(frame: Frame, temp: Temp): FnVal | undefined {
  const ty = prune(temp.ty);
  if (ty.kind !== "record" || ty.flavor !== "closure") return undefined;
  const target = frame.session.targets.get(ty.target ?? "");
  if (!target) throw new InvariantError(`no closure target ${ty.target ?? ""}`);
  const fields = ty.fields.map(({ name }) => frame.code.getField(temp, name));
  switch (target.kind) {
    case "opaque":
      return frame.refuse("opaque-capture", undefined, { name: temp.name ?? "this", why: target.why });
    case "instance":
      return target.fn;
    case "builtin":
      return { tag: "fn", callee: target };
    case "literal": {
      const captured = new Map(target.captures.map((binding, index) => [binding, fields[index]!] as const));
      const { literal, home } = target;
      const self = target.hasSelf ? fields.at(-1) : undefined;
      return { tag: "fn", callee: { kind: "literal", literal, home, captured, ...(self ? { self } : {}) } };
    }
    case "wrapper": {
      const inner = target.roles.map((role, index) => {
        const fn = recoverFn(frame, fields[index]!);
        if (!fn) throw new InvariantError("a wrapper around something else than a function");
        return [role, fn] as const;
      });
      const { wrapper, options } = target;
      const data = fields.slice(target.roles.length);
      return { tag: "fn", callee: { kind: "wrapper", wrapper, inner, options, data } };
    }
  }
}
