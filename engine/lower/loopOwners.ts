/**
 * Whom the operations of a loop belong to: `h/outer` by its label, `h/loop2` by its place among the loops of the
 * function, counted in source order from 1.
 */
import type * as t from "@babel/types";
import { childNodes } from "../parse/childNodes.ts";
import { mayHoldStatements } from "../parse/nodeNames.ts";
import { isLoop } from "./captures.ts";
import type { OwnerDraft } from "./draft.ts";
import type { Frame } from "./frame.ts";

/** The owner of a loop; the same for the same syntax however often it is lowered. */
export function loopOwner(frame: Frame, node: t.Node, kind: string, labels: readonly string[]): OwnerDraft {
  const known = frame.spec.loopOwners.get(node);
  if (known) return known;
  const label = labels.at(-1);
  const line = node.loc?.start.line ?? 0;
  const owner: OwnerDraft = {
    kind: "loop",
    name: label ?? `${kind} (line ${String(line)})`,
    suffix: `/${label ?? `loop${String(ordinal(frame, node))}`}`,
    parent: frame.owner,
    span: frame.spanOf(node),
  };
  frame.spec.loopOwners.set(node, owner);
  return owner;
}

/** The owner of the loop that `new Array(n)` takes, here. */
export function holesOwner(frame: Frame): OwnerDraft {
  const { loopOwners } = frame.spec;
  const key = `holes at ${String(frame.span.start)}`;
  const known = loopOwners.get(key);
  if (known) return known;
  const number = [...loopOwners.keys()].filter((each) => typeof each === "string").length + 1;
  const { owner: parent, span } = frame;
  const owner: OwnerDraft = {
    kind: "loop",
    name: "new Array",
    suffix: `/array${String(number)}`,
    parent,
    span,
  };
  loopOwners.set(key, owner);
  return owner;
}

function ordinal(frame: Frame, node: t.Node): number {
  const { literal } = frame;
  if (!literal) return 1;
  let numbers = frame.session.loopsOf.get(literal);
  if (!numbers) {
    numbers = numberLoops(literal.node.body);
    frame.session.loopsOf.set(literal, numbers);
  }
  return numbers.get(node) ?? 1;
}

function numberLoops(body: t.Node): ReadonlyMap<object, number> {
  const numbers = new Map<object, number>();
  const visit = (node: t.Node): void => {
    if (isLoop(node)) numbers.set(node, numbers.size + 1);
    if (mayHoldStatements(node)) childNodes(node).forEach(visit);
  };
  visit(body);
  return numbers;
}
