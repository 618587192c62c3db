/**
 * Where in a cell's text something may grow without end: `xs.push(x)`, `xs[i] = x`, `s += "x"`, `list = { next: list }`, an
 * array made at one stroke. What it finds is said as text to put in; what is done about it is the memory watch's.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "./childNodes.ts";
import type { Binding, ParsedSource } from "./program.ts";
import { endOf, startOf } from "./range.ts";

/** Text to put around a range, or before what begins at `start` where `after` is empty. */
export interface GrowthMark {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

export interface MarkParts {
  readonly source: ParsedSource;
  /** The name of the cell's runtime. */
  readonly runtime: string;
  /** A number for the place of a node. */
  readonly site: (node: t.Node) => string;
  /** A name that is free in the text, as the cell reads it. */
  readonly read: (name: string) => string;
  /** The variables that begin as texts. */
  readonly texts: ReadonlySet<Binding>;
}

const growers = new Set(["push", "unshift", "splice", "set", "add"]);
const multipliers = new Set(["concat", "repeat", "flat", "flatMap", "padStart", "padEnd"]);
const makers = /^(?:Array|ArrayBuffer|(?:Float|Int|Uint|BigInt|BigUint)\d+(?:Clamped)?Array)$/;

/** The mark of a node; undefined for what grows nothing. */
export function growthMark(node: t.Node, parts: MarkParts): GrowthMark | undefined {
  switch (node.type) {
    case "CallExpression":
      return callMark(node, parts);
    case "NewExpression":
      return isMaker(node.callee, parts) ? made(node, parts) : undefined;
    case "ArrayExpression":
      return node.elements.some((each) => each?.type === "SpreadElement") ? made(node, parts) : undefined;
    case "AssignmentExpression":
      return assignmentMark(node, parts);
    default:
      return undefined;
  }
}

function callMark(node: t.CallExpression, parts: MarkParts): GrowthMark | undefined {
  const { callee } = node;
  if (isMaker(callee, parts)) return made(node, parts);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier")
    return undefined;
  const { name } = callee.property;
  if (name === "from" && isMaker(callee.object, parts)) return madeFrom(node, parts);
  if (multipliers.has(name)) return made(node, parts);
  return growers.has(name) ? ofContainer(node, callee.object, parts, `,${JSON.stringify(name)}`) : undefined;
}

/** A name is looked at before the whole; what is read from an object, which may have an effect, where it is read. */
function ofContainer(node: t.Node, object: t.Node, parts: MarkParts, method = ""): GrowthMark | undefined {
  const plain = withoutCasts(object);
  if (plain.type === "MemberExpression")
    return around(object, `${parts.runtime}.grow(${parts.site(node)},`, `${method})`);
  const container = printed(plain, parts);
  return container === undefined ? undefined : before(node, container, parts);
}

function assignmentMark(node: t.AssignmentExpression, parts: MarkParts): GrowthMark | undefined {
  const left = withoutCasts(node.left);
  if (node.operator === "+=") return isText(left, node.right, parts) ? ofText(node, left, parts) : undefined;
  if (left.type === "Identifier") return holdsItself(node.right, left) ? grown(node.right, parts) : undefined;
  if (left.type !== "MemberExpression" || left.object.type === "Super") return undefined;
  if (left.computed) return storeMark(node, left, parts);
  return isFresh(node.right) ? ofContainer(node, left.object, parts) : undefined;
}

/** A store at an index that lies inside costs a comparison; at a constant index nothing grows for long. */
function storeMark(
  node: t.AssignmentExpression,
  { object, property }: t.MemberExpression,
  parts: MarkParts,
): GrowthMark | undefined {
  if (property.type === "NumericLiteral" || property.type === "StringLiteral") return undefined;
  const index = node.operator === "=" ? printed(property, parts) : undefined;
  if (index === undefined) return ofContainer(node, object, parts);
  if (withoutCasts(object).type === "MemberExpression")
    return around(object, `${parts.runtime}.room(${parts.site(node)},`, `,${index})`);
  const container = printed(object, parts);
  if (container === undefined) return undefined;
  // The lengths of typed arrays are slow to read, and what is no list has its fault from the store itself.
  const inside = `typeof ${index}==="number"&&(${container}?.[${index}]!==undefined||${index}<${container}?.length)`;
  const at = startOf(property);
  return { start: at, end: at, before: `${inside}||${grow(node, container, parts)},`, after: "" };
}

/** The container is looked at before it grows, and nothing that stands at the start of a statement is a parenthesis. */
function before(node: t.Node, container: string, parts: MarkParts): GrowthMark {
  return around(node, `${parts.runtime}.after(${grow(node, container, parts)},`, ")");
}

function ofText(node: t.Node, text: t.Node, parts: MarkParts): GrowthMark {
  const name = printed(text, parts);
  return name === undefined ? grown(node, parts) : before(node, name, parts);
}

const grow = (node: t.Node, container: string, { runtime, site }: MarkParts): string =>
  `${runtime}.grow(${site(node)},${container})`;

const grown = (node: t.Node, parts: MarkParts): GrowthMark =>
  around(node, `${parts.runtime}.grow(${parts.site(node)},`, ")");

const made = (node: t.Node, parts: MarkParts): GrowthMark =>
  around(node, `${parts.runtime}.made(${parts.site(node)},`, ")");

/** The length that `Array.from` is about to make. */
function madeFrom(node: t.CallExpression, parts: MarkParts): GrowthMark | undefined {
  const [first] = node.arguments;
  if (first === undefined || first.type === "SpreadElement" || first.type === "ArgumentPlaceholder")
    return undefined;
  return made(first, parts);
}

const around = (node: t.Node, before: string, after: string): GrowthMark => ({
  start: startOf(node),
  end: endOf(node),
  before,
  after,
});

const isMaker = (callee: t.Node, { source }: MarkParts): boolean =>
  callee.type === "Identifier" && makers.test(callee.name) && !source.bindingOf(callee);

const isFresh = (node: t.Node): boolean => /^(?:Object|Array|New)Expression$/.test(withoutCasts(node).type);

/** A literal that mentions the variable it is assigned to, as a list that is built at its head does. */
function holdsItself(right: t.Node, { name }: t.Identifier): boolean {
  const value = withoutCasts(right);
  if (value.type === "TemplateLiteral") return mentions(value, name);
  if (value.type !== "ObjectExpression" && value.type !== "ArrayExpression") return false;
  return mentions(value, name);
}

function mentions(node: t.Node, name: string): boolean {
  return (
    (node.type === "Identifier" && node.name === name) ||
    childNodes(node).some((child) => mentions(child, name))
  );
}

/** Whether `+=` plainly appends to a text; sums of numbers, which are hot, are left alone. */
function isText(left: t.Node, right: t.Node, { source, texts }: MarkParts): boolean {
  if (isTextLiteral(right)) return true;
  const binding = left.type === "Identifier" ? source.bindingOf(left) : undefined;
  return binding !== undefined && texts.has(binding);
}

/** The variables of a text whose declaration gives them a text. */
export function textVariables(source: ParsedSource): ReadonlySet<Binding> {
  const found = new Set<Binding>();
  const visit = (node: t.Node): void => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init) {
      const binding = source.bindingOf(node.id);
      if (binding && isTextLiteral(withoutCasts(node.init))) found.add(binding);
    }
    childNodes(node).forEach(visit);
  };
  visit(source.ast.program);
  return found;
}

function isTextLiteral(node: t.Node): boolean {
  if (node.type === "BinaryExpression" && node.operator === "+")
    return isTextLiteral(node.left) || isTextLiteral(node.right);
  return node.type === "StringLiteral" || node.type === "TemplateLiteral";
}

/** An expression of names, lengths and sums of them, which may be read twice; undefined for others, as a field may be a getter. */
function printed(expression: t.Node, parts: MarkParts): string | undefined {
  const node = withoutCasts(expression);
  switch (node.type) {
    case "Identifier":
      return parts.source.bindingOf(node) ? node.name : parts.read(node.name);
    case "ThisExpression":
      return "this";
    case "NumericLiteral":
      return String(node.value);
    case "MemberExpression":
      return printedLength(node, parts);
    case "BinaryExpression":
      return printedSum(node, parts);
    default:
      return undefined;
  }
}

function printedLength(
  { object, property, computed }: t.MemberExpression,
  parts: MarkParts,
): string | undefined {
  const isLength = !computed && property.type === "Identifier" && property.name === "length";
  const list = isLength && withoutCasts(object).type === "Identifier" ? printed(object, parts) : undefined;
  return list === undefined ? undefined : `${list}.length`;
}

function printedSum(node: t.BinaryExpression, parts: MarkParts): string | undefined {
  if (!/^[-+*%]$/.test(node.operator)) return undefined;
  const [left, right] = [printed(node.left, parts), printed(node.right, parts)];
  return left === undefined || right === undefined ? undefined : `(${left}${node.operator}${right})`;
}
