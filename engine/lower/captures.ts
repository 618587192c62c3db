/**
 * Which variables of the functions around it a function literal needs, and when they may be taken by value.
 * Variables that always are one function are not captured: what that function needs is.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "../parse/childNodes.ts";
import type { Binding, FunctionLiteral, ParsedSource, Program } from "../parse/program.ts";
import { classOf } from "./classOf.ts";
import { selfMethods } from "./selfMethods.ts";

/** Whether the literal is `outer` or stands inside it. */
export function isInside(literal: FunctionLiteral | undefined, outer: FunctionLiteral): boolean {
  for (let at = literal; at; at = at.parent) if (at === outer) return true;
  return false;
}

const mentionCache = new WeakMap<t.Node, readonly Binding[]>();

/** Variables mentioned inside the node, in order of first mention. */
function mentioned(program: Program, sourceId: string, root: t.Node): readonly Binding[] {
  const known = mentionCache.get(root);
  if (known) return known;
  const found = new Set<Binding>();
  const source = program.sources.get(sourceId);
  const visit = (node: t.Node): void => {
    if (node.type === "Identifier") {
      const binding = source?.bindingOf(node);
      if (binding) found.add(binding);
    }
    childNodes(node).forEach(visit);
  };
  visit(root);
  const all = [...found];
  mentionCache.set(root, all);
  return all;
}

/**
 * The variables that calling the literal needs, of those declared inside `outermost`: its own and those of the
 * functions and classes that it can name. Recursion is no obstacle.
 */
export function capturedBindings(
  program: Program,
  literal: FunctionLiteral,
  outermost: FunctionLiteral,
): Binding[] {
  return capturesOf(program, literal.source, literal.node, outermost);
}

/** Likewise for all that a class holds. */
export function classCaptures(
  program: Program,
  source: string,
  node: t.Node,
  outermost: FunctionLiteral,
): Binding[] {
  return capturesOf(program, source, node, outermost);
}

function capturesOf(program: Program, sourceId: string, root: t.Node, outermost: FunctionLiteral): Binding[] {
  const captured = new Set<Binding>();
  const visited = new Set<t.Node>();
  // A list rather than calls: functions that name one another may make a chain of any length.
  const agenda: Need[] = [{ visit: root }];
  for (let need = agenda.pop(); need; need = agenda.pop()) {
    if ("capture" in need) {
      if (!within(root, need.capture)) captured.add(need.capture);
    } else if (!visited.has(need.visit)) {
      visited.add(need.visit);
      agenda.push(...needsOf(program, sourceId, need.visit, outermost).reverse());
    }
  }
  return [...captured];
}

/** A variable to take, or code that is reached and may need more. */
type Need = { readonly capture: Binding } | { readonly visit: t.Node };

/** What the node mentions of what is declared outside it and inside `outermost`, in that order. */
function needsOf(program: Program, sourceId: string, node: t.Node, outermost: FunctionLiteral): Need[] {
  const source = program.sources.get(sourceId);
  const outside = mentioned(program, sourceId, node).filter(
    (binding) => !within(node, binding) && isInside(binding.literal, outermost),
  );
  return outside.flatMap((binding): Need[] => {
    const methods = source ? [...selfMethods(source, binding).values()] : [];
    const fixed = binding.always?.node ?? (source && classOf(source, binding));
    return [...methods.map((visit) => ({ visit })), fixed ? { visit: fixed } : { capture: binding }];
  });
}

// --- By value or by box ----------------------------------------------------------------------------

interface Story {
  readonly assignments: readonly Mention[];
  readonly captures: readonly Mention[];
}

/** A place in the text with the loops and functions around it, outermost first. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly loops: readonly t.Node[];
  /** In a function literal or method nested in the one that declares the variable. */
  readonly nested: boolean;
  /** The `for` whose update this assignment stands in. */
  readonly updateOf: t.Node | undefined;
}

const storyCache = new WeakMap<ParsedSource, Map<Binding, { assignments: Mention[]; captures: Mention[] }>>();

/** Whether an inner function assigns the variable, so that it must live in a box. */
export function isAssignedInside(source: ParsedSource, binding: Binding): boolean {
  return storyOf(source, binding).assignments.some((mention) => mention.nested);
}

/**
 * Whether a closure that outlives this moment may take the variable's present value: every assignment stands
 * before every capturing function, with no loop around both (the update of a `for` does not count: each turn
 * has a variable of its own).
 */
export function isSettledWhenCaptured(source: ParsedSource, binding: Binding): boolean {
  if (!binding.reassigned && binding.kind !== "var") return true;
  const { assignments, captures } = storyOf(source, binding);
  return assignments.every((assignment) =>
    captures.every((capture) => {
      if (assignment.nested) return false;
      if (assignment.updateOf && declares(assignment.updateOf, binding)) return true;
      const shared = assignment.loops.some(
        (loop) => capture.loops.includes(loop) && !contains(loop, binding),
      );
      return assignment.end <= capture.start && !shared;
    }),
  );
}

function declares(loop: t.Node, binding: Binding): boolean {
  return (
    loop.type === "ForStatement" &&
    loop.init?.type === "VariableDeclaration" &&
    loop.init.kind === "let" &&
    within(loop.init, binding)
  );
}

/** Whether the variable is declared in the loop's body: a new one each turn. */
function contains(loop: t.Node, binding: Binding): boolean {
  return binding.kind !== "var" && "body" in loop && isNode(loop.body) && within(loop.body, binding);
}

function within(node: t.Node, binding: Binding): boolean {
  return (
    (node.start ?? 0) <= (binding.identifier.start ?? 0) && (binding.identifier.end ?? 0) <= (node.end ?? 0)
  );
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function storyOf(source: ParsedSource, binding: Binding): Story {
  let stories = storyCache.get(source);
  if (!stories) {
    stories = readStories(source);
    storyCache.set(source, stories);
  }
  return stories.get(binding) ?? { assignments: [], captures: [] };
}

interface Around {
  readonly loops: readonly t.Node[];
  readonly functions: readonly t.Node[];
  readonly updateOf: t.Node | undefined;
}

function readStories(source: ParsedSource): Map<Binding, { assignments: Mention[]; captures: Mention[] }> {
  const stories = new Map<Binding, { assignments: Mention[]; captures: Mention[] }>();
  const storyFor = (binding: Binding) => {
    const story = stories.get(binding) ?? { assignments: [], captures: [] };
    stories.set(binding, story);
    return story;
  };
  const mention = (node: t.Node, around: Around, nested: boolean): Mention => ({
    start: node.start ?? 0,
    end: node.end ?? 0,
    loops: around.loops,
    nested,
    updateOf: around.updateOf,
  });
  const nestedFunction = (binding: Binding, around: Around): t.Node | undefined =>
    around.functions.find((each) => !within(each, binding));
  const visit = (node: t.Node, around: Around): void => {
    if (node.type === "Identifier") {
      const binding = source.bindingOf(node);
      const capturing = binding && nestedFunction(binding, around);
      if (binding && capturing) storyFor(binding).captures.push(mention(capturing, around, true));
      return;
    }
    for (const target of assignedTargets(node)) {
      const binding = source.bindingOf(target);
      if (binding)
        storyFor(binding).assignments.push(
          mention(node, around, nestedFunction(binding, around) !== undefined),
        );
    }
    visitInside(node, around, visit);
  };
  visit(source.ast.program, { loops: [], functions: [], updateOf: undefined });
  return stories;
}

function visitInside(node: t.Node, around: Around, visit: (node: t.Node, around: Around) => void): void {
  const inside = isFunctionLike(node)
    ? { ...around, functions: [...around.functions, node] }
    : isLoop(node)
      ? { ...around, loops: [...around.loops, node] }
      : around;
  for (const child of childNodes(node))
    visit(
      child,
      node.type === "ForStatement" && child === node.update ? { ...inside, updateOf: node } : inside,
    );
}

export function isFunctionLike(node: t.Node): boolean {
  return functionLike.has(node.type);
}

const functionLike: ReadonlySet<t.Node["type"]> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ObjectMethod",
  "ClassMethod",
  "ClassPrivateMethod",
]);

export function isLoop(node: t.Node): boolean {
  return loops.has(node.type);
}

const loops: ReadonlySet<t.Node["type"]> = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);

/** The identifiers that a node itself assigns; declarations count where they are of `var`, which loops repeat. */
function assignedTargets(node: t.Node): t.Identifier[] {
  if (node.type === "VariableDeclaration")
    return node.kind === "var" ? node.declarations.flatMap(({ id }) => targetNames(id)) : [];
  if (node.type === "AssignmentExpression") return targetNames(node.left);
  if (node.type === "UpdateExpression") return targetNames(node.argument);
  if (
    (node.type === "ForOfStatement" || node.type === "ForInStatement") &&
    node.left.type !== "VariableDeclaration"
  )
    return targetNames(node.left);
  return [];
}

function targetNames(target: t.Node): t.Identifier[] {
  const inner = withoutCasts(target);
  switch (inner.type) {
    case "Identifier":
      return [inner];
    case "AssignmentPattern":
      return targetNames(inner.left);
    case "ObjectProperty":
      return targetNames(inner.value);
    case "RestElement":
      return targetNames(inner.argument);
    case "ArrayPattern":
      return inner.elements.flatMap((element) => (element ? targetNames(element) : []));
    case "ObjectPattern":
      return inner.properties.flatMap(targetNames);
    default:
      return [];
  }
}

const assignedCache = new WeakMap<t.Node, ReadonlySet<Binding>>();

/** Variables assigned anywhere inside the node, nested functions and declarations (of `var`) included. */
export function assignedInside(source: ParsedSource, node: t.Node): ReadonlySet<Binding> {
  const known = assignedCache.get(node);
  if (known) return known;
  const found = new Set<Binding>();
  const visit = (each: t.Node): void => {
    for (const name of assignedTargets(each)) {
      const binding = source.bindingOf(name);
      if (binding) found.add(binding);
    }
    childNodes(each).forEach(visit);
  };
  visit(node);
  assignedCache.set(node, found);
  return found;
}
