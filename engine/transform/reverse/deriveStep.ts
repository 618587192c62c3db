/**
 * The step of a derivative taken inside a function that is itself reversed, by the symmetry of second derivatives:
 * with s(x, ȳ) = ȳ·g(x), ∇s = (x̄, y) is what `vjp(g)` gives, so that its pullback along (v, w) is the
 * directional derivative of `vjp(g)` along (ẋ, ȳ˙) = (v, w): forward over reverse, and no tape is reversed.
 */
import { sure } from "../../diagnostics/sure.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { DeriveOp, RecordType, Value } from "../../ir/types.ts";
import { asShadowOf, carried } from "../absence.ts";
import { fullVjpOf, type FullVjp } from "../fullVjp.ts";
import { byPlaces } from "../sharing.ts";
import type { Cotangents } from "./cotangents.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepDerive(s: Sweep, op: DeriveOp, b: BlockBuilder): Step {
  if (op.transform.kind === "jacobian")
    throw new InvariantError("a Jacobian is written out before it is reversed");
  const kept = op.args.map((arg) => keepOperand(s, arg, op, b));
  s.copyOp(op, b);
  for (const result of op.results)
    if (s.hasShadow(result)) s.setShadow(result, b.zerosLike(s.primal(result), result.name));
  const obligatory = op.results.some((value) => s.hasShadow(value));
  return step(op, obligatory, (r, cotangents) => {
    if (obligatory || op.results.some((value) => cotangents.has(value)))
      new DeriveReverser(s, op, kept, r, cotangents).write();
  });
}

function keepOperand(s: Sweep, arg: Value, op: DeriveOp, b: BlockBuilder): Value {
  const primal = s.primal(arg);
  if (!isReference(arg.type) || s.unit.stability.isKept(arg, op)) return primal;
  const copy = b.copy(primal, arg.name);
  s.recordings.pin(copy);
  return copy;
}

class DeriveReverser {
  readonly #s: Sweep;
  readonly #op: DeriveOp;
  readonly #kept: readonly Value[];
  readonly #r: BlockBuilder;
  readonly #cotangents: Cotangents;
  /** How many of the operands are the function's own. */
  readonly #count: number;
  /** Operands of the function whose cotangents are wanted, by index. */
  readonly #active: readonly number[];

  constructor(s: Sweep, op: DeriveOp, kept: readonly Value[], r: BlockBuilder, cotangents: Cotangents) {
    this.#s = s;
    this.#op = op;
    this.#kept = kept;
    this.#r = r;
    this.#cotangents = cotangents;
    this.#count = functionNamed(s.builder.finish(), op.callee).body.params.length;
    this.#active = op.args
      .slice(0, this.#count)
      .flatMap((arg, index) => (this.#isActive(arg) ? [index] : []));
  }

  write(): void {
    if (this.#op.transform.kind === "jvp") this.#reverseJvp();
    else this.#reverseVjp();
  }

  /** (y, x̄…) = vjp(g)(x, ȳ), or a gradient, where ȳ = 1. */
  #reverseVjp(): void {
    const { wrt, kind } = this.#op.transform;
    const r = this.#r;
    const full = this.#fullVjp(this.#active);
    const seed = kind === "vjp" ? this.#kept[this.#count]! : r.const(1);
    const valueBar = this.#seedBar(this.#op.results[0]!);
    const directions = new Map<number, Value>();
    wrt.forEach((index, position) => {
      const bar = this.#bar(this.#op.results[1 + position]!);
      if (bar !== undefined) directions.set(index, bar);
    });
    const { tangent } = this.#derivative(full, seed, directions, valueBar);
    this.#handOn(full, tangent, this.#active, (index) => this.#op.args[index]!);
    const seedArg = this.#op.args[this.#count];
    if (kind === "vjp" && seedArg !== undefined && this.#isActive(seedArg))
      this.#contribute(seedArg, r.getField(tangent, "value"));
  }

  /** (y, ẏ) = jvp(g)(x, ẋ): along ẋ the derivative of vjp(g)(x, ẏBar) gives xBar, itself ẋBar. */
  #reverseJvp(): void {
    const { wrt } = this.#op.transform;
    const tangentArgs = wrt.map((_, position) => this.#op.args[this.#count + position]!);
    const wanted = wrt.filter((_, position) => this.#isActive(tangentArgs[position]!));
    const full = this.#fullVjp([...new Set([...this.#active, ...wanted])].sort((a, b) => a - b));
    const [value, tangentResult] = [this.#op.results[0]!, this.#op.results[1]!];
    const seed = this.#seedBar(tangentResult) ?? this.#zeroBar(tangentResult);
    const directions = new Map<number, Value>();
    wrt.forEach((index, position) => directions.set(index, this.#kept[this.#count + position]!));
    const { primal, tangent } = this.#derivative(full, seed, directions, this.#seedBar(value));
    this.#handOn(full, tangent, this.#active, (index) => this.#op.args[index]!);
    const tangentOf = (index: number): Value => tangentArgs[wrt.indexOf(index)]!;
    this.#handOn(full, primal, wanted, tangentOf);
  }

  #fullVjp(wrt: readonly number[]): FullVjp {
    return fullVjpOf(this.#s.builder, this.#op.callee, wrt, this.#op.transform.options);
  }

  /** The derivative of the full vjp at (x, seed) along the given directions of operands and of the seed. */
  #derivative(
    full: FullVjp,
    seed: Value,
    directions: ReadonlyMap<number, Value>,
    seedDirection: Value | undefined,
  ): { readonly primal: Value; readonly tangent: Value } {
    const r = this.#r;
    const wrt = [...directions.keys()];
    const tangents = [...directions.values()];
    if (seedDirection !== undefined) {
      wrt.push(this.#count);
      tangents.push(seedDirection);
    }
    const operands = [...this.#kept.slice(0, this.#count), seed];
    const shadow = shadowType(full.result) as RecordType;
    const [primal, tangent] = r.derive(
      full.name,
      { kind: "jvp", wrt, options: this.#op.transform.options },
      [...operands, ...tangents],
      [full.result, shadow],
    );
    return { primal: sure(primal), tangent: sure(tangent) };
  }

  /** Adds the fields of a full vjp's result (or of its tangent) that stand for operands to what they belong to. */
  #handOn(full: FullVjp, record: Value, indices: readonly number[], target: (index: number) => Value): void {
    for (const index of indices)
      this.#contribute(target(index), this.#r.getField(record, full.fieldOf(index)));
  }

  #contribute(target: Value, term: Value): void {
    if (isReference(target.type)) this.#r.accumulate(this.#s.shadow(target), term);
    else this.#cotangents.add(target, carried(this.#r, term));
  }

  /** The cotangent of a result, of its shadow type; undefined where it has none. */
  #bar(result: Value): Value | undefined {
    if (isReference(result.type)) return this.#s.hasShadow(result) ? this.#s.shadow(result) : undefined;
    const number = this.#cotangents.take(this.#r, result);
    return number === undefined ? undefined : asShadowOf(this.#r, this.#s.primal(result), number);
  }

  /** The cotangent of a result in the form of the function's value, by places. */
  #seedBar(result: Value): Value | undefined {
    const bar = this.#bar(result);
    return bar === undefined || !isReference(result.type) ? bar : byPlaces(this.#r, bar);
  }

  #zeroBar(result: Value): Value {
    return result.type.kind === "num" ? this.#r.const(0) : this.#r.zerosLike(this.#s.primal(result));
  }

  #isActive(value: Value): boolean {
    return this.#s.isActive(value) || this.#s.hasShadow(value);
  }
}
