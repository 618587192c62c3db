/**
 * The intermediate representation: structured, in single-assignment form, statically typed. Functions
 * hold one block; `if` and `loop` are operations that hold blocks; calls name their callee statically.
 * Every transformation maps this to this again. Nothing here computes: building is `builder.ts`, meaning
 * is `interpret.ts`, well-formedness is `verify.ts`.
 */
import type { Span } from "../source/span.ts";
import type { Boundary, Transform } from "./modes.ts";
import type { Type } from "./valueTypes.ts";

export { num, bool, str, undef } from "./valueTypes.ts";
export type {
  Type,
  NumType,
  BoolType,
  StrType,
  UndefinedType,
  ListType,
  RecordType,
  Field,
  MaybeType,
} from "./valueTypes.ts";
export type {
  Boundary,
  DeriveOptions,
  ImplicitBoundary,
  ModeChoice,
  RuleBoundary,
  TieChoice,
  Transform,
} from "./modes.ts";

// --- Values, blocks, functions, modules ------------------------------------------------------------

/** A name that is given a value exactly once. Compared by identity; `id` is unique in its module. */
export interface Value {
  readonly id: number;
  readonly type: Type;
  /** The user's name for it, or a derived one (`xDot`, `xBar`); a hint that emission makes unique. */
  readonly name: string | undefined;
}

/** Operations in order, then the values handed to the enclosing operation (or returned). */
export interface Block {
  readonly params: readonly Value[];
  readonly ops: readonly Op[];
  readonly yields: readonly Value[];
}

/** A function; `body.params` are its parameters, `body.yields` its results (one for each user's function). */
export interface Func {
  /** Unique in the module; also what emission calls it. */
  readonly name: string;
  readonly body: Block;
  readonly owner: OwnerId;
  readonly span: Span;
  /** What kind of code this is, for readers of listings. */
  readonly role: "primal" | "forward" | "reverse" | "wrapper";
  /** How many of the leading parameters are captured variables (and globals) rather than arguments. */
  readonly captures: number;
  /** The kernel (`kernels/kernel.ts`) that does the same faster, to the bit. The body stays what the function means. */
  readonly kernel?: string;
}

export interface Module {
  readonly functions: ReadonlyMap<string, Func>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Functions that are run as they stand, because the language refuses their bodies; by name. */
  readonly natives: ReadonlyMap<string, Native>;
  readonly owners: readonly Owner[];
}

export type OwnerId = number;

/** Whom operations and bytes belong to: a function (one for each specialisation) or a loop in one. */
export interface Owner {
  readonly id: OwnerId;
  readonly kind: "function" | "loop";
  /** As the user knows it: the function's name, the loop's label, or `for (line 12)`. */
  readonly name: string;
  /** What plans and overrides call it: `h`, `h/outer`, `h/loop1` (loops counted in source order from 1). */
  readonly key: string;
  /** For a loop: the function or loop around it. For a function: undefined (its callers vary). */
  readonly parent: OwnerId | undefined;
  readonly span: Span;
}

export interface Native {
  readonly name: string;
  /** What the user calls it, where that is another name. */
  readonly called?: string;
  /** Which instance of the entry (`lower/shape.ts`) it is; the run binds its function. */
  readonly instance: number;
  readonly params: readonly Type[];
  readonly result: Type;
  readonly span: Span;
}

/**
 * A custom rule. With `args` the explicit arguments of the ruled function:
 * frule: (captures of frule…, one tangent per argument…, args…) → [value, tangent];
 * rrule: (captures of rrule…, args…) → [value, pullback closure];
 * pullback: (pullback closure, bar) → one cotangent per argument (type `undefined` where it gave `noTangent`).
 * Tangents and cotangents have the `shadowType` of what they belong to.
 */
export interface Rule {
  readonly id: string;
  /** The ruled function's name, for messages. */
  readonly name: string;
  readonly span: Span;
  readonly frule: string | undefined;
  readonly rrule: { readonly forward: string; readonly pullback: string } | undefined;
}

// --- Operations ------------------------------------------------------------------------------------

export type Op =
  | ConstOp
  | PrimOp
  | TestOp
  | MakeListOp
  | AllocListOp
  | LoadOp
  | StoreOp
  | LengthOp
  | SetLengthOp
  | PushOp
  | PopOp
  | MakeRecordOp
  | GetFieldOp
  | SetFieldOp
  | SomeOp
  | IsUndefinedOp
  | UnwrapOp
  | SameOp
  | TextOp
  | IfOp
  | LoopOp
  | CallOp
  | CallNativeOp
  | DeriveOp
  | StopGradientOp
  | PrintOp
  | InputOp
  | ThrowOp
  | ZerosLikeOp
  | CopyOp
  | AccumulateOp
  | InnerOp
  | LeafCountOp
  | LeafGetOp
  | LeafAddOp
  | TapePushOp
  | TapePopOp;

export interface OpBase {
  /** The operands, in order; operands used inside nested blocks are not repeated here. */
  readonly args: readonly Value[];
  readonly results: readonly Value[];
  readonly span: Span;
  readonly owner: OwnerId;
  /** Which sweep it belongs to, in a function that holds both; where absent, the function's role says it. */
  readonly role?: Func["role"];
}

/** A literal. */
export interface ConstOp extends OpBase {
  readonly kind: "const";
  readonly value: number | boolean | string | undefined;
}
/** A scalar primitive of the registry: num… → num. */
export interface PrimOp extends OpBase {
  readonly kind: "prim";
  readonly name: string;
}
/** A comparison or logical operation → bool. `eq`/`ne` compare nums, bools or strs of one type, as `===` does. */
export interface TestOp extends OpBase {
  readonly kind: "test";
  readonly name: TestName;
}
export type TestName =
  "lt" | "le" | "gt" | "ge" | "eq" | "ne" | "not" | "and" | "or" | "isNaN" | "isFinite" | "isInteger";

/** A new list of the given elements. `growable`: written as `[]`, so that stores at its end make it grow. */
export interface MakeListOp extends OpBase {
  readonly kind: "makeList";
  readonly growable: boolean;
}
/** `args = [length]` → a list of that many zeros (num), `false`s, empty strings or (other types) holes to be stored. */
export interface AllocListOp extends OpBase {
  readonly kind: "allocList";
  readonly growable: boolean;
}
/** `args = [list, index]`. Checked: an index outside the list ends the run with a diagnostic. */
export interface LoadOp extends OpBase {
  readonly kind: "load";
  readonly checked: boolean;
}
/** `args = [list, index, value]`, no result. Checked as load; on a growable list the index may equal the length. */
export interface StoreOp extends OpBase {
  readonly kind: "store";
  readonly checked: boolean;
}
/** `args = [list]` → num. */
export interface LengthOp extends OpBase {
  readonly kind: "length";
}
/** `args = [list, n]`, no result: cuts the list, or extends it with zeros. */
export interface SetLengthOp extends OpBase {
  readonly kind: "setLength";
}
/** `args = [list, value]`, no result. */
export interface PushOp extends OpBase {
  readonly kind: "push";
}
/** `args = [list]` → element. Popping an empty list ends the run with a diagnostic. */
export interface PopOp extends OpBase {
  readonly kind: "pop";
}
/** A new record; one operand per field, in the order of the result's type. */
export interface MakeRecordOp extends OpBase {
  readonly kind: "makeRecord";
}
/** `args = [record]`. */
export interface GetFieldOp extends OpBase {
  readonly kind: "getField";
  readonly field: string;
}
/** `args = [record, value]`, no result. Never on a closure. */
export interface SetFieldOp extends OpBase {
  readonly kind: "setField";
  readonly field: string;
}
/** `args = [T]` → maybe T (the same thing at run time); or no operand → `undefined` as maybe T. */
export interface SomeOp extends OpBase {
  readonly kind: "some";
}
/** `args = [maybe]` → bool. */
export interface IsUndefinedOp extends OpBase {
  readonly kind: "isUndefined";
}
/** `args = [maybe T]` → T. Of `undefined` it ends the run with a diagnostic. */
export interface UnwrapOp extends OpBase {
  readonly kind: "unwrap";
}
/** `args = [ref, ref]` → bool: whether two lists or records are the same object, as `===` does. */
export interface SameOp extends OpBase {
  readonly kind: "same";
}

/**
 * Numbers, booleans and texts → str. `join`: one after another, as `String` writes each; the others are the methods of
 * these names, of the first operand with the rest.
 */
export interface TextOp extends OpBase {
  readonly kind: "text";
  readonly form: TextForm;
}
export type TextForm =
  | "join"
  | "toFixed"
  | "toPrecision"
  | "toExponential"
  | "padStart"
  | "padEnd"
  | "toUpperCase"
  | "toLowerCase"
  | "trim";

/** `args = [condition]`; the results are the yields of the block that was taken. Blocks have no params. */
export interface IfOp extends OpBase {
  readonly kind: "if";
  readonly then: Block;
  readonly else: Block;
}
/**
 * `args` are the initial carried values. Each turn evaluates `cond` (params: carried; yields one bool; no
 * effects, nothing of it used elsewhere), then `body` (params: carried; yields the next carried). The results
 * are the carried values for which `cond` was false.
 */
export interface LoopOp extends OpBase {
  readonly kind: "loop";
  /** The owner that operations inside the body belong to. */
  readonly body: Block;
  readonly cond: Block;
  readonly loopOwner: OwnerId;
}
/** Calls `callee`; `args` are its params in order (captures first). A boundary says how reverse mode treats it. */
export interface CallOp extends OpBase {
  readonly kind: "call";
  readonly callee: string;
  readonly boundary: Boundary | undefined;
}
/** Calls a function that is not lowered, with copies of its arguments. It has no derivative but by a rule. */
export interface CallNativeOp extends OpBase {
  readonly kind: "callNative";
  readonly native: string;
}
/** A derivative of `callee`, symbolic until transform expands it; see `Transform` for operands and results. */
export interface DeriveOp extends OpBase {
  readonly kind: "derive";
  readonly callee: string;
  readonly transform: Transform;
}
/** `args = [x]` → x with no derivative. */
export interface StopGradientOp extends OpBase {
  readonly kind: "stopGradient";
}
/** `console.log` of its operands: primal values, printed once however often the code is run again. */
export interface PrintOp extends OpBase {
  readonly kind: "print";
  /** `cotangent` prints the cotangent of its one operand as the reverse sweep passes (`showCotangent`). */
  readonly what: "primal" | "cotangent";
  readonly label: string | undefined;
}
/** An inactive number from outside. Whatever is recomputed is given the same number again. */
export interface InputOp extends OpBase {
  readonly kind: "input";
  readonly name: "random" | "dateNow" | "performanceNow";
}
/** The user's `throw`; what follows is not reached. `args` are the pieces of a message, or one value of any kind. */
export interface ThrowOp extends OpBase {
  readonly kind: "throw";
  readonly errorName: string;
  /** A fault of the user's that Mixtape tells of: `args` say what was given, `parts` are the rest of the message. */
  readonly fault?: ThrownFault;
}

export type ThrownFault =
  | {
      readonly code: "rule-arity";
      readonly parts: Readonly<Record<"part" | "name" | "items" | "expected", string>>;
    }
  | { readonly code: "rule-length"; readonly parts: Readonly<Record<"part" | "name" | "what", string>> }
  | {
      readonly code: "rule-cotangent-length" | "rule-cotangent-size";
      readonly parts: Readonly<Record<"part" | "name" | "of", string>>;
    }
  | {
      readonly code: "rule-not-a-number";
      readonly parts: Readonly<Record<"part" | "name" | "of", string>>;
    }
  | { readonly code: "rule-modifies"; readonly parts: Readonly<Record<"part" | "name" | "what", string>> }
  | { readonly code: "rule-no-tangent"; readonly parts: Readonly<Record<"name" | "position", string>> }
  | {
      readonly code:
        | "array-shapes"
        | "array-values"
        | "array-degenerate"
        | "implicit-length"
        | "implicit-linear"
        | "implicit-not-finite"
        | "implicit-singular"
        | "implicit-unconverged";
      /** The name comes first in `args`, as a piece of the message. */
      readonly parts: Readonly<Record<string, never>>;
    };

/** `args = [x]` → the zero shadow of x: same lengths, `shadowType(x.type)`. */
export interface ZerosLikeOp extends OpBase {
  readonly kind: "zerosLike";
}
/** `args = [x]` → a deep copy. */
export interface CopyOp extends OpBase {
  readonly kind: "copy";
  /** An object that stands in several places: absent, it is one object in the copy too. */
  readonly repeats?: Repeats;
}
/** `split`: an object for each place. `zero`: so too, and all but the first have zeros for numbers. */
export type Repeats = "split" | "zero";
/** `args = [into, from]`, no result: adds structure to structure in place (both of one shadow type, a list or a record). */
export interface AccumulateOp extends OpBase {
  readonly kind: "accumulate";
}
/** `args = [a, b]` → num: Σ over leaves aᵢ·bᵢ of two shadows of one type (num included). */
export interface InnerOp extends OpBase {
  readonly kind: "inner";
}
/** `args = [shadow]` → num: how many numbers it holds (1 for a num). */
export interface LeafCountOp extends OpBase {
  readonly kind: "leafCount";
}
/** `args = [shadow, i]` → num: the i-th number in traversal order; 0 past the end. */
export interface LeafGetOp extends OpBase {
  readonly kind: "leafGet";
}
/** `args = [shadow, i, v]`, no result: adds v to the i-th number in place; nothing past the end. Not on a num. */
export interface LeafAddOp extends OpBase {
  readonly kind: "leafAdd";
}

/** Pushes its operands on the tape as one group, for the owner of this operation. Nums and bools take 8 bytes each. */
export interface TapePushOp extends OpBase {
  readonly kind: "tapePush";
  /** Names the group: a push and the pop that matches it have the same, and no others do. */
  readonly group?: number;
}
/** Pops the group that the matching push made; results in the order of the push's operands. */
export interface TapePopOp extends OpBase {
  readonly kind: "tapePop";
  readonly group?: number;
}
