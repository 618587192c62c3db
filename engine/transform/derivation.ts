/**
 * What forward and reverse mode share: the analyses of one function to differentiate with everything it calls,
 * and the deriver they ask for derivatives of functions behind a boundary.
 */
import { isOpaque } from "../ir/boundaries.ts";
import { analyseActivity, type Activity } from "../analyse/activity.ts";
import { analyseAliases, type Aliases } from "../analyse/aliases.ts";
import { analyseEffects, type Effects } from "../analyse/effects.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { ModuleBuilder } from "../ir/builder.ts";
import { forEachDefinition, forEachOp } from "../ir/traverse.ts";
import {
  undef,
  type Boundary,
  type CallOp,
  type DeriveOptions,
  type Func,
  type Module,
  type Op,
  type Type,
  type Value,
} from "../ir/types.ts";
import type { Replays } from "./replay.ts";

/** A generated tangent function: params, then `lanes` tangents of each derived param; likewise its results. */
export interface ForwardFunction {
  readonly name: string;
  readonly lanes: number;
  /** Indices of the original's params and results that have tangents. */
  readonly derivedParams: readonly number[];
  readonly derivedResults: readonly number[];
  readonly resultTypes: readonly Type[];
}

/**
 * A generated function that is a forward and a reverse sweep in one. Params: the original's, the shadows of
 * `shadowParams`, one cotangent for each of `derivedResults` (a number or a structure). Results: the
 * original's, then the cotangents of `activeParams`. Cotangents of references are added into their shadows.
 */
export interface VjpFunction {
  readonly name: string;
  readonly activeParams: readonly number[];
  readonly shadowParams: readonly number[];
  readonly derivedResults: readonly number[];
  readonly resultTypes: readonly Type[];
}

/** Makes derivatives of whole functions; `expand` implements it, forward and reverse mode call it for what lies behind boundaries. */
export interface Deriver {
  readonly builder: ModuleBuilder;
  readonly replays: Replays;
  /** A function like it whose inner derivatives have no effects, so that it can be run again from a log. */
  settledOf(callee: string): string;
  /** Tangents of a function with respect to some params; the code has no derivative operations left in it. */
  forward(
    callee: string,
    wrt: readonly number[],
    lanes: number,
    plan: DeriveOptions["plan"],
  ): ForwardFunction;
  /** Both sweeps of a function; the code may have derivative operations in it. */
  reverse(callee: string, wrt: readonly number[], options: DeriveOptions): VjpFunction;
}

/** The analyses of everything below one root, for one set of active params. */
export interface Derivation {
  readonly builder: ModuleBuilder;
  readonly module: Module;
  readonly root: string;
  readonly aliases: Aliases;
  readonly effects: Effects;
  readonly activity: Activity;
  readonly boundaryOf: (op: CallOp) => Boundary | undefined;
  /** The name for a function generated from `original`, as `f$jvp4`; unique. */
  readonly nameFor: (original: string, suffix: string) => string;
}

export function derivationOf(
  builder: ModuleBuilder,
  root: string,
  activeParams: readonly number[],
  boundaryOf: (op: CallOp) => Boundary | undefined,
): Derivation {
  const module = builder.finish();
  const aliases = analyseAliases(module, root);
  return {
    builder,
    module,
    root,
    aliases,
    effects: analyseEffects(aliases),
    activity: analyseActivity(aliases, root, { activeParams, boundaryOf }),
    boundaryOf,
    nameFor: (original, suffix) => builder.uniqueName(`${original}$${suffix}`),
  };
}

/** Which functions and operations have any part in the derivative; the others are copied as they stand. */
export class Involvement {
  readonly #derivation: Derivation;
  #functions: ReadonlySet<string> | undefined;
  readonly #ops = new Map<Op, boolean>();

  constructor(derivation: Derivation) {
    this.#derivation = derivation;
  }

  /** Whether the function, or one that it calls, has values with a tangent or a shadow, or uses the tape. */
  hasFunction(name: string): boolean {
    this.#functions ??= this.#findFunctions();
    return this.#functions.has(name);
  }

  /** Whether the operation, or one inside its blocks, makes, stores or hands on a derivative. */
  has(op: Op): boolean {
    let involved = this.#ops.get(op);
    if (involved === undefined) {
      involved = this.#findInvolved(op);
      this.#ops.set(op, involved);
    }
    return involved;
  }

  #findInvolved(op: Op): boolean {
    const { activity, boundaryOf } = this.#derivation;
    if (op.results.some((value) => activity.isDerived(value))) return true;
    switch (op.kind) {
      case "store":
      case "setLength":
      case "push":
      case "pop":
      case "setField":
      case "accumulate":
      case "leafAdd":
        return activity.isDerived(op.args[0]!);
      case "print":
        return op.what === "cotangent";
      case "tapePush":
      case "tapePop":
        return true;
      case "callNative":
        return false;
      case "call": {
        const boundary = boundaryOf(op);
        // What stores into shadowed memory is looked at, and refused, even where it has no derivative.
        if (isOpaque(boundary)) return op.args.some((arg) => activity.hasShadow(arg));
        return this.hasFunction(op.callee);
      }
      case "if":
        return [op.then, op.else].some((block) => this.#hasBlock(block.ops));
      case "loop":
        return op.body.params.some((value) => activity.isDerived(value)) || this.#hasBlock(op.body.ops);
      default:
        return false;
    }
  }

  #findFunctions(): ReadonlySet<string> {
    const { aliases, activity } = this.#derivation;
    const found = new Set<string>();
    const callers = new Map<string, string[]>();
    for (const { name, body } of aliases.functions) {
      forEachDefinition(body, (value) => {
        if (activity.isDerived(value)) found.add(name);
      });
      forEachOp(body, (op) => {
        // Both ends of a group are copied, or neither.
        if (op.kind === "tapePush" || op.kind === "tapePop") found.add(name);
        if (op.kind === "call") callers.set(op.callee, [...(callers.get(op.callee) ?? []), name]);
      });
    }
    for (const name of found) for (const caller of callers.get(name) ?? []) found.add(caller);
    return found;
  }

  #hasBlock(ops: readonly Op[]): boolean {
    return ops.some((op) => this.has(op));
  }
}

/** The matching pop's results of every group in the functions. */
export function poppedGroups(functions: readonly Func[]): ReadonlyMap<number, readonly Value[]> {
  const popped = new Map<number, readonly Value[]>();
  for (const func of functions)
    forEachOp(func.body, (op) => {
      if (op.kind !== "tapePop") return;
      if (op.group === undefined) throw new InvariantError("a tape operation without its group");
      popped.set(op.group, op.results);
    });
  return popped;
}

/** A number for a matching pair of tape operations that no other pair in the module has. */
export function freshGroup(builder: ModuleBuilder): number {
  return builder.freshValue(undef).id;
}
