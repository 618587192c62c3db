/**
 * Statements in sequence. What follows a statement that may jump away is lowered only where control arrives:
 * inside the branch that goes on, or under a flag.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { arm, joinArms, resume, type Arm } from "./arms.ts";
import { patternSource } from "./assignments.ts";
import { applyNarrowings, condition } from "./conditions.ts";
import { force } from "./coerce.ts";
import { declaredDictionary } from "./dictionaries.ts";
import type { Frame, JumpScope } from "./frame.ts";
import { forIn } from "./forIn.ts";
import { forOf } from "./forOf.ts";
import { doWhileLoop, forLoop, whileLoop } from "./loops.ts";
import { assignPattern, declarePattern } from "./patterns.ts";
import { guarded } from "./statementGuard.ts";
import { objectExpression } from "./literals.ts";
import { selfMethods } from "./selfMethods.ts";
import { switchStatement } from "./switches.ts";
import { throwStatement } from "./throws.ts";
import { absent, type Val } from "./values.ts";

/** Lowers statements in order, up to where no control arrives. */
export function statements(frame: Frame, nodes: readonly t.Statement[]): void {
  sequence(frame, nodes, 0);
}

function sequence(frame: Frame, nodes: readonly t.Statement[], from: number): void {
  for (let index = from; index < nodes.length; index++) {
    if (frame.env.dead) return;
    if (frame.env.flags.size > 0) {
      guarded(frame, () => sequence(frame, nodes, index));
      return;
    }
    const node = nodes[index]!;
    if (node.type === "IfStatement") {
      if (ifThen(frame, node, () => sequence(frame, nodes, index + 1))) return;
    } else statement(frame, node, []);
  }
}

/**
 * An `if`; where exactly one side goes on, so does what follows, inside that side. True if it has been lowered.
 */
function ifThen(frame: Frame, node: t.IfStatement, follow: () => void): boolean {
  const { value, whenTrue, whenFalse } = condition(frame, node.test);
  if (value.constant !== undefined) {
    const taken = value.constant === true;
    applyNarrowings(frame, taken ? whenTrue : whenFalse);
    const branch = taken ? node.consequent : node.alternate;
    if (branch) statement(frame, branch, []);
    return false;
  }
  const side = (narrowings: typeof whenTrue, branch: t.Statement | null | undefined): Arm =>
    arm(frame, () => {
      applyNarrowings(frame, narrowings);
      if (branch) statement(frame, branch, []);
      return undefined;
    });
  const then = side(whenTrue, node.consequent);
  const otherwise = side(whenFalse, node.alternate);
  const oneGoesOn = then.env.dead !== otherwise.env.dead;
  if (oneGoesOn) resume(frame, then.env.dead ? otherwise : then, follow);
  frame.at(node, () => joinArms(frame, value, then, otherwise));
  return oneGoesOn;
}

/** One statement; `labels` are those written before it. */
export function statement(frame: Frame, node: t.Statement, labels: readonly string[]): void {
  frame.at(node, () => statementAt(frame, node, labels));
}

function statementAt(frame: Frame, node: t.Statement, labels: readonly string[]): void {
  switch (node.type) {
    case "EmptyStatement":
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return;
    case "ExpressionStatement":
      frame.lower.expression(frame, node.expression);
      return;
    case "VariableDeclaration":
      declaration(frame, node);
      return;
    case "BlockStatement":
      if (labels.length > 0) labelled(frame, labels, () => statements(frame, node.body));
      else statements(frame, node.body);
      return;
    case "IfStatement":
      labelled(frame, labels, () => ifThen(frame, node, () => undefined));
      return;
    case "ForStatement":
      forLoop(frame, node, labels);
      return;
    case "ForOfStatement":
      forOf(frame, node, labels);
      return;
    case "ForInStatement":
      forIn(frame, node, labels);
      return;
    case "WhileStatement":
      whileLoop(frame, node, labels);
      return;
    case "DoWhileStatement":
      doWhileLoop(frame, node, labels);
      return;
    case "SwitchStatement":
      switchStatement(frame, node, labels);
      return;
    case "LabeledStatement":
      statement(frame, node.body, [...labels, node.label.name]);
      return;
    case "ReturnStatement":
      returnStatement(frame, node);
      return;
    case "BreakStatement":
    case "ContinueStatement":
      jump(frame, node);
      return;
    case "ThrowStatement":
      throwStatement(frame, node);
      return;
    default:
      refuseStatement(frame, node);
  }
}

/** Runs with a labelled `break` to its end. */
function labelled(frame: Frame, labels: readonly string[], work: () => void): void {
  if (labels.length === 0) {
    work();
    return;
  }
  const scope: JumpScope = { labels, breakTo: { kind: "break" }, continueTo: undefined, plainBreak: false };
  frame.jumps.push(scope);
  work();
  frame.jumps.pop();
  frame.env.arrive(scope.breakTo);
}

function declaration(frame: Frame, node: t.VariableDeclaration): void {
  if (node.kind === "using" || node.kind === "await using")
    frame.refuse("unsupported-syntax", node, { what: "`using`" });
  for (const { id, init } of node.declarations) {
    if (node.kind === "var") {
      if (init) assignPattern(frame, id, patternSource(frame, id, init));
    } else if (!isAlwaysFunction(frame, id)) {
      declarePattern(
        frame,
        id,
        init
          ? (declaredDictionary(frame, id, init) ??
              ownObject(frame, id, init) ??
              patternSource(frame, id, init))
          : absent,
      );
    }
  }
}

/** An object some of whose functions name it. */
function ownObject(frame: Frame, id: t.Node, init: t.Expression): Val | undefined {
  const object = withoutCasts(init);
  const binding = id.type === "Identifier" ? frame.source?.bindingOf(id) : undefined;
  if (!binding || !frame.source || object.type !== "ObjectExpression") return undefined;
  const own = selfMethods(frame.source, binding);
  return own.size > 0 ? frame.at(object, () => objectExpression(frame, object, own)) : undefined;
}

/** A `const` that is a function literal is known wherever it is named, even above its declaration. */
function isAlwaysFunction(frame: Frame, id: t.Node): boolean {
  return id.type === "Identifier" && frame.source?.bindingOf(id)?.always !== undefined;
}

function returnStatement(frame: Frame, node: t.ReturnStatement): void {
  const val = node.argument ? frame.lower.expression(frame, node.argument) : absent;
  // A function that is returned takes its captured variables along as they are now.
  frame.env.result = val.tag === "fn" ? force(frame, val) : val;
  frame.env.flags.set(frame.returnTo, true);
}

function jump(frame: Frame, node: t.BreakStatement | t.ContinueStatement): void {
  const label = node.label?.name;
  const isContinue = node.type === "ContinueStatement";
  for (const scope of [...frame.jumps].reverse()) {
    const matches =
      label === undefined
        ? isContinue
          ? scope.continueTo !== undefined
          : scope.plainBreak
        : scope.labels.includes(label);
    const target = isContinue ? scope.continueTo : scope.breakTo;
    if (!matches || !target) continue;
    frame.env.flags.set(target, true);
    return;
  }
  frame.refuse("label-target", node, { label: label ?? (isContinue ? "continue" : "break") });
}

function refuseStatement(frame: Frame, node: t.Statement): never {
  switch (node.type) {
    case "TryStatement":
      return frame.refuse("try-statement", node, {});
    case "WithStatement":
      return frame.refuse("with-statement", node, {});
    case "DebuggerStatement":
      return frame.refuse("debugger-statement", node, {});
    default:
      return frame.refuse("unsupported-syntax", node, { what: `\`${node.type}\`` });
  }
}
