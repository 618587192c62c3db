/**
 * Which variable each identifier stands for, and which function literals a text holds. Knows JavaScript's
 * scoping (hoisting, blocks, parameters, named function expressions) and skips what only TypeScript's types
 * mention. What names mean that are free in the text is left to those who run it.
 */
import type * as t from "@babel/types";
import { childNodes, isTypeOnly, withoutCasts } from "./childNodes.ts";
import { ClassUses, type ClassUse } from "./classUses.ts";
import { digest } from "./digest.ts";
import type { Growing, GrowingLiteral } from "./growing.ts";
import {
  declarationOf,
  isClass,
  isFunctionNode,
  isMethod,
  mayHoldStatements,
  nameOf,
  ownName,
  patternNames,
  type Method,
} from "./nodeNames.ts";
import type { Binding, FunctionLiteral, FunctionNode } from "./program.ts";
import { ruleNames } from "./ruleNames.ts";
import { hasArguments, lookUp, nested, type Scope } from "./scopeChain.ts";

export interface ScopeAnalysis {
  /** Outer before inner, in source order. */
  readonly literals: readonly FunctionLiteral[];
  readonly methods: ReadonlyMap<t.Node, FunctionLiteral>;
  readonly bindingOf: (identifier: t.Identifier | t.JSXIdentifier) => Binding | undefined;
}

/** Resolves the scopes of one parsed text. Linear in its size. */
export function analyseScopes(ast: t.File, sourceId: string, text: string): ScopeAnalysis {
  const analysis = new Analysis(sourceId, text);
  analysis.program(ast.program);
  const { literals, methods } = analysis;
  return { literals, methods, bindingOf: (identifier) => analysis.bindings.get(identifier) };
}

class Analysis {
  readonly literals: GrowingLiteral[] = [];
  readonly methods = new Map<t.Node, GrowingLiteral>();
  readonly bindings = new Map<t.Node, Growing<Binding>>();
  readonly #classes = new ClassUses();
  readonly #boundaries = new Map<Growing<Binding>, object>();
  readonly #sourceId: string;
  readonly #prefix: string;

  constructor(sourceId: string, text: string) {
    this.#sourceId = sourceId;
    this.#prefix = `${sourceId}#${digest(text)}`;
  }

  program(node: t.Program): void {
    const scope: Scope = {
      parent: undefined,
      names: new Map(),
      literal: undefined,
      boundary: node,
      inClass: undefined,
    };
    this.#hoistVars(node.body, scope);
    this.#hoistBlock(node.body, scope);
    for (const statement of node.body) this.#visit(statement, scope);
    this.#classes.addNeeds();
  }

  // --- Declarations ------------------------------------------------------------------------------

  #declare(scope: Scope, identifier: t.Identifier, kind: Binding["kind"], always?: t.Node | null): void {
    const earlier = scope.names.get(identifier.name);
    if (earlier) {
      earlier.reassigned = true;
      earlier.always = undefined;
      this.bindings.set(identifier, earlier);
      return;
    }
    const binding: Growing<Binding> = {
      name: identifier.name,
      kind,
      identifier,
      literal: scope.literal,
      reassigned: false,
      captured: false,
      needs: [],
      always: undefined,
    };
    scope.names.set(identifier.name, binding);
    this.#boundaries.set(binding, scope.boundary);
    this.bindings.set(identifier, binding);
    if (always) this.#alwaysOf.set(always, binding);
  }

  /** From a function's node to the variable that is always that function. */
  readonly #alwaysOf = new Map<t.Node, Growing<Binding>>();

  /** `let`, `const`, `class` and `function` belong to the block whose statements these are. */
  #hoistBlock(statements: readonly t.Node[], scope: Scope): void {
    for (const node of statements.map(declarationOf)) {
      if (!node || isTypeOnly(node)) continue;
      if (node.type === "VariableDeclaration" && node.kind !== "var") this.#hoistDeclarators(node, scope);
      else if (node.type === "FunctionDeclaration" && node.id)
        this.#declare(scope, node.id, "function", node);
      else if (node.type === "ClassDeclaration" && node.id) this.#declare(scope, node.id, "class");
      else if (node.type === "ImportDeclaration")
        for (const specifier of node.specifiers) this.#declare(scope, specifier.local, "const");
    }
  }

  #hoistDeclarators(node: t.VariableDeclaration, scope: Scope): void {
    const kind = node.kind === "const" ? "const" : node.kind === "var" ? "var" : "let";
    for (const declarator of node.declarations) {
      const init = declarator.init ? withoutCasts(declarator.init) : undefined;
      const always = kind === "const" && init && isFunctionNode(init) ? init : undefined;
      for (const identifier of patternNames(declarator.id)) {
        if (kind === "var" && scope.names.has(identifier.name) && !declarator.init) {
          const earlier = scope.names.get(identifier.name);
          if (earlier) this.bindings.set(identifier, earlier);
        } else this.#declare(scope, identifier, kind, declarator.id === identifier ? always : undefined);
        const binding = scope.names.get(identifier.name);
        if (binding && init?.type === "ClassExpression" && kind === "const")
          this.#classes.nameExpression(init, binding);
      }
    }
  }

  /** `var` belongs to the function, however deep it stands. */
  #hoistVars(nodes: readonly t.Node[], scope: Scope): void {
    for (const node of nodes) {
      if (isTypeOnly(node) || isFunctionNode(node) || isMethod(node) || isClass(node)) continue;
      if (node.type === "VariableDeclaration" && node.kind === "var") this.#hoistDeclarators(node, scope);
      if (mayHoldStatements(node)) this.#hoistVars(childNodes(node), scope);
    }
  }

  // --- The walk ----------------------------------------------------------------------------------

  #visit(node: t.Node | null | undefined, scope: Scope, hint?: string): void {
    if (!node || isTypeOnly(node)) return;
    if (isFunctionNode(node)) {
      this.#visitFunction(node, scope, hint);
      return;
    }
    if (isMethod(node)) {
      this.#visitMethod(node, scope);
      return;
    }
    switch (node.type) {
      case "Identifier":
        this.#refer(node, scope);
        return;
      case "BlockStatement":
      case "StaticBlock":
      case "TSModuleBlock":
        this.#visitBlock(node.body, scope);
        return;
      case "SwitchStatement":
        this.#visit(node.discriminant, scope);
        this.#visitSwitch(node, scope);
        return;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        this.#visitFor(node, scope);
        return;
      case "CatchClause": {
        const inner = nested(scope);
        if (node.param) {
          for (const identifier of patternNames(node.param)) this.#declare(inner, identifier, "let");
          this.#visitPattern(node.param, inner);
        }
        this.#visit(node.body, inner);
        return;
      }
      case "VariableDeclaration":
        for (const declarator of node.declarations) {
          this.#visitPattern(declarator.id, scope);
          this.#visit(declarator.init, scope, nameOf(declarator.id));
        }
        return;
      case "AssignmentExpression":
        this.#visitTarget(node.left, scope);
        this.#visit(node.right, scope, nameOf(node.left));
        return;
      case "CallExpression":
        this.#nameRule(node, scope, hint);
        for (const child of childNodes(node)) this.#visit(child, scope);
        return;
      case "UpdateExpression":
        this.#visitTarget(node.argument, scope);
        return;
      case "MemberExpression":
      case "OptionalMemberExpression":
        this.#visit(node.object, scope);
        if (node.computed) this.#visit(node.property, scope);
        return;
      case "ObjectProperty":
      case "ClassProperty":
      case "ClassAccessorProperty":
        if (node.computed) this.#visit(node.key, scope);
        this.#visit(node.value, scope, nameOf(node.key));
        return;
      case "ClassPrivateProperty":
        this.#visit(node.value, scope, node.key.id.name);
        return;
      case "ClassDeclaration":
      case "ClassExpression":
        this.#visitClass(node, scope);
        return;
      case "LabeledStatement":
        this.#visit(node.body, scope);
        return;
      case "BreakStatement":
      case "ContinueStatement":
      case "MetaProperty":
      case "ImportDeclaration":
        return;
      case "ExportSpecifier":
        this.#visit(node.local, scope);
        return;
      default: {
        const cast = withoutCasts(node);
        if (cast !== node) this.#visit(cast, scope, hint);
        else for (const child of childNodes(node)) this.#visit(child, scope);
      }
    }
  }

  #visitBlock(body: readonly t.Node[], scope: Scope): void {
    const inner = nested(scope);
    this.#hoistBlock(body, inner);
    for (const statement of body) this.#visit(statement, inner);
  }

  #visitSwitch(node: t.SwitchStatement, scope: Scope): void {
    const inner = nested(scope);
    for (const branch of node.cases) this.#hoistBlock(branch.consequent, inner);
    for (const branch of node.cases) {
      this.#visit(branch.test, inner);
      for (const statement of branch.consequent) this.#visit(statement, inner);
    }
  }

  #visitFor(node: t.ForStatement | t.ForInStatement | t.ForOfStatement, scope: Scope): void {
    const inner = nested(scope);
    const head = node.type === "ForStatement" ? node.init : node.left;
    if (head?.type === "VariableDeclaration") {
      this.#hoistBlock([head], inner);
      this.#visit(head, inner);
    } else if (head) {
      if (node.type === "ForStatement") this.#visit(head, inner);
      else this.#visitTarget(head, inner);
    }
    if (node.type === "ForStatement") {
      this.#visit(node.test, inner);
      this.#visit(node.update, inner);
    } else this.#visit(node.right, inner);
    this.#visit(node.body, inner);
  }

  #visitClass(node: t.ClassDeclaration | t.ClassExpression, scope: Scope): void {
    this.#visit(node.superClass, scope);
    const inClass: ClassUse = { node, outer: scope.inClass, uses: new Map() };
    const isDeclared = node.type === "ClassDeclaration" && node.id;
    const binding = isDeclared ? scope.names.get(isDeclared.name) : this.#classes.nameOfExpression(node);
    if (binding) this.#classes.add(binding, inClass);
    const inner: Scope = { ...nested(scope), inClass };
    if (node.type === "ClassExpression" && node.id) this.#declare(inner, node.id, "class");
    for (const member of node.body.body) this.#visit(member, inner);
  }

  #visitMethod(node: Method, scope: Scope): void {
    if (node.type === "ClassMethod" && node.computed) this.#visit(node.key, scope);
    const name =
      node.key.type === "Identifier"
        ? node.key.name
        : node.key.type === "PrivateName"
          ? `#${node.key.id.name}`
          : "method";
    const literal: GrowingLiteral = {
      id: `${this.#prefix}#method${String(this.methods.size)}`,
      name,
      source: this.#sourceId,
      node,
      parent: scope.literal,
      free: [],
    };
    this.methods.set(node, literal);
    this.#visitCallable(node, { ...nested(scope), literal, boundary: node });
  }

  /** What functions are called that a rule is made of. */
  readonly #ruleNames = new Map<t.Node, string>();

  #nameRule(node: t.CallExpression, scope: Scope, hint: string | undefined): void {
    if (node.callee.type !== "Identifier" || lookUp(node.callee.name, scope)) return;
    for (const [fn, name] of ruleNames(node, hint)) this.#ruleNames.set(fn, name);
  }

  #visitFunction(node: FunctionNode, scope: Scope, hint: string | undefined): void {
    if (node.type === "ObjectMethod" && node.computed) this.#visit(node.key, scope);
    const line = node.loc?.start.line ?? 0;
    const literal: GrowingLiteral = {
      id: `${this.#prefix}#${String(this.literals.length)}`,
      name: this.#ruleNames.get(node) ?? ownName(node) ?? hint ?? `function (line ${String(line)})`,
      source: this.#sourceId,
      node,
      parent: scope.literal,
      free: [],
    };
    this.literals.push(literal);
    const variable = this.#alwaysOf.get(node);
    if (variable && !variable.reassigned) variable.always = literal;
    const inner: Scope = { parent: scope, names: new Map(), literal, boundary: node, inClass: scope.inClass };
    if (node.type === "FunctionExpression" && node.id) this.#declareOwnName(node.id, literal, inner);
    this.#visitCallable(node, nested(inner));
  }

  /** The name of a function expression is known only inside, and is always that function. */
  #declareOwnName(identifier: t.Identifier, literal: GrowingLiteral, scope: Scope): void {
    this.#declare(scope, identifier, "function");
    const binding = scope.names.get(identifier.name);
    if (binding) binding.always = literal;
  }

  #visitCallable(node: FunctionNode | Method, scope: Scope): void {
    for (const param of node.params)
      for (const identifier of patternNames(param))
        if (identifier.name !== "this") this.#declare(scope, identifier, "param");
    for (const param of node.params) this.#visitPattern(param, scope);
    if (node.body.type !== "BlockStatement") {
      this.#visit(node.body, scope);
      return;
    }
    this.#hoistVars(node.body.body, scope);
    this.#hoistBlock(node.body.body, scope);
    for (const statement of node.body.body) this.#visit(statement, scope);
  }

  /** A pattern that declares: its names are known; defaults and computed keys are expressions. */
  #visitPattern(node: t.Node, scope: Scope): void {
    switch (node.type) {
      case "Identifier":
        return;
      case "AssignmentPattern":
        this.#visitPattern(node.left, scope);
        this.#visit(node.right, scope, nameOf(node.left));
        return;
      case "ObjectProperty":
        if (node.computed) this.#visit(node.key, scope);
        this.#visitPattern(node.value, scope);
        return;
      default:
        for (const child of childNodes(node)) this.#visitPattern(child, scope);
    }
  }

  /** A pattern or place that is assigned. */
  #visitTarget(node: t.Node, scope: Scope): void {
    const target = withoutCasts(node);
    switch (target.type) {
      case "Identifier": {
        const binding = this.#refer(target, scope);
        if (!binding) return;
        binding.reassigned = true;
        binding.always = undefined;
        return;
      }
      case "AssignmentPattern":
        this.#visitTarget(target.left, scope);
        this.#visit(target.right, scope, nameOf(target.left));
        return;
      case "ObjectProperty":
        if (target.computed) this.#visit(target.key, scope);
        this.#visitTarget(target.value, scope);
        return;
      case "ArrayPattern":
      case "ObjectPattern":
      case "RestElement":
        for (const child of childNodes(target)) this.#visitTarget(child, scope);
        return;
      default:
        this.#visit(target, scope);
    }
  }

  #refer(identifier: t.Identifier, scope: Scope): Growing<Binding> | undefined {
    const binding = lookUp(identifier.name, scope);
    if (!binding && identifier.name === "arguments" && hasArguments(scope)) return undefined;
    for (let literal = scope.literal; literal && literal !== binding?.literal; literal = literal.parent)
      if (!literal.free.includes(identifier.name)) literal.free.push(identifier.name);
    this.#classes.noteUse(identifier.name, binding, scope);
    if (!binding) return undefined;
    this.bindings.set(identifier, binding);
    if (this.#boundaries.get(binding) !== scope.boundary) binding.captured = true;
    return binding;
  }
}
