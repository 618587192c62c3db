/**
 * `for (const x of xs)`: an index that runs along a list; over values of different structures, the body for each.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { collectionOf } from "./collectionItems.ts";
import { asPresent, force, tyOf } from "./coerce.ts";
import type { Frame, JumpScope } from "./frame.ts";
import { spreadElements } from "./literals.ts";
import { loop } from "./loop.ts";
import { asList, readMember } from "./members.ts";
import { assignPattern, declarePattern } from "./patterns.ts";
import { pseudoVariable } from "./pseudoVariables.ts";
import { guarded } from "./statementGuard.ts";
import { refuseNumberAsArray } from "./numberAsArray.ts";
import { hole, type Temp, type Val } from "./values.ts";
import { wordingOf } from "./wording.ts";

/** What each turn is given. */
type Item = "value" | "index" | "both";

export function forOf(frame: Frame, node: t.ForOfStatement, labels: readonly string[]): void {
  if (node.await) frame.refuse("for-await-statement", node, {});
  const { source, item } = iterated(node.right);
  const val = asPresent(frame, frame.lower.expression(frame, source));
  const ty = tyOf(val);
  const bind = binderOf(frame, node);
  const isTuple = val.tag === "tuple" || (ty.kind === "record" && ty.flavor === "tuple");
  if (collectionOf(val)) overCollection(frame, node, labels, val, item, bind);
  else if (isTuple) unrolled(frame, node, labels, itemsOf(frame, val, node, item), bind);
  else if (ty.kind === "list" || ty.kind === "var")
    overList(frame, node, labels, asList(frame, val), item, bind);
  else {
    refuseNumberAsArray(frame, val, node.right);
    frame.refuse("for-of-structure", node.right, { structure: wordingOf(val) });
  }
}

/** Gives the variable before `of` or `in` what a turn is given. */
export function binderOf(frame: Frame, { left }: t.ForXStatement): (each: Val) => void {
  return (each) => {
    if (left.type !== "VariableDeclaration") assignPattern(frame, left, each);
    else if (left.kind === "var") assignPattern(frame, left.declarations[0]!.id, each);
    else declarePattern(frame, left.declarations[0]!.id, each);
  };
}

/** `xs`, `xs.entries()`, `xs.keys()`, `xs.values()`. */
function iterated(node: t.Node): { readonly source: t.Node; readonly item: Item } {
  const call = withoutCasts(node);
  if (call.type !== "CallExpression" || call.arguments.length > 0) return { source: node, item: "value" };
  const callee = withoutCasts(call.callee);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier")
    return { source: node, item: "value" };
  const items: Readonly<Record<string, Item>> = { entries: "both", keys: "index", values: "value" };
  const item = Object.hasOwn(items, callee.property.name) ? items[callee.property.name] : undefined;
  return item ? { source: callee.object, item } : { source: node, item: "value" };
}

function itemsOf(frame: Frame, val: Val, node: t.Node, item: Item): readonly Val[] {
  const values = spreadElements(frame, val, node).map((element) =>
    "val" in element ? element.val : element.spread,
  );
  return values.map((value, index) =>
    item === "value" ? value : itemAt(frame.code.constant(index), value, item),
  );
}

function itemAt(index: Temp, value: Val, item: Item): Val {
  return item === "index" ? index : pairOf(index, value);
}

function pairOf(index: Temp, value: Val): Val {
  return { tag: "tuple", items: [index, value] };
}

function overList(
  frame: Frame,
  node: t.ForOfStatement,
  labels: readonly string[],
  list: Temp,
  item: Item,
  bind: (val: Val) => void,
): void {
  const elementAt = (index: Temp): Temp => frame.code.load(list, index, false);
  const give = (index: Temp): Val =>
    item === "index" ? index : item === "both" ? pairOf(index, elementAt(index)) : elementAt(index);
  alongList(frame, node, labels, list, give, bind);
}

/** A map gives pairs, a set its keys; a deletion meanwhile ends the run. */
function overCollection(
  frame: Frame,
  node: t.ForOfStatement,
  labels: readonly string[],
  val: Val,
  item: Item,
  bind: (val: Val) => void,
): void {
  const isMap = collectionOf(val) === "Map";
  const field = (name: string): Temp => asList(frame, readMember(frame, val, { name }, node));
  const before = readMember(frame, val, { name: "$deleted" }, node);
  const keyAt = (index: Temp): Temp => frame.code.load(field("$keys"), index, true);
  const valueAt = (index: Temp): Temp => frame.code.load(field(isMap ? "$values" : "$keys"), index, true);
  const both = item === "both" || (item === "value" && isMap && !isValues(node.right));
  const give = (index: Temp): Val =>
    both ? pairOf(keyAt(index), valueAt(index)) : item === "index" ? keyAt(index) : valueAt(index);
  alongList(frame, node, labels, field("$keys"), give, bind, () => {
    frame.callPrelude("undisturbed", [val, before]);
  });
}

/** Whether the loop is over `m.values()` rather than over `m`. */
function isValues(node: t.Node): boolean {
  const call = withoutCasts(node);
  return call.type === "CallExpression";
}

/** Runs along the list's indices, as long as it is at each turn. */
function alongList(
  frame: Frame,
  node: t.ForOfStatement,
  labels: readonly string[],
  list: Temp,
  itemAt: (index: Temp) => Val,
  bind: (val: Val) => void,
  afterTurn: () => void = () => undefined,
): void {
  const index = pseudoVariable("i");
  frame.env.vars.set(index, frame.code.constant(0));
  const at = (): Temp => force(frame, frame.env.vars.get(index) ?? hole);
  loop(frame, {
    node,
    labels,
    kind: "for",
    test: () => ({
      value: frame.code.test("lt", at(), frame.code.length(list)),
      whenTrue: [],
      whenFalse: [],
    }),
    testFirst: true,
    updateIsPrivate: true,
    update: () => {
      afterTurn();
      frame.env.vars.set(index, frame.code.prim("add", at(), frame.code.constant(1)));
    },
    body: () => {
      bind(frame.at(node.left, () => itemAt(at())));
      frame.lower.statements(frame, [node.body]);
    },
    fresh: [index],
  });
  frame.env.vars.delete(index);
}

/** The body once for each of the items. */
export function unrolled(
  frame: Frame,
  node: t.ForXStatement,
  labels: readonly string[],
  items: readonly Val[],
  bind: (val: Val) => void,
): void {
  const scope: JumpScope = {
    labels,
    breakTo: { kind: "break" },
    continueTo: { kind: "continue" },
    plainBreak: true,
  };
  const turn = (position: number): void => {
    const item = items[position];
    if (!item || frame.env.dead) return;
    if (frame.env.flags.size > 0) {
      guarded(frame, () => turn(position));
      return;
    }
    bind(item);
    frame.lower.statements(frame, [node.body]);
    if (scope.continueTo) frame.env.arrive(scope.continueTo);
    turn(position + 1);
  };
  frame.jumps.push(scope);
  turn(0);
  frame.jumps.pop();
  frame.env.arrive(scope.breakTo);
}
