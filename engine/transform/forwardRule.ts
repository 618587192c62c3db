/**
 * A ruled call under forward mode: its `frule` once for each lane; without one, rows of the Jacobian by the
 * `rrule`, contracted with the tangents. Captured variables, for which a rule does not answer, go through the
 * body with the arguments held fixed.
 */
import type { BlockBuilder } from "../ir/builder.ts";
import { isReference, shadowType } from "../ir/shadow.ts";
import type { CallOp, Rule, RuleBoundary, Value } from "../ir/types.ts";
import { BlockFormulas } from "../primitives/formulaBuilder.ts";
import { asShadowOf, carried } from "./absence.ts";
import type { ForwardWriter } from "./forwardWriter.ts";
import { forLeaves } from "./leafLoop.ts";
import { argumentWords, guardNumber, guardResult } from "./ruleGuards.ts";
import { refuseMutation } from "./islandMemory.ts";
import { mayShare } from "./sharing.ts";
import { unitBar } from "./wrappers/jacobian.ts";
import {
  activeCaptures,
  callFrule,
  checkFruleLength,
  callPullback,
  callRrule,
  presentCotangent,
  ruleOf,
  splitOperands,
  type RuleOperands,
} from "./ruleCalls.ts";
import { zeroOf } from "./zeroShadow.ts";

export function translateRuleCall(
  w: ForwardWriter,
  op: CallOp,
  boundary: RuleBoundary,
  b: BlockBuilder,
): void {
  const { derivation } = w.unit;
  refuseMutation(derivation, op, "given a rule");
  const rule = ruleOf(derivation.module, boundary);
  const operands = splitOperands(
    boundary,
    op.args.map((arg) => w.primal(arg)),
  );
  const explicit = splitOperands(boundary, op.args).explicit;
  const result = op.results[0]!;
  const { value, tangents } =
    rule.frule === undefined
      ? byRrule(w, op, rule, operands, explicit, b)
      : byFrule(w, rule, operands, explicit, b);
  w.setPrimal(result, value);
  if (!w.isDerived(result)) return;
  w.setTangents(result, addCaptures(w, op, boundary, rule, tangents, b));
}

interface Outcome {
  readonly value: Value;
  readonly tangents: readonly Value[];
}

function byFrule(
  w: ForwardWriter,
  rule: Rule,
  operands: RuleOperands,
  explicit: readonly Value[],
  b: BlockBuilder,
): Outcome {
  const outcomes = Array.from({ length: w.unit.lanes }, (_, lane) => {
    const given = explicit.map((arg) => explicitTangent(w, arg, lane, b));
    const outcome = callFrule(b, w.unit.derivation.module, rule, operands, given);
    const tangent = fitting(w, b, rule, outcome);
    guardNumber(b, rule, { part: "frule", of: "the tangent" }, tangent, {
      values: [outcome.value, ...given, ...operands.explicit, ...operands.fruleCaptures],
    });
    return { value: outcome.value, tangent };
  });
  return { value: outcomes[0]!.value, tangents: outcomes.map(({ tangent }) => tangent) };
}

/** The tangent in the structure of the value; the run ends where their lengths differ. */
function fitting(
  w: ForwardWriter,
  b: BlockBuilder,
  rule: Rule,
  { value, tangent }: ReturnType<typeof callFrule>,
): Value {
  const { kind } = tangent.type;
  checkFruleLength(b, rule, "tangent", tangent, value);
  if (kind !== "list" && kind !== "record") return tangent;
  const copy = b.zerosLike(value);
  b.accumulate(copy, tangent);
  return mayShare(copy.type) ? placeByPlace(w, b, value, [tangent]) : copy;
}

/** A sum of tangents in the structure of `like`; what stands in several places of it has each tangent's entry once. */
function placeByPlace(w: ForwardWriter, b: BlockBuilder, like: Value, parts: readonly Value[]): Value {
  const sum = b.zerosLike(like);
  forLeaves(w.builder, b, b.leafCount(sum), 1, (c, index) => {
    const entries = parts.map((part) => c.leafGet(part, index));
    putLeaf(
      c,
      sum,
      index,
      entries.reduce((total, entry) => c.prim("add", [total, entry])),
    );
  });
  return sum;
}

function explicitTangent(w: ForwardWriter, arg: Value, lane: number, b: BlockBuilder): Value {
  if (shadowType(arg.type).kind === "undefined") return b.const(undefined);
  return w.tangents(arg)?.[lane] ?? zeroOf(b, w.primal(arg));
}

function byRrule(
  w: ForwardWriter,
  op: CallOp,
  rule: Rule,
  operands: RuleOperands,
  explicit: readonly Value[],
  b: BlockBuilder,
): Outcome {
  const { module } = w.unit.derivation;
  const { value, pullback } = callRrule(b, module, rule, operands, op.callee);
  const grounds = [value, ...operands.explicit, ...operands.rruleCaptures];
  /** One row: the tangents of the output whose cotangent is `bar`. */
  const row = (c: BlockBuilder, bar: Value): readonly Value[] => {
    const cotangents = callPullback(
      c,
      module,
      rule,
      pullback,
      bar,
      (position) => w.tangents(explicit[position]!) !== undefined,
    );
    const formulas = new BlockFormulas(c, w.builder);
    return w.eachLane((lane) => {
      let sum = formulas.constant(0);
      explicit.forEach((arg, position) => {
        const tangent = w.tangents(arg)?.[lane];
        if (tangent === undefined) return;
        const cotangent = presentCotangent(c, op, rule, explicit, cotangents, position);
        const what = { part: "pullback", of: argumentWords(position) } as const;
        if (lane === 0) guardResult(c, rule, what, cotangent, tangent, { values: [bar, ...grounds] });
        const term = isReference(tangent.type)
          ? c.inner(cotangent, tangent)
          : formulas.mul(carried(c, tangent), carried(c, cotangent));
        sum = formulas.add(sum, term);
      });
      return sum;
    });
  };
  if (!isReference(value.type)) {
    const entries = row(b, asShadowOf(b, value, b.const(1)));
    return { value, tangents: entries.map((entry) => asShadowOf(b, value, entry)) };
  }
  const tangents = w.eachLane(() => b.zerosLike(value));
  const rows = b.leafCount(b.zerosLike(value));
  forLeaves(w.builder, b, rows, 1, (c, index) => {
    row(c, unitBar(c, value, index)).forEach((entry, lane) => {
      putLeaf(c, tangents[lane]!, index, entry);
    });
  });
  return { value, tangents };
}

/** An object that stands in several places is met in each of them, with the same entry. */
function putLeaf(b: BlockBuilder, tangent: Value, index: Value, entry: Value): void {
  const rest = mayShare(tangent.type) ? b.prim("sub", [entry, b.leafGet(tangent, index)]) : entry;
  b.leafAdd(tangent, index, rest);
}

/** Adds the tangents with respect to captured variables, from the body. */
function addCaptures(
  w: ForwardWriter,
  op: CallOp,
  boundary: RuleBoundary,
  rule: Rule,
  tangents: readonly Value[],
  b: BlockBuilder,
): readonly Value[] {
  const { module, activity } = w.unit.derivation;
  const captures = activeCaptures(
    module,
    op,
    boundary,
    rule,
    (value) => activity.isDerived(value) && activity.isVaried(value),
  );
  if (captures.length === 0) return tangents;
  const body = w.unit.deriver.forward(op.callee, captures, w.unit.lanes, {});
  const operands = op.args.slice(0, boundary.captures + boundary.explicit);
  const seeds = body.derivedParams.flatMap((index) =>
    captures.includes(index)
      ? w.tangentsOrZero(b, op.args[index]!)
      : w.eachLane(() => zeroOf(b, w.primal(op.args[index]!))),
  );
  const results = b.call(body.name, [...operands.map((arg) => w.primal(arg)), ...seeds], body.resultTypes);
  const more = results.slice(op.results.length);
  if (more.length === 0) return tangents;
  return tangents.map((tangent, lane) => {
    if (!isReference(tangent.type)) {
      const sum = b.prim("add", [carried(b, tangent), carried(b, more[lane]!)]);
      return asShadowOf(b, tangent, sum);
    }
    if (mayShare(tangent.type)) return placeByPlace(w, b, tangent, [tangent, more[lane]!]);
    const sum = b.copy(tangent);
    b.accumulate(sum, more[lane]!);
    return sum;
  });
}
