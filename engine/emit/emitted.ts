/**
 * What emission hands to `run` and `trace`: the text of a module, how its arguments and results are held,
 * and tables that say what its numbers mean. Data only.
 */
import type { Func, Owner, OwnerId, RecordType, ThrowOp } from "../ir/types.ts";
import type { Span } from "../source/span.ts";

/** Entries that a list may grow to one by one: 128 MiB of numbers. */
export const longestGrown = 2 ** 24;

/** How values of one type and alias class are held while emitted code runs. */
export type Layout =
  | { readonly kind: "num" | "bool" | "str" | "undefined" }
  | {
      readonly kind: "list";
      readonly flavor: "array" | "f64" | "f32";
      readonly elem: Layout;
      /** `typed`: a Float64Array (flavor f32: a Float32Array); `plain`: a JavaScript array. */
      readonly held: "typed" | "plain";
      /** Which alias class, so that one object met twice is known to be one; and whether anything stores into it. */
      readonly aliasClass: number;
      readonly stored: boolean;
    }
  | {
      readonly kind: "record";
      readonly flavor: RecordType["flavor"];
      readonly fields: readonly LayoutField[];
      readonly aliasClass: number;
      readonly stored: boolean;
    }
  | { readonly kind: "maybe"; readonly of: Layout };

export interface LayoutField {
  /** The user's key. */
  readonly name: string;
  /** The property that emitted code uses. */
  readonly property: string;
  readonly layout: Layout;
}

/** A place where emitted code can stop a run. */
export interface Site {
  readonly span: Span;
  readonly owner: OwnerId;
}

/** Work and bytes of one place in the source, each time that a block runs. */
export interface Figure {
  readonly owner: OwnerId;
  readonly span: Span;
  readonly role: Func["role"];
  /** Scalar operations. */
  readonly prims: number;
  /** Bytes pushed on the tape. */
  readonly bytes: number;
}

/** A block whose executions measured code counts; its index is its place in `Emitted.blocks`. */
export interface CountedBlock {
  readonly owner: OwnerId;
  readonly role: Func["role"];
  /** What one execution means to the owner: the function is entered, the loop turns, or nothing. */
  readonly event: "enter" | "turn" | undefined;
  readonly figures: readonly Figure[];
}

/** A kind of tape group: what one push of it adds. Its index is its place in `Emitted.groups`. */
export interface TapeGroup {
  readonly owner: OwnerId;
  /** 8 for each number, boolean and reference. */
  readonly bytes: number;
  /** How many of its operands are references. */
  readonly references: number;
  /** Where the recorded values were computed. */
  readonly sources: readonly { readonly span: Span; readonly bytes: number }[];
}

/** A place that prints. */
export interface EmittedPrint {
  readonly what: "primal" | "cotangent";
  readonly label: string | undefined;
  readonly span: Span;
  readonly layouts: readonly Layout[];
}

/** A `throw` of the user's. */
export interface EmittedThrow {
  readonly errorName: string;
  readonly fault: ThrowOp["fault"];
  readonly span: Span;
  readonly layout: Layout;
}

/** The text of one function, for readers. */
export interface Listing {
  readonly name: string;
  readonly role: Func["role"];
  readonly owner: OwnerId;
  readonly text: string;
  /** For each line of `text`, where in the user's source it comes from. */
  readonly origins: readonly (Span | undefined)[];
}

export interface Emitted {
  /** The body of `new Function("rt", text)`, which returns the root function. */
  readonly text: string;
  readonly root: string;
  readonly measured: boolean;
  readonly params: readonly Layout[];
  /** One for each result of the root. Results after the first are left in `rt.out` and `rt.refs` (see `printReturn`). */
  readonly results: readonly Layout[];
  readonly listings: readonly Listing[];
  readonly sites: readonly Site[];
  /** Layouts that structure functions (`zerosLike`, `copy`) make, by the index that emitted code passes. */
  readonly layouts: readonly Layout[];
  readonly prints: readonly EmittedPrint[];
  readonly throws: readonly EmittedThrow[];
  readonly natives: readonly EmittedNative[];
  readonly kernels: readonly EmittedKernel[];
  /** How many results a function has at most. */
  readonly outSlots: number;
  /** Names of the primitives that the text calls and that are no `Math.*`. */
  readonly primitives: readonly string[];
  /** Empty in fast code. */
  readonly blocks: readonly CountedBlock[];
  readonly groups: readonly TapeGroup[];
  /** Of the module. */
  readonly owners: readonly Owner[];
}

/** A function that asks its kernel first. */
export interface EmittedKernel {
  readonly name: string;
  /** What its body and its loops count as, in the order of the kernel's `turns`; empty in fast code. */
  readonly blocks: readonly number[];
}

/** A place that calls a native function. */
export interface EmittedNative {
  readonly name: string;
  readonly span: Span;
  readonly params: readonly Layout[];
  readonly result: Layout;
}
