/** The types that values have while they are differentiated, and nothing else. */

export type Type = NumType | BoolType | StrType | UndefinedType | ListType | RecordType | MaybeType;

/** A double. The only type that has derivatives of its own. */
export interface NumType {
  readonly kind: "num";
}
export interface BoolType {
  readonly kind: "bool";
}
export interface StrType {
  readonly kind: "str";
}
/** The type of `undefined`, of functions that return nothing, and of tangents of what has none. */
export interface UndefinedType {
  readonly kind: "undefined";
}

/** `array`: a plain array; `f64`, `f32`: typed arrays. All elements have one type; `f64` and `f32` hold `num`. */
export interface ListType {
  readonly kind: "list";
  readonly flavor: "array" | "f64" | "f32";
  readonly elem: Type;
}

/**
 * Named fields in a fixed order. `object`: the user's objects; `tuple`: arrays whose entries differ in
 * type (fields "0", "1", …); `closure`: the captured variables of a function value (immutable, `target`
 * says which function, for lowering only); `box`: a captured variable that is assigned (one field, "v").
 */
export interface RecordType {
  readonly kind: "record";
  readonly flavor: "object" | "tuple" | "closure" | "box";
  readonly fields: readonly Field[];
  readonly target?: string;
}
export interface Field {
  readonly name: string;
  readonly type: Type;
}

/** `T | undefined`; at run time the value itself or `undefined`. Never nested. */
export interface MaybeType {
  readonly kind: "maybe";
  readonly of: Type;
}

export const num: NumType = { kind: "num" };
export const bool: BoolType = { kind: "bool" };
export const str: StrType = { kind: "str" };
export const undef: UndefinedType = { kind: "undefined" };
