/**
 * `throw`: the user's own error, with its message; nothing after it is reached.
 */
import type * as t from "@babel/types";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { ThrownFault } from "../ir/types.ts";
import { withoutCasts } from "../parse/childNodes.ts";
import { force } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import type { Temp } from "./values.ts";

export function throwStatement(frame: Frame, node: t.ThrowStatement): void {
  const argument = withoutCasts(node.argument);
  const fault = frame.isPrelude ? faultOf(argument) : undefined;
  if (fault)
    frame.code.fault(fault.fault, [
      ...messageParts(frame, fault.name),
      ...messageParts(frame, fault.message),
    ]);
  else {
    const { name, parts } = thrown(frame, argument);
    frame.code.throwOp(name, parts);
  }
  frame.env.unreachable = true;
}

/** `throw $fault(code, name, message)`, with which Mixtape's own TypeScript blames the call that led there. */
function faultOf(
  node: t.Node,
): { readonly fault: ThrownFault; readonly name: t.Node; readonly message: t.Node } | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "$fault")
    return undefined;
  const [code, name, message] = node.arguments;
  if (code?.type !== "StringLiteral" || !name || !message)
    throw new InvariantError("a fault without its code, name and message");
  return { fault: { code: code.value, parts: {} } as ThrownFault, name, message };
}

function thrown(frame: Frame, node: t.Node): { readonly name: string; readonly parts: readonly Temp[] } {
  const isMade = node.type === "NewExpression" || node.type === "CallExpression";
  if (isMade && node.callee.type === "Identifier" && /^[A-Z]\w*Error$|^Error$/.test(node.callee.name)) {
    const message = node.arguments[0];
    return {
      name: node.callee.name,
      parts: message ? messageParts(frame, message) : [frame.code.constant("")],
    };
  }
  return { name: "Error", parts: [force(frame, frame.lower.expression(frame, node))] };
}

/** The pieces of a message that is put together: each text and number in order. */
function messageParts(frame: Frame, node: t.Node): Temp[] {
  const parts = piecesOf(withoutCasts(node)).map((piece) =>
    typeof piece === "string"
      ? frame.code.constant(piece)
      : force(frame, frame.lower.expression(frame, piece)),
  );
  const texts = parts.map(({ constant }) => constant);
  if (texts.every((text) => text !== undefined)) return [frame.code.constant(texts.join(""))];
  return parts;
}

function piecesOf(node: t.Node): (string | t.Node)[] {
  if (node.type === "TemplateLiteral")
    return node.quasis.flatMap((quasi, index): (string | t.Node)[] => {
      const text = quasi.value.cooked ?? "";
      const value = node.expressions[index];
      return [...(text === "" ? [] : [text]), ...(value ? piecesOf(withoutCasts(value)) : [])];
    });
  if (node.type === "BinaryExpression" && node.operator === "+" && isText(node))
    return [...piecesOf(withoutCasts(node.left)), ...piecesOf(withoutCasts(node.right))];
  return [node];
}

/** Whether a sum is of texts: some operand is written as one. */
function isText(node: t.Node): boolean {
  const inner = withoutCasts(node);
  if (inner.type === "StringLiteral" || inner.type === "TemplateLiteral") return true;
  return (
    inner.type === "BinaryExpression" && inner.operator === "+" && (isText(inner.left) || isText(inner.right))
  );
}
