/**
 * Functions written in TypeScript: calling them, binding their parameters, lowering their bodies.
 */
import type * as t from "@babel/types";
import { childNodes } from "../parse/childNodes.ts";
import { mayHoldStatements } from "../parse/nodeNames.ts";
import { parametersOf } from "../parse/parameterNames.ts";
import type { FunctionNode } from "../parse/program.ts";
import type { Boundary } from "../ir/types.ts";
import { isFunctionLike } from "./captures.ts";
import { closed, closedFn, tempsOf } from "./closures.ts";
import { arrayOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { isTupleOnly } from "./restParameters.ts";
import type { Specialisation } from "./specialisation.ts";
import { blamingCaller, resultOf, specialise, type LowerBody } from "./specialise.ts";
import { prune } from "./types/ty.ts";
import { absent, type Callee, type FnVal, type LiteralCallee, type Temp, type Val } from "./values.ts";
import { declarePattern } from "./patterns.ts";
import { declare } from "./variables.ts";
import { newListTy } from "./literals.ts";

/** A function applied to arguments, ready to be called or differentiated. */
export interface Application {
  readonly spec: Specialisation;
  /** The captures', then each argument's. */
  readonly operands: readonly Temp[];
  readonly captures: number;
  /** For each argument: where its operands begin, and how many they are. */
  readonly places: readonly { readonly start: number; readonly count: number }[];
}

/**
 * Specialises any function for arguments; what is not a literal, or takes fewer arguments than `atLeast`, is
 * wrapped in a function that applies it.
 */
export function apply(frame: Frame, fn: FnVal, args: readonly Val[], atLeast = 0): Application {
  const whole = closedFn(frame, fn);
  const { callee } = whole;
  const taken = callee.kind === "literal" ? takenArguments(callee, args) : args;
  const isDirect = callee.kind === "literal" && taken.length >= atLeast;
  const given = (isDirect ? taken : args).map((arg) => closed(frame, arg));
  const body: LowerBody = isDirect
    ? (inner) => literalBody(inner, callee.literal.node)
    : (inner) => inner.lower.call(inner, inner.spec.fn, inner.spec.args);
  return specialised(frame, whole, given, isDirect ? "" : "apply ", body);
}

/** As `apply`, with a body of one's own; `role` tells it from the function's. */
export function applyBody(
  frame: Frame,
  fn: FnVal,
  args: readonly Val[],
  role: string,
  body: (inner: Frame) => Val,
): Application {
  const given = args.map((arg) => closed(frame, arg));
  return specialised(frame, closedFn(frame, fn), given, role, (inner) => {
    takeCaptures(inner);
    return body(inner);
  });
}

function specialised(
  frame: Frame,
  whole: FnVal,
  given: readonly Val[],
  role: string,
  body: LowerBody,
): Application {
  const { session, span } = frame;
  const { callee } = whole;
  const spec = blamingCaller(frame, () => specialise(session, whole, given, role, body, span));
  for (const [variable, where] of spec.unknowns)
    frame.noteUnknown(variable, isPrelude(callee) ? span : where);
  frame.env.presentPaths.clear();
  return { spec, ...operandsOf(whole, given) };
}

function isPrelude(callee: Callee): boolean {
  return callee.kind === "literal" && callee.home.instance === undefined;
}

function operandsOf(fn: FnVal, args: readonly Val[]): Omit<Application, "spec"> {
  const operands = tempsOf(fn);
  const captures = operands.length;
  const places = args.map((arg) => {
    const temps = tempsOf(arg);
    const start = operands.length;
    operands.push(...temps);
    return { start, count: temps.length };
  });
  return { operands, captures, places };
}

/** Arguments beyond the parameters are evaluated and dropped, as JavaScript does. */
function takenArguments(callee: LiteralCallee, args: readonly Val[]): readonly Val[] {
  const params = parametersOf(callee.literal.node);
  return params.at(-1)?.type === "RestElement" ? args : args.slice(0, params.length);
}

/** Calls a literal, or any function that has to be one call for a boundary's sake. */
export function callApplied(frame: Frame, application: Application, boundary?: Boundary): Val {
  const { spec, operands } = application;
  const result = frame.fresh(spec.result, { element: spec.body?.yields[0]?.element });
  frame.code.emit("call", operands, [result], { boundary }, [], [spec]);
  return prune(spec.result).kind === "undefined" ? absent : result;
}

// --- Bodies ----------------------------------------------------------------------------------------

function literalBody(frame: Frame, node: FunctionNode): Val {
  if (node.async) frame.refuse("async-function", node, {});
  if (node.generator) frame.refuse("generator-function", node, {});
  takeCaptures(frame);
  bindParameters(frame, node);
  if (node.body.type !== "BlockStatement") return frame.lower.expression(frame, node.body);
  declareVars(frame, node.body);
  frame.lower.statements(frame, node.body.body);
  return frame.at(node, () => resultOf(frame));
}

/** What the function captured, in its frame. */
function takeCaptures(frame: Frame): void {
  const { callee } = frame.spec.fn;
  if (callee.kind !== "literal") return;
  for (const [binding, val] of callee.captured ?? []) frame.env.vars.set(binding, val);
  frame.self = callee.self;
}

/** Binds the arguments of the specialisation to the parameters of its function. */
export function bindParameters(frame: Frame, node: FunctionNode): void {
  const { args } = frame.spec;
  for (const [position, param] of parametersOf(node).entries()) {
    if (param.type === "RestElement") bindRest(frame, param, args.slice(position));
    else declarePattern(frame, param, args[position] ?? absent);
  }
}

function bindRest(frame: Frame, param: t.RestElement, items: readonly Val[]): void {
  if (items[0]?.tag === "spread") {
    declarePattern(frame, param.argument, items[0].list);
    return;
  }
  const rest: Val = { tag: "tuple", items };
  const isPattern = param.argument.type !== "Identifier";
  const ty = newListTy(frame, param, "array");
  const keeps =
    isPattern ||
    (frame.source !== undefined && isTupleOnly(frame.source, param.argument, frame.literal?.node));
  declarePattern(frame, param.argument, keeps ? rest : arrayOf(frame, rest, ty.elem, ty.slot));
}

/** `var`s exist from the beginning of the function, without a value. */
function declareVars(frame: Frame, body: t.Node): void {
  for (const node of childNodes(body)) {
    if (isFunctionLike(node)) continue;
    if (node.type === "VariableDeclaration" && node.kind === "var")
      for (const { id } of node.declarations)
        if (id.type === "Identifier" && !isDeclared(frame, id)) declare(frame, id, absent);
    if (mayHoldStatements(node)) declareVars(frame, node);
  }
}

function isDeclared(frame: Frame, id: t.Identifier): boolean {
  const binding = frame.source?.bindingOf(id);
  return binding !== undefined && frame.env.vars.has(binding);
}
