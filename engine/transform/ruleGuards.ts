/**
 * What the functions of a rule give and do is looked at while running: a cotangent as long as its argument, no NaN where
 * nothing given was NaN, arguments left as they were. Each fault names the rule; looking costs one pass over an array at most.
 */
import type { BlockBuilder } from "../ir/builder.ts";
import { isSomewhere } from "../source/span.ts";
import type { Rule, ThrownFault, Value } from "../ir/types.ts";

/** An argument in a message, counted from 1 as people do. */
export function argumentWords(position: number): string {
  return `argument ${String(position + 1)}`;
}

/** Ends the run where a cotangent or tangent does not fit `owner`, or is NaN though `given` is not. */
export function guardResult(
  b: BlockBuilder,
  rule: Rule,
  what: { readonly part: "frule" | "pullback"; readonly of: string },
  result: Value,
  owner: Value,
  given: Value,
): void {
  if (!isOfUser(rule)) return;
  const parts = { part: what.part, name: rule.name, of: what.of };
  if (result.type.kind === "list" && owner.type.kind === "list") {
    const count = b.length(result);
    endWhere(b, b.test("ne", [count, b.length(owner)]), { code: "rule-cotangent-length", parts }, count);
  }
  const size = sizeOf(b, result);
  if (size === undefined) return;
  b.ifOp(
    b.test("ne", [size, size]),
    (c) => {
      guardGiven(c, given, (d) => d.fault({ code: "rule-not-a-number", parts }, d.const(0)));
      return [];
    },
    () => [],
  );
}

/** Ends the run where the callee changed a copy that it was given of `original`. */
export function guardUnchanged(
  b: BlockBuilder,
  rule: Rule,
  part: "frule" | "rrule" | "pullback",
  original: Value,
  copy: Value,
): void {
  if (!isOfUser(rule) || original.type.kind !== "list" || original.type.elem.kind !== "num") return;
  const fault: ThrownFault = {
    code: "rule-modifies",
    parts: { part, name: rule.name, what: part === "pullback" ? "bar" : (original.name ?? "an argument") },
  };
  endWhere(b, b.test("ne", [b.length(copy), b.length(original)]), fault, b.const(0));
  const before = b.inner(original, original);
  const across = b.inner(copy, original);
  b.ifOp(
    b.test("eq", [before, before]),
    (c) => {
      endWhere(c, c.test("ne", [across, before]), fault, c.const(0));
      return [];
    },
    () => [],
  );
}

/** Rules of Mixtape's own library stand nowhere in the user's text, and keep to their contract. */
function isOfUser(rule: Rule): boolean {
  return isSomewhere(rule.span);
}

function endWhere(b: BlockBuilder, condition: Value, fault: ThrownFault, given: Value): void {
  b.ifOp(
    condition,
    (c) => {
      c.fault(fault, given);
      return [];
    },
    () => [],
  );
}

/** A number that is NaN exactly where one in the value is; undefined for values that are not looked into. */
function sizeOf(b: BlockBuilder, value: Value): Value | undefined {
  const { type } = value;
  if (type.kind === "num") return value;
  return type.kind === "list" && type.elem.kind === "num" ? b.inner(value, value) : undefined;
}

/** Acts where the given value holds no NaN. */
function guardGiven(b: BlockBuilder, given: Value, act: (b: BlockBuilder) => void): void {
  const size = sizeOf(b, given);
  if (size === undefined) return;
  b.ifOp(
    b.test("eq", [size, size]),
    (c) => {
      act(c);
      return [];
    },
    () => [],
  );
}
