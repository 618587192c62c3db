/**
 * `for`, `while` and `do`: as the loops they are where the condition only looks, else with a flag that says whether
 * to go on.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import type { Binding } from "../parse/program.ts";
import { patternNames } from "../parse/nodeNames.ts";
import { condition } from "./conditions.ts";
import type { Frame } from "./frame.ts";
import { loop } from "./loop.ts";
import { prune, type RecordTy } from "./types/ty.ts";
import { isBoxed } from "./variables.ts";

export function whileLoop(frame: Frame, node: t.WhileStatement, labels: readonly string[]): void {
  loop(frame, {
    node,
    labels,
    kind: "while",
    test: testOf(frame, node.test),
    testFirst: true,
    update: undefined,
    updateIsPrivate: false,
    body: () => frame.lower.statements(frame, [node.body]),
    fresh: [],
  });
}

export function doWhileLoop(frame: Frame, node: t.DoWhileStatement, labels: readonly string[]): void {
  loop(frame, {
    node,
    labels,
    kind: "do",
    test: testOf(frame, node.test),
    testFirst: false,
    update: undefined,
    updateIsPrivate: false,
    body: () => frame.lower.statements(frame, [node.body]),
    fresh: [],
  });
}

/** The loop's condition; none where it is written as `true`. */
function testOf(frame: Frame, node: t.Expression | null | undefined) {
  if (!node) return undefined;
  const inner = withoutCasts(node);
  const isEndless =
    (inner.type === "BooleanLiteral" && inner.value) ||
    (inner.type === "NumericLiteral" && inner.value !== 0);
  return isEndless ? undefined : () => condition(frame, node);
}

export function forLoop(frame: Frame, node: t.ForStatement, labels: readonly string[]): void {
  const { init, update } = node;
  if (init?.type === "VariableDeclaration") frame.lower.statements(frame, [init]);
  else if (init) frame.lower.expression(frame, init);
  const own = init?.type === "VariableDeclaration" && init.kind === "let" ? boxedOf(frame, init) : [];
  loop(frame, {
    node,
    labels,
    kind: "for",
    test: testOf(frame, node.test),
    testFirst: true,
    update: () => {
      for (const binding of own) rebox(frame, binding);
      if (update) frame.lower.expression(frame, update);
    },
    updateIsPrivate: own.length === 0 && isPrivate(frame, node),
    body: () => frame.lower.statements(frame, [node.body]),
    fresh: own,
  });
}

/** Whether the update only steps a variable of the head by a number: `i++`, `i += 2`, `i -= step`. */
function isPrivate(frame: Frame, { init, update }: t.ForStatement): boolean {
  if (init?.type !== "VariableDeclaration" || init.kind !== "let" || !update) return false;
  const target = withoutCasts(
    update.type === "UpdateExpression"
      ? update.argument
      : update.type === "AssignmentExpression"
        ? update.left
        : update,
  );
  const isStep =
    update.type === "UpdateExpression" ||
    (update.type === "AssignmentExpression" &&
      /^[-+]=$/.test(update.operator) &&
      /^(NumericLiteral|Identifier)$/.test(update.right.type));
  const own = init.declarations
    .flatMap(({ id }) => patternNames(id))
    .map((name) => frame.source?.bindingOf(name));
  return isStep && target.type === "Identifier" && own.includes(frame.source?.bindingOf(target));
}

/** Variables of the head that live in boxes: each turn has boxes of its own. */
function boxedOf(frame: Frame, init: t.VariableDeclaration): readonly Binding[] {
  const names = init.declarations.flatMap(({ id }) => patternNames(id));
  const bindings = names.flatMap((name) => frame.source?.bindingOf(name) ?? []);
  return bindings.filter((binding) => isBoxed(frame, binding));
}

function rebox(frame: Frame, binding: Binding): void {
  const box = frame.env.vars.get(binding);
  if (box?.tag !== "temp") return;
  const copy = frame.code.makeRecord([frame.code.getField(box, "v")], prune(box.ty) as RecordTy);
  frame.env.vars.set(binding, copy);
}
