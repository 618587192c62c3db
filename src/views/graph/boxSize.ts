/** How large nodes are drawn, from the text in them; monospace, so that it can be told without a screen. */
import type { GraphNode } from "../../../engine/protocol.ts";
import { formatAmount } from "../../charts/quantities.ts";

/** Width of a character of node text in px, at 12 px. */
export const characterWidth = 7.2;
/** A label longer than this is cut; its whole text is in the details. */
const longestLabel = 26;
const longestName = 14;
const longestShape = 18;

export const header = { height: 30, left: 52 };

/** The texts of a node as drawn. */
export interface NodeText {
  readonly label: string;
  /** The user's name for the value, where it says more than the label. */
  readonly name: string;
  /** For groups: `200 turns`, `3 calls`. */
  readonly count: string;
}

export function nodeText({ label, name, kind, count }: GraphNode): NodeText {
  return {
    label: cut(label, longestLabel),
    name: name === undefined || name === label ? "" : cut(name, longestName),
    count: count === undefined || count === 1 ? "" : countText(kind, count),
  };
}

function countText(kind: GraphNode["kind"], count: number): string {
  if (kind === "loop") return formatAmount(count, "turn");
  if (kind === "call") return formatAmount(count, "call");
  return kind === "branch" ? formatAmount(count, "time") : "";
}

/** Size of an operation, an input or an output, in px. */
export function leafSize(node: GraphNode): { readonly width: number; readonly height: number } {
  const { label, name } = nodeText(node);
  const text = label.length + (name === "" ? 0 : name.length + 1);
  return {
    width: Math.max(30, Math.round(text * characterWidth) + 18 + (node.recorded ? 18 : 0)),
    height: 26,
  };
}

/** Size of a closed group: its name over a line that says what it holds. */
export function closedSize(
  node: GraphNode,
  inside: number,
): { readonly width: number; readonly height: number } {
  const second = formatAmount(inside, "operation").length + nodeText(node).count.length + 3;
  const text = Math.max(nodeText(node).label.length * characterWidth, second * 5.8);
  return { width: Math.round(header.left + text) + 16, height: 46 };
}

/** Where the words of an open group's header end, right of its left border. */
export function headerEnd(node: GraphNode): number {
  const { label, count } = nodeText(node);
  return Math.round(
    header.left + label.length * characterWidth + (count === "" ? 0 : 10 + count.length * 6.2) + 12,
  );
}

/** The word beside a line, which has to leave room for the words of other lines. */
export const shapeText = (shape: string): string => cut(shape, longestShape);

/** The area of that word around its middle, with a little room; at 10.5 px. */
export function wordSize(shape: string): { readonly width: number; readonly height: number } {
  return { width: Math.ceil(shapeText(shape).length * 6.3) + 8, height: 15 };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
