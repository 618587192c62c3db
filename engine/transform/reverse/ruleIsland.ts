/**
 * A call with a rule of the user's: its `rrule` is run in the forward sweep, its pullback kept and called in the
 * reverse sweep. With an `frule` alone, the call is differentiated late by that. Captured variables, for which a
 * rule does not answer, go through both sweeps of the body with the arguments held fixed.
 */
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import type { CallOp, Rule, RuleBoundary, Value } from "../../ir/types.ts";
import { asShadowOf, carried } from "../absence.ts";
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
} from "../ruleCalls.ts";
import { areFinite, argumentWords, guardNumber, guardResult, isOfUser, type Grounds } from "../ruleGuards.ts";
import { zeroOf } from "../zeroShadow.ts";
import { runBothSweeps } from "./checkpointIsland.ts";
import type { Cotangents } from "./cotangents.ts";
import {
  isDifferentiated,
  isObligatory,
  keep,
  resultBar,
  zeroResultShadows,
  type Island,
} from "./islandOperands.ts";
import { contract, type TangentsOf } from "./lateIsland.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepRule(s: Sweep, op: CallOp, boundary: RuleBoundary, b: BlockBuilder): Step {
  const rule = ruleOf(s.unit.derivation.module, boundary);
  const captured = activeCaptures(s.unit.derivation.module, op, boundary, rule, (value) =>
    isDifferentiated(s, value),
  );
  const pullBack =
    rule.rrule === undefined ? byFrule(s, op, boundary, rule, b) : byRrule(s, op, boundary, rule, b);
  const through = captured.length === 0 ? undefined : bodyIsland(s, op, boundary, captured, b);
  return step(op, isObligatory(s, op), (r, cotangents) => {
    if (!isObligatory(s, op) && !op.results.some((value) => cotangents.has(value))) return;
    const bars = op.results.map((value) => resultBar(s, r, cotangents, value));
    pullBack(r, bars[0]!, cotangents);
    if (through !== undefined) runBothSweeps(s, through, bars, r, cotangents);
  });
}

type PullBack = (r: BlockBuilder, bar: Value, cotangents: Cotangents) => void;

function byRrule(s: Sweep, op: CallOp, boundary: RuleBoundary, rule: Rule, b: BlockBuilder): PullBack {
  const { module } = s.unit.derivation;
  const explicit = splitOperands(boundary, op.args).explicit;
  // A pullback looks at what it captured when it is called: its arguments must not change until then.
  const operands = splitOperands(
    boundary,
    op.args.map((arg) => keep(s, arg, op, b)),
  );
  const { value, pullback } = callRrule(b, module, rule, operands, op.callee);
  s.setPrimal(op.results[0]!, value);
  zeroResultShadows(s, op, b);
  s.recordings.pin(pullback);
  const grounds = groundsOf(s, rule, operands, explicit, value, b);
  return (r, bar, cotangents) => {
    const given = asShadowOf(r, value, bar);
    const bars = callPullback(r, module, rule, pullback, given, (position) =>
      isDifferentiated(s, explicit[position]!),
    );
    explicit.forEach((arg, position) => {
      if (!isDifferentiated(s, arg)) return;
      const cotangent = presentCotangent(r, op, rule, explicit, bars, position);
      const owner = isReference(arg.type) ? s.shadow(arg) : cotangent;
      const what = { part: "pullback", of: argumentWords(position) } as const;
      guardResult(r, rule, what, cotangent, owner, { ...grounds, values: [given, ...grounds.values] });
      if (isReference(arg.type)) r.accumulate(owner, cotangent);
      else cotangents.add(arg, carried(r, cotangent));
    });
  };
}

/**
 * What is differentiated, and the value, are looked at as long as they are there, so that the tape need not keep them for a
 * blame that hardly ever comes; what else the rule saw may be large, and is looked at only then.
 */
function groundsOf(
  s: Sweep,
  rule: Rule,
  { explicit, rruleCaptures }: RuleOperands,
  originals: readonly Value[],
  value: Value,
  b: BlockBuilder,
): Grounds {
  if (!isOfUser(rule)) return { values: [] };
  const isSeenNow = (_: Value, position: number): boolean =>
    !isReference(explicit[position]!.type) || isDifferentiated(s, originals[position]!);
  const later = explicit.filter((arg, position) => !isSeenNow(arg, position));
  return {
    values: [...later, ...rruleCaptures],
    wereFinite: areFinite(b, [...explicit.filter(isSeenNow), value]),
  };
}

function byFrule(s: Sweep, op: CallOp, boundary: RuleBoundary, rule: Rule, b: BlockBuilder): PullBack {
  const { module } = s.unit.derivation;
  const kept = op.args.map((arg) => keep(s, arg, op, b));
  const operands = splitOperands(boundary, kept);
  // The call stays one with a rule, so that it is differentiated by that again.
  s.copyOp(op, b);
  zeroResultShadows(s, op, b);
  const result = s.primal(op.results[0]!);
  const ruled = explicitIsland(s, op, boundary, kept);
  return (r, bar, cotangents) => {
    const tangentsOf: TangentsOf = (c, tangents) => {
      const seeds = operands.explicit.map((arg, position) => {
        const slot = ruled.wrt.indexOf(boundary.captures + position);
        if (slot >= 0) return tangents[slot]![0]!;
        return shadowType(arg.type).kind === "undefined" ? c.const(undefined) : zeroOf(c, arg);
      });
      const { value, tangent } = callFrule(c, module, rule, operands, seeds);
      checkFruleLength(c, rule, "value", value, result);
      checkFruleLength(c, rule, "tangent", tangent, value);
      guardNumber(c, rule, { part: "frule", of: "the tangent" }, tangent, {
        values: [value, ...seeds, ...operands.explicit, ...operands.fruleCaptures],
      });
      return [[tangent]];
    };
    contract(s, ruled, 1, [bar], r, cotangents, tangentsOf);
  };
}

/** What the rule answers for: the explicit arguments. */
function explicitIsland(s: Sweep, op: CallOp, boundary: RuleBoundary, kept: readonly Value[]): Island {
  const count = boundary.captures + boundary.explicit;
  const originals = op.args.slice(0, count);
  const wrt = originals.flatMap((arg, index) =>
    index >= boundary.captures && isDifferentiated(s, arg) ? [index] : [],
  );
  return { op, callee: op.callee, operands: kept.slice(0, count), originals, wrt };
}

/** The body with respect to captured variables alone. */
function bodyIsland(
  s: Sweep,
  op: CallOp,
  boundary: RuleBoundary,
  captured: readonly number[],
  b: BlockBuilder,
): Island {
  const own = op.args.slice(0, boundary.captures + boundary.explicit);
  return {
    op,
    callee: op.callee,
    operands: own.map((arg) => keep(s, arg, op, b)),
    originals: own,
    wrt: captured,
  };
}
