/**
 * The names that a text uses and does not declare, with each place: what it needs from elsewhere. Types do
 * not count.
 */
import type * as t from "@babel/types";
import { childNodes, withoutCasts } from "./childNodes.ts";
import type { ParsedSource } from "./program.ts";

export interface FreeUse {
  readonly identifier: t.Identifier;
  /** It is assigned: `x = 1`, `x++`, `[x] = …`, `for (x of …)`. */
  readonly assigned: boolean;
  /** It stands for both key and value: `{ x }`. */
  readonly shorthand: boolean;
  /** It is called: `x(…)`, `x?.(…)`, x`…`. */
  readonly called: boolean;
}

/** In source order. `arguments` counts as free where no function around it has them. */
export function freeUses(source: ParsedSource): FreeUse[] {
  const found: FreeUse[] = [];
  const use = (identifier: t.Identifier, facts: Partial<FreeUse>, hasArguments: boolean) => {
    if (source.bindingOf(identifier) || identifier.name === "this") return;
    if (identifier.name === "arguments" && hasArguments) return;
    found.push({ identifier, assigned: false, shorthand: false, called: false, ...facts });
  };
  const visit = (node: t.Node, hasArguments: boolean): void => {
    if (node.type === "Identifier") {
      use(node, {}, hasArguments);
      return;
    }
    const inside = hasArguments || bindsArguments(node);
    for (const { child, facts } of parts(node)) {
      const target = facts.assigned ? withoutCasts(child) : child;
      if (target.type === "Identifier") use(target, facts, inside);
      else if (facts.assigned) visitTarget(target, inside);
      else visit(child, inside);
    }
  };
  const visitTarget = (node: t.Node, hasArguments: boolean): void => {
    const target = withoutCasts(node);
    switch (target.type) {
      case "Identifier":
        use(target, { assigned: true }, hasArguments);
        return;
      case "ObjectProperty": {
        if (target.computed) visit(target.key, hasArguments);
        const value = target.value.type === "AssignmentPattern" ? target.value.left : target.value;
        if (target.shorthand && value.type === "Identifier")
          use(value, { assigned: true, shorthand: true }, hasArguments);
        else visitTarget(value, hasArguments);
        if (target.value.type === "AssignmentPattern") visit(target.value.right, hasArguments);
        return;
      }
      case "AssignmentPattern":
        visitTarget(target.left, hasArguments);
        visit(target.right, hasArguments);
        return;
      case "ArrayPattern":
      case "ObjectPattern":
      case "RestElement":
        for (const child of childNodes(target)) visitTarget(child, hasArguments);
        return;
      default:
        visit(target, hasArguments);
    }
  };
  visit(source.ast.program, false);
  return found;
}

interface Part {
  readonly child: t.Node;
  readonly facts: Partial<FreeUse>;
}

/** The children that are expressions or statements, without names that are no variables (keys, labels). */
function parts(node: t.Node): Part[] {
  const plain = (children: readonly (t.Node | null | undefined)[]): Part[] =>
    children.flatMap((child) => (child ? [{ child, facts: {} }] : []));
  switch (node.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return plain([node.object, node.computed ? node.property : undefined]);
    case "ObjectProperty":
      if (node.shorthand) return [{ child: node.value, facts: { shorthand: true } }];
      return plain([node.computed ? node.key : undefined, node.value]);
    case "ClassProperty":
    case "ClassAccessorProperty":
    case "ObjectMethod":
    case "ClassMethod":
      return plain(childNodes(node).filter((child) => child !== node.key || node.computed));
    case "LabeledStatement":
      return plain([node.body]);
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
    case "PrivateName":
    case "ImportDeclaration":
      return [];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ClassDeclaration":
    case "ClassExpression":
      return plain(childNodes(node).filter((child) => child !== node.id));
    case "VariableDeclarator":
      return plain([node.id.type === "Identifier" ? undefined : node.id, node.init]);
    case "AssignmentExpression":
      return [{ child: node.left, facts: { assigned: true } }, ...plain([node.right])];
    case "UpdateExpression":
      return [{ child: node.argument, facts: { assigned: true } }];
    case "ForInStatement":
    case "ForOfStatement":
      return [
        { child: node.left, facts: { assigned: node.left.type !== "VariableDeclaration" } },
        ...plain([node.right, node.body]),
      ];
    case "CallExpression":
    case "OptionalCallExpression":
      return [{ child: node.callee, facts: { called: true } }, ...plain(node.arguments)];
    case "TaggedTemplateExpression":
      return [{ child: node.tag, facts: { called: true } }, ...plain([node.quasi])];
    default:
      return plain(childNodes(node));
  }
}

function bindsArguments(node: t.Node): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod|ClassProperty|ClassPrivateProperty|StaticBlock)$/.test(
    node.type,
  );
}
