/**
 * Reverse mode: from a function, its two sweeps. For a root both in one function (`f$vjp`), for what it calls a
 * pair (`g$fwd`, `g$rev`) that hands values over on the tape. Memory is never restored; shadows are.
 */
import { analyseStability } from "../analyse/stability.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { BlockBuilder } from "../ir/builder.ts";
import { shadowType } from "../ir/shadow.ts";
import { functionNamed, mapBlocks } from "../ir/traverse.ts";
import {
  num,
  type Block,
  type Boundary,
  type CallOp,
  type DeriveOptions,
  type Func,
  type Op,
  type Value,
} from "../ir/types.ts";
import { derivationOf, Involvement, type Derivation, type Deriver, type VjpFunction } from "./derivation.ts";
import { barName, Cotangents } from "./reverse/cotangents.ts";
import { nothingGiven, type Given } from "./reverse/recordings.ts";
import { reverseSteps, Sweep } from "./reverse/sweep.ts";
import { sweepOps } from "./reverse/sweepOps.ts";
import type { Needs, ReverseUnit, SplitFunction } from "./reverse/unit.ts";
import { ValueMap } from "../ir/valueTable.ts";

/**
 * Both sweeps of `root` in one function, and pairs for all it calls, added to the builder. `wrt` are the params that
 * are differentiated. May leave derivative operations (of derivatives inside `root`) to be expanded. Calls `announce`
 * before it writes the function, for a recursion that comes back to it through a boundary.
 * Raises native-no-rule, boundary-mutates, rule-captures-active, rule-no-tangent.
 */
export function reverseOf(
  deriver: Deriver,
  root: string,
  wrt: readonly number[],
  options: DeriveOptions,
  boundaryOf: (op: CallOp) => Boundary | undefined,
  announce: (vjp: VjpFunction) => void,
): VjpFunction {
  const derivation = derivationOf(deriver.builder, root, wrt, boundaryOf);
  return new Unit(deriver, derivation, options).vjpOf(root, announce);
}

interface Written extends SplitFunction {
  needs: Needs | undefined;
  /** While it is being written: asked what it needs, it answered "everything". */
  isOpen: boolean;
  answered: boolean;
}

class Unit implements ReverseUnit {
  readonly deriver: Deriver;
  readonly derivation: Derivation;
  readonly stability;
  readonly involvement: Involvement;
  readonly options: DeriveOptions;
  readonly #splits = new Map<string, Written>();

  constructor(deriver: Deriver, derivation: Derivation, options: DeriveOptions) {
    this.deriver = deriver;
    this.derivation = derivation;
    this.stability = analyseStability(derivation.aliases, derivation.effects);
    this.involvement = new Involvement(derivation);
    this.options = options;
  }

  splitOf(name: string): Written {
    const known = this.#splits.get(name);
    if (known !== undefined) return known;
    const { nameFor } = this.derivation;
    const { body } = this.#original(name);
    const split: Written = {
      forward: nameFor(name, "fwd"),
      reverse: nameFor(name, "rev"),
      activeParams: this.#active(body.params),
      shadowParams: this.#shadowed(body.params),
      activeResults: this.#active(body.yields),
      shadowResults: this.#shadowed(body.yields),
      needs: undefined,
      isOpen: false,
      answered: false,
    };
    this.#splits.set(name, split);
    return split;
  }

  needsOf(name: string): Needs {
    const split = this.splitOf(name);
    if (split.needs !== undefined) return split.needs;
    const { body } = this.#original(name);
    if (split.isOpen) {
      split.answered = true;
      return { params: body.params.map((_, index) => index), shadows: split.shadowParams };
    }
    split.isOpen = true;
    const needs = this.#writeSplit(this.#original(name), split);
    split.isOpen = false;
    split.needs = needs;
    return needs;
  }

  vjpOf(name: string, announce: (vjp: VjpFunction) => void): VjpFunction {
    const original = this.#original(name);
    const { body } = original;
    const vjp = this.#vjpSignature(original);
    const { derivedResults } = vjp;
    announce(vjp);
    const s = new Sweep(this, original);
    const params = [...s.define(body.params), ...s.defineShadows(body.params)];
    const seeds = derivedResults.map((index) => this.#seedFor(s, body.yields[index]!));
    const b = this.#blockFor(original, [...params, ...seeds]);
    const steps = sweepOps(s, body, b, true);
    const primals = body.yields.map((value) => s.primal(value));
    const forward = b.finish([]);

    const r = this.#blockFor(original, []);
    const cotangents = new Cotangents(this.derivation.activity, s.builder);
    derivedResults.forEach((index, position) => {
      const [value, seed] = [body.yields[index]!, seeds[position]!];
      if (s.hasShadow(value)) r.accumulate(s.shadow(value), seed);
      else cotangents.add(value, seed);
    });
    reverseSteps(steps, r, cotangents);
    const bars = this.#activeBars(body, r, cotangents);
    const reverse = s.recordings.resolve(forward, r.finish(bars), nothingGiven, true, original);
    const written = s.recordings.written(forward);
    this.#add(original, vjp.name, "reverse", {
      params: forward.params,
      ops: [...withRole(written.ops, "forward"), ...withRole(reverse.ops, "reverse")],
      yields: [...primals, ...reverse.yields],
    });
    return vjp;
  }

  #vjpSignature({ name, body }: Func): VjpFunction {
    const activeParams = this.#active(body.params);
    return {
      name: this.derivation.nameFor(name, "vjp"),
      activeParams,
      shadowParams: this.#shadowed(body.params),
      derivedResults: body.yields.flatMap((value, index) =>
        this.derivation.activity.isDerived(value) ? [index] : [],
      ),
      resultTypes: [...body.yields.map(({ type }) => type), ...activeParams.map(() => num)],
    };
  }

  #writeSplit(original: Func, split: Written): Needs {
    const { body } = original;
    const s = new Sweep(this, original);
    const params = s.define(body.params);
    const shadowParams = s.defineShadows(body.params);
    const b = this.#blockFor(original, [...params, ...shadowParams]);
    const steps = sweepOps(s, body, b, false);
    const forward = b.finish([
      ...body.yields.map((value) => s.primal(value)),
      ...split.shadowResults.map((index) => s.shadow(body.yields[index]!)),
    ]);

    const seeds = split.activeResults.map((index) => this.#seedFor(s, body.yields[index]!));
    const r = this.#blockFor(original, seeds);
    const cotangents = new Cotangents(this.derivation.activity, s.builder);
    split.activeResults.forEach((index, position) => cotangents.add(body.yields[index]!, seeds[position]!));
    reverseSteps(steps, r, cotangents);
    const bars = this.#activeBars(body, r, cotangents);
    const handed = new HandedParams(s, forward.params);
    const reverse = s.recordings.resolve(forward, r.finish(bars), handed, false, original);

    const isUsed = (position: number): boolean => split.answered || handed.isGiven(position);
    const needs: Needs = {
      params: body.params.flatMap((_, index) => (isUsed(index) ? [index] : [])),
      shadows: split.shadowParams.filter((_, position) => isUsed(params.length + position)),
    };
    const handedParams = forward.params.flatMap((value, position) =>
      isUsed(position) ? [handed.give(value)] : [],
    );
    this.#add(original, split.forward, "forward", s.recordings.written(forward));
    this.#add(original, split.reverse, "reverse", { ...reverse, params: [...handedParams, ...seeds] });
    return needs;
  }

  #activeBars(body: Block, r: BlockBuilder, cotangents: Cotangents): readonly Value[] {
    const bars = this.#active(body.params).map((index) => cotangents.takeOrZero(r, body.params[index]!));
    if (cotangents.left().length > 0) throw new InvariantError("a cotangent that no definition took");
    return bars;
  }

  #seedFor(s: Sweep, value: Value): Value {
    const type = s.hasShadow(value) ? shadowType(value.type) : num;
    return s.builder.freshValue(type, barName(value));
  }

  #blockFor(original: Func, params: readonly Value[]): BlockBuilder {
    return new BlockBuilder(this.derivation.builder, original.span, original.owner, params);
  }

  #add(original: Func, name: string, role: Func["role"], body: Block): void {
    const { owner, span } = original;
    this.derivation.builder.addFunction({ name, body, owner, span, role, captures: 0 });
  }

  #original(name: string): Func {
    return functionNamed(this.derivation.module, name);
  }

  #active(values: readonly Value[]): readonly number[] {
    return values.flatMap((value, index) => (this.derivation.activity.isActive(value) ? [index] : []));
  }

  #shadowed(values: readonly Value[]): readonly number[] {
    return values.flatMap((value, index) => (this.derivation.activity.hasShadow(value) ? [index] : []));
  }
}

/** The operations, marked with the sweep that they belong to. */
function withRole(ops: readonly Op[], role: "forward" | "reverse"): readonly Op[] {
  const marked = (op: Op): Op => ({
    ...mapBlocks(op, (block) => ({ ...block, ops: block.ops.map(marked) })),
    role,
  });
  return ops.map(marked);
}

/** Params of the forward sweep that its reverse gets as its own, where it uses them. */
class HandedParams implements Given {
  readonly #s: Sweep;
  readonly #params: readonly Value[];
  readonly #given = new ValueMap<Value>();

  constructor(s: Sweep, params: readonly Value[]) {
    this.#s = s;
    this.#params = params;
  }

  has(value: Value): boolean {
    return this.#params.includes(value);
  }

  give(value: Value): Value {
    const known = this.#given.get(value);
    if (known !== undefined) return known;
    const fresh = this.#s.builder.freshValue(value.type, value.name);
    this.#given.set(value, fresh);
    return fresh;
  }

  isGiven(position: number): boolean {
    const param = this.#params[position];
    return param !== undefined && this.#given.has(param);
  }
}
