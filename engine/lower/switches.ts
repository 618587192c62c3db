/**
 * `switch`: a chain of choices where every case ends with a jump; where one falls through, the number of the case
 * to begin with and the bodies in a row.
 */
import type * as t from "@babel/types";
import { arm, joinArms, type Arm } from "./arms.ts";
import type { Frame, JumpScope } from "./frame.ts";
import { force } from "./coerce.ts";
import { identical } from "./operators.ts";
import { guarded } from "./statementGuard.ts";
import type { Temp, Val } from "./values.ts";

export function switchStatement(frame: Frame, node: t.SwitchStatement, labels: readonly string[]): void {
  const scope: JumpScope = { labels, breakTo: { kind: "break" }, continueTo: undefined, plainBreak: true };
  const val = frame.lower.expression(frame, node.discriminant);
  frame.jumps.push(scope);
  const groups = groupsOf(node);
  const chain = asChain(groups);
  if (chain) lowerChain(frame, val, chain);
  else fallThrough(frame, val, groups);
  frame.jumps.pop();
  frame.env.arrive(scope.breakTo);
}

/** Cases that share one body: all but the last have none. */
interface Group {
  readonly tests: readonly t.Expression[];
  readonly isDefault: boolean;
  readonly body: readonly t.Statement[];
}

function groupsOf(node: t.SwitchStatement): Group[] {
  const groups: Group[] = [];
  let tests: t.Expression[] = [];
  let isDefault = false;
  for (const [index, branch] of node.cases.entries()) {
    if (branch.test) tests.push(branch.test);
    else isDefault = true;
    if (branch.consequent.length === 0 && index < node.cases.length - 1) continue;
    groups.push({ tests, isDefault, body: branch.consequent });
    tests = [];
    isDefault = false;
  }
  return groups;
}

interface Chain {
  readonly cases: readonly Group[];
  readonly otherwise: Group | undefined;
}

/** The groups as a chain, where none falls through; cases that share a body with `default` must be plain values. */
function asChain(groups: readonly Group[]): Chain | undefined {
  const falls = groups.slice(0, -1).some(({ body }) => !endsAbruptly(body));
  const otherwise = groups.find(({ isDefault }) => isDefault);
  if (falls || (otherwise && otherwise.tests.length > 0 && !arePlain(groups))) return undefined;
  return { cases: groups.filter(({ isDefault }) => !isDefault), otherwise };
}

/** Whether all tests are different literals, so that one that leads to `default` need not be made. */
function arePlain(groups: readonly Group[]): boolean {
  const tests = groups.flatMap((group) => group.tests);
  const values = tests.map((test) =>
    test.type === "NumericLiteral" || test.type === "StringLiteral"
      ? `${typeof test.value} ${String(test.value)}`
      : undefined,
  );
  return !values.includes(undefined) && new Set(values).size === values.length;
}

function endsAbruptly(body: readonly t.Statement[]): boolean {
  const last = body.at(-1);
  if (!last) return false;
  switch (last.type) {
    case "BreakStatement":
    case "ContinueStatement":
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    case "BlockStatement":
      return endsAbruptly(last.body);
    case "IfStatement":
      return (
        Boolean(last.alternate) &&
        endsAbruptly([last.consequent]) &&
        endsAbruptly(last.alternate ? [last.alternate] : [])
      );
    default:
      return false;
  }
}

function lowerChain(frame: Frame, val: Val, { cases, otherwise }: Chain): void {
  const [first, ...rest] = cases;
  if (!first) {
    if (otherwise) frame.lower.statements(frame, otherwise.body);
    return;
  }
  const test = anyOf(frame, val, first.tests);
  const goOn = (): void => lowerChain(frame, val, { cases: rest, otherwise });
  if (test.constant !== undefined) {
    if (test.constant === true) frame.lower.statements(frame, first.body);
    else goOn();
    return;
  }
  const then = sideOf(frame, () => frame.lower.statements(frame, first.body));
  const other = sideOf(frame, goOn);
  joinArms(frame, test, then, other);
}

function sideOf(frame: Frame, work: () => void): Arm {
  return arm(frame, () => {
    work();
    return undefined;
  });
}

/** Whether the value is one of the tests', which are evaluated until one is. */
function anyOf(frame: Frame, val: Val, tests: readonly t.Expression[]): Temp {
  const [first, ...rest] = tests;
  if (!first) return frame.code.constant(false);
  const test = frame.at(first, () => identical(frame, val, frame.lower.expression(frame, first)));
  if (rest.length === 0 || test.constant === true) return test;
  if (test.constant === false) return anyOf(frame, val, rest);
  const found = arm(frame, () => frame.code.constant(true));
  const search = arm(frame, () => anyOf(frame, val, rest));
  const result = joinArms(frame, test, found, search);
  return result ? force(frame, result) : test;
}

// --- Falling through -----------------------------------------------------------------------------------

function fallThrough(frame: Frame, val: Val, groups: readonly Group[]): void {
  const start = startOf(frame, val, groups, 0);
  const bodies = (from: number): void => {
    if (from >= groups.length || frame.env.dead) return;
    if (frame.env.flags.size > 0) {
      guarded(frame, () => bodies(from));
      return;
    }
    const isSure = from === groups.length - 1 && groups.some(({ isDefault }) => isDefault);
    if (isSure) frame.lower.statements(frame, groups[from]!.body);
    else runFrom(frame, start, from, groups[from]!);
    bodies(from + 1);
  };
  bodies(0);
}

function runFrom(frame: Frame, start: Temp, position: number, group: Group): void {
  if (typeof start.constant === "number") {
    if (start.constant <= position) frame.lower.statements(frame, group.body);
    return;
  }
  const test = frame.code.test("le", start, frame.code.constant(position));
  const run = sideOf(frame, () => frame.lower.statements(frame, group.body));
  const skip = sideOf(frame, () => undefined);
  joinArms(frame, test, run, skip);
}

/** The number of the group to begin with; past the last where none matches. */
function startOf(frame: Frame, val: Val, groups: readonly Group[], from: number): Temp {
  const group = groups[from];
  if (!group) {
    const fallback = groups.findIndex(({ isDefault }) => isDefault);
    return frame.code.constant(fallback < 0 ? groups.length : fallback);
  }
  const test = anyOf(frame, val, group.tests);
  if (test.constant === true) return frame.code.constant(from);
  if (test.constant === false) return startOf(frame, val, groups, from + 1);
  const here = arm(frame, () => frame.code.constant(from));
  const further = arm(frame, () => startOf(frame, val, groups, from + 1));
  const result = joinArms(frame, test, here, further);
  return result ? force(frame, result) : test;
}
