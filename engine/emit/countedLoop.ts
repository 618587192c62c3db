/** Whether a loop is a `for`: which variable it tests and steps, and whether that lives in the loop alone. */
import { known } from "./known.ts";
import type { Body, Expr, Statement } from "./tree.ts";
import { movesOf, readsOf, type VariableMove } from "./variableMoves.ts";
import type { Variable, Variables } from "./variables.ts";

export interface CountedLoop {
  /** The assignment at the end of each turn that goes into the head of the `for`. */
  readonly step: VariableMove;
  /** The first value, where it can stand in the head too. */
  readonly first: VariableMove | undefined;
}

type Loop = Statement & { kind: "loop" };

/** The counter is tested, and stepped by arithmetic on itself and on what the body does not assign, at its end. */
export function findCountedLoop(loop: Loop, variables: Variables): CountedLoop | undefined {
  const last = loop.body.statements.at(-1);
  if (last?.kind !== "copy" || !isSilent(loop.before, variables)) return undefined;
  const moves = movesOf(last, variables).map((move) => asStep(move, loop.body, variables));
  const tested = readsOf(loop.test, variables);
  const [start] = variables.extentOf(loop);
  const isSteady = (read: Variable): boolean =>
    (read.isParam || read.first < start) && !moves.some((move) => move.target === read);
  const step = moves.find(
    ({ target, source, reads }) =>
      tested.has(target) &&
      reads.has(target) &&
      isArithmetic(source) &&
      [...reads].every((read) => read === target || isSteady(read)),
  );
  if (step === undefined) return undefined;
  const init = movesOf(loop.init, variables);
  return { step, first: init.find((move) => canBegin(move, init, step, loop, variables)) };
}

/** Whether nothing would be written for it. */
export function isSilent(body: Body, variables: Variables): boolean {
  return body.statements.every(
    (statement) => statement.kind === "copy" && movesOf(statement, variables).length === 0,
  );
}

/** A step that the body has computed for other uses too, as the arithmetic that it is. */
function asStep(move: VariableMove, body: Body, variables: Variables): VariableMove {
  const { source } = move;
  if (source.kind !== "value") return move;
  const made = body.statements.find((each) => each.kind === "define" && each.results[0] === source.value);
  if (made?.kind !== "define" || made.results.length !== 1 || !isArithmetic(made.expr)) return move;
  const reads = readsOf(made.expr, variables);
  const [from] = variables.extentOf(made);
  const [to] = variables.extentOf(known(body.statements.at(-1), "the end of a loop"));
  const isStale = [...reads].some(({ assignments }) => assignments.some((at) => at > from && at < to));
  return isStale ? move : { ...move, source: made.expr, reads };
}

function canBegin(
  move: VariableMove,
  init: readonly VariableMove[],
  step: VariableMove,
  loop: Loop,
  variables: Variables,
): boolean {
  const [start, end] = variables.extentOf(loop);
  const { target, reads } = move;
  const isLocal = target.first >= start && target.last <= end && variables.isDeclaredBy(target, loop);
  return target === step.target && isLocal && !init.some((other) => reads.has(other.target));
}

function isArithmetic(expr: Expr): boolean {
  if (expr.kind === "value") return true;
  return (
    expr.kind === "op" &&
    (expr.op.kind === "prim" || expr.op.kind === "const") &&
    expr.args.every(isArithmetic)
  );
}
