/**
 * Which variable each identifier stands for, and which function literals a text holds. Knows JavaScript's
 * scoping (hoisting, blocks, parameters, named function expressions) and skips what only TypeScript's types
 * mention. What names mean that are free in the text is left to those who run it.
 */
import type * as t from "@babel/types";
import { childNodes, isTypeOnly, withoutCasts } from "./childNodes.ts";
import { digest } from "./digest.ts";
import type { Binding, FunctionLiteral, FunctionNode } from "./program.ts";

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

type Growing<T> = { -readonly [K in keyof T]: T[K] };

interface GrowingLiteral extends Omit<FunctionLiteral, "free" | "parent"> {
  readonly parent: GrowingLiteral | undefined;
  readonly free: string[];
}

/** One set of names. `boundary` differs between functions, methods included; `literal` is the innermost literal. */
interface Scope {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Growing<Binding>>;
  readonly literal: GrowingLiteral | undefined;
  readonly boundary: object;
  /** The innermost class around. */
  readonly inClass: ClassUse | undefined;
}

/** What a class uses from outside itself. */
interface ClassUse {
  readonly node: t.Node;
  readonly outer: ClassUse | undefined;
  readonly uses: Map<string, Growing<Binding> | undefined>;
}

type Method = t.ClassMethod | t.ClassPrivateMethod;

class Analysis {
  readonly literals: GrowingLiteral[] = [];
  readonly methods = new Map<t.Node, GrowingLiteral>();
  readonly bindings = new Map<t.Node, Growing<Binding>>();
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
    this.#addNeedsOfClasses();
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
          this.#namedClass.set(init, binding);
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
    const binding = isDeclared ? scope.names.get(isDeclared.name) : this.#namedClass.get(node);
    if (binding) this.#classes.set(binding, inClass);
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

  // --- Classes -------------------------------------------------------------------------------------

  readonly #classes = new Map<Growing<Binding>, ClassUse>();
  /** Class expressions by the `const` that they initialise. */
  readonly #namedClass = new Map<t.Node, Growing<Binding>>();
  /** Functions that mention a class from outside. */
  readonly #mentions = new Map<GrowingLiteral, Set<Growing<Binding>>>();

  /** Who names a class names what it uses. */
  #addNeedsOfClasses(): void {
    for (const [binding, { uses, node }] of this.#classes) {
      const needs = [...uses].flatMap(([name, used]) => (used && used !== binding ? [name] : []));
      for (const used of uses.values())
        if (used) needs.push(...this.#needsThrough(used, new Set([binding]), node));
      binding.needs = [...new Set(needs)];
    }
    for (const [literal, classes] of this.#mentions)
      for (const binding of classes) this.#addUses(literal, binding, new Set());
  }

  #needsThrough(used: Growing<Binding>, seen: Set<Growing<Binding>>, within: t.Node): string[] {
    const inner = this.#classes.get(used);
    if (!inner || seen.has(used)) return [];
    seen.add(used);
    return [...inner.uses].flatMap(([name, binding]) =>
      binding && !isWithin(binding.identifier, within)
        ? [name, ...this.#needsThrough(binding, seen, within)]
        : [],
    );
  }

  #addUses(literal: GrowingLiteral, binding: Growing<Binding>, seen: Set<Growing<Binding>>): void {
    const use = this.#classes.get(binding);
    if (!use || seen.has(binding)) return;
    seen.add(binding);
    for (const [name, used] of use.uses) {
      for (let at: GrowingLiteral | undefined = literal; at && at !== used?.literal; at = at.parent)
        if (!at.free.includes(name)) at.free.push(name);
      if (used) this.#addUses(literal, used, seen);
    }
  }

  #noteClassUse(name: string, binding: Growing<Binding> | undefined, scope: Scope): void {
    for (let at = scope.inClass; at; at = at.outer)
      if (!binding || !isWithin(binding.identifier, at.node)) at.uses.set(name, binding);
    if (!binding || !scope.literal || !this.#mayBeClass(binding)) return;
    const mentioned = this.#mentions.get(scope.literal) ?? new Set();
    this.#mentions.set(scope.literal, mentioned.add(binding));
  }

  #mayBeClass(binding: Growing<Binding>): boolean {
    return binding.kind === "class" || binding.kind === "const";
  }

  #visitFunction(node: FunctionNode, scope: Scope, hint: string | undefined): void {
    if (node.type === "ObjectMethod" && node.computed) this.#visit(node.key, scope);
    const line = node.loc?.start.line ?? 0;
    const literal: GrowingLiteral = {
      id: `${this.#prefix}#${String(this.literals.length)}`,
      name: ownName(node) ?? hint ?? `function (line ${String(line)})`,
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
    this.#noteClassUse(identifier.name, binding, scope);
    if (!binding) return undefined;
    this.bindings.set(identifier, binding);
    if (this.#boundaries.get(binding) !== scope.boundary) binding.captured = true;
    return binding;
  }
}

function nested(scope: Scope): Scope {
  const { literal, boundary, inClass } = scope;
  return { parent: scope, names: new Map(), literal, boundary, inClass };
}

function isWithin(inner: t.Node, outer: t.Node): boolean {
  return (outer.start ?? 0) <= (inner.start ?? 0) && (inner.end ?? 0) <= (outer.end ?? 0);
}

function lookUp(name: string, scope: Scope): Growing<Binding> | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding) return binding;
  }
  return undefined;
}

function hasArguments(scope: Scope): boolean {
  for (let literal = scope.literal; literal; literal = literal.parent)
    if (literal.node.type !== "ArrowFunctionExpression") return true;
  return false;
}

function isFunctionNode(node: t.Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "ObjectMethod"
  );
}

function isMethod(node: t.Node): node is Method {
  return node.type === "ClassMethod" || node.type === "ClassPrivateMethod";
}

function isClass(node: t.Node): boolean {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** Nodes below which a `var` can stand: statements and their parts, never expressions. */
function mayHoldStatements(node: t.Node): boolean {
  return /Statement$|^SwitchCase$|^CatchClause$|^ExportNamedDeclaration$/.test(node.type);
}

function declarationOf(statement: t.Node): t.Node | null | undefined {
  if (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration")
    return statement.declaration;
  return statement;
}

/** The identifiers that a pattern declares or assigns, in source order; members are not among them. */
export function patternNames(pattern: t.Node): t.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return patternNames(pattern.left);
    case "ObjectProperty":
      return patternNames(pattern.value);
    case "RestElement":
      return patternNames(pattern.argument);
    case "TSParameterProperty":
      return patternNames(pattern.parameter);
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? patternNames(element) : []));
    case "ObjectPattern":
      return pattern.properties.flatMap(patternNames);
    default:
      return [];
  }
}

function ownName(node: FunctionNode): string | undefined {
  if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") return node.id?.name;
  return node.type === "ObjectMethod" ? nameOf(node.key) : undefined;
}

/** What a function is called that is assigned here. */
function nameOf(target: t.Node): string | undefined {
  if (target.type === "Identifier") return target.name;
  if (target.type === "StringLiteral") return target.value;
  if (target.type === "MemberExpression" && !target.computed) return nameOf(target.property);
  return undefined;
}
