/**
 * What an expression is while lowering: a value of the running program, or something known when compiling
 * that has no representation there until it must (a function, an absent value, a group of values).
 */
import type * as t from "@babel/types";
import type { GlobalBinding, Shape } from "./shape.ts";
import type { Binding, FunctionLiteral } from "../parse/program.ts";
import type { Slot } from "./types/slot.ts";
import type { Nothing } from "./types/nil.ts";
import type { Ty } from "./types/ty.ts";

export type Val = Temp | FnVal | AbsentVal | HoleVal | TupleVal | SpreadVal | NamespaceVal | ClassVal;

export type Constant = number | boolean | string;

/** A value of the running program; given once. */
export interface Temp {
  readonly tag: "temp";
  readonly id: number;
  readonly ty: Ty;
  readonly name: string | undefined;
  /** What it is, where that is known when compiling. */
  readonly constant: Constant | undefined;
  /** The value of which this is the present part, or a copy with the same meaning. */
  readonly narrowedFrom: Val | undefined;
  /** Which arrays this was read from, and where, if it was. */
  readonly element: ElementOrigin | undefined;
  /** The captured variable of an outside function that this is; known to every function of the module. */
  readonly global: GlobalBinding | undefined;
}

/** An element of an array: what else it may be is a matter of the array. */
export interface ElementOrigin {
  readonly slots: readonly Slot[];
  /** The place of reading, where the index may lie outside the array; undefined for copies of the value. */
  readonly site: string | undefined;
}

/** A function: always one that is known when compiling. */
export interface FnVal {
  readonly tag: "fn";
  readonly callee: Callee;
}

export type Callee = LiteralCallee | BuiltinCallee | WrapperCallee;

export interface LiteralCallee {
  readonly kind: "literal";
  readonly literal: FunctionLiteral;
  readonly home: Home;
  /** What its captured variables hold; undefined where they are those of the frame being lowered. */
  readonly captured: ReadonlyMap<Binding, Val> | undefined;
  /** What `this` is inside. */
  readonly self?: Val;
}

/** A function of JavaScript's or Mixtape's own: `Math.sin`, `gradient`, `erf`. */
export interface BuiltinCallee {
  readonly kind: "builtin";
  readonly name: string;
}

/** A function made by one of Mixtape's: `gradient(f)`, `checkpoint(f)`, `rule(f, …)`. */
export interface WrapperCallee {
  readonly kind: "wrapper";
  readonly wrapper: string;
  /** The functions it was given, by role. */
  readonly inner: readonly (readonly [string, FnVal])[];
  readonly options: WrapperOptions;
  /** Values it holds, such as the arguments a pullback belongs to. */
  readonly data: readonly Val[];
}

export type WrapperOptions = Readonly<Record<string, PlainData>>;
export type PlainData =
  number | boolean | string | undefined | readonly PlainData[] | { readonly [key: string]: PlainData };

/**
 * Where a literal's free names are looked up: the captures of the run-time function that it is, or is
 * written in. Prelude functions have no captures.
 */
export interface Home {
  readonly key: string;
  readonly outermost: FunctionLiteral;
  readonly instance: number | undefined;
  readonly captures: ReadonlyMap<string, Shape>;
}

/** `undefined` or `null` itself; `noTangent` behaves like `undefined`, and says so where arguments are told apart. */
export interface AbsentVal {
  readonly tag: "absent";
  readonly nothing: Nothing;
  readonly noTangent: boolean;
}

/** Never read: what a variable holds on a path that does not reach the reader. */
export interface HoleVal {
  readonly tag: "hole";
}

/** Values in a row that nobody has asked to be an array yet: rest parameters, tangents of a rule. */
export interface TupleVal {
  readonly tag: "tuple";
  readonly items: readonly Val[];
}

/** Arguments for a rest parameter, already in an array of their own. */
export interface SpreadVal {
  readonly tag: "spread";
  readonly list: Temp;
}

/** A class of the user's: made instances of, never a value while running. */
export interface ClassVal {
  readonly tag: "class";
  readonly node: t.ClassDeclaration | t.ClassExpression;
  readonly name: string;
  readonly home: Home;
}

/** `Math`, `Number`, `console`: names that only serve to reach their members. */
export interface NamespaceVal {
  readonly tag: "namespace";
  readonly name: string;
}

export const absent: AbsentVal = { tag: "absent", nothing: "undefined", noTangent: false };
export const nullVal: AbsentVal = { tag: "absent", nothing: "null", noTangent: false };
export const noTangent: AbsentVal = { tag: "absent", nothing: "undefined", noTangent: true };
export const hole: HoleVal = { tag: "hole" };

export function builtin(name: string): FnVal {
  return { tag: "fn", callee: { kind: "builtin", name } };
}

/** The value behind narrowings. */
export function unnarrowed(val: Val): Val {
  return val.tag === "temp" && val.narrowedFrom ? unnarrowed(val.narrowedFrom) : val;
}
