/**
 * A cell → the body of a JavaScript function that runs it and tells what it needs to know later: which literal
 * each function value came from and what it captures, where calls and throws stand, the value of the last
 * expression, how to read the names it defines. Assumes that `subset.ts` found nothing to refuse.
 */
import type * as t from "@babel/types";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { childNodes, withoutCasts } from "./childNodes.ts";
import { definedNames } from "./definedNames.ts";
import { Edits, type Rewritten } from "./edits.ts";
import { freeUses, type FreeUse } from "./freeNames.ts";
import { growthMark, textVariables, type MarkParts } from "./growth.ts";
import type { FunctionLiteral, ParsedSource } from "./program.ts";
import { endOf, spanOf, startOf } from "./range.ts";
import { stripTypes } from "./stripTypes.ts";

/** How a name of another cell is read: its value once and for all (a function that is written there, or anything), or anew at each use. */
export type OutsideName = "function" | "constant" | "live";

export interface Instrumented {
  /** Function body; `rewritten.originalOffset` maps places in it to places in the cell. */
  readonly rewritten: Rewritten;
  /** The name by which the body reaches its `CellRuntime`. */
  readonly runtimeName: string;
  /** The constant outside names that it takes as parameters. */
  readonly parameters: readonly string[];
  /** Calls, throws and console lines that report where they stand, by number. */
  readonly sites: readonly CallSite[];
  /** The cell's function literals, by number. */
  readonly literals: readonly RegisteredLiteral[];
  /** TypeScript that cannot be taken away; where there is any, the body is not to be run. */
  readonly refused: readonly Diagnostic[];
}

export interface RegisteredLiteral {
  readonly id: string;
  readonly name: string;
  /** The names whose readers its registration gives, in that order. */
  readonly captures: readonly string[];
}

export interface CallSite {
  readonly span: Span;
  /** What is called, as it is written. */
  readonly callee: string;
  /** A call, as against a `throw` or a console line. */
  readonly isCall: boolean;
}

/** What an instrumented body calls. */
export interface CellRuntime {
  /** Gives readers for the defined names, in the order of `definedNames`. */
  define(readers: readonly (() => unknown)[]): void;
  /** Registers a function value as one of a literal and gives it back. */
  fn<F>(literal: number, value: F, captures: () => readonly (() => unknown)[]): F;
  /** Registers methods of an object literal and gives it back. */
  methods<O>(
    value: O,
    methods: readonly (readonly [
      literal: number,
      name: string,
      captures: () => readonly (() => unknown)[],
    ])[],
  ): O;
  /** Gives a callee back, bound to its place if it is one of Mixtape's. */
  at<F>(site: number, callee: F): F;
  /** Notes where a value is thrown and gives it back. */
  thrown<T>(site: number, value: T): T;
  /** The console whose lines stand at a place. */
  console(site: number, console: unknown): unknown;
  /** Live names of other cells. */
  readonly live: unknown;
  /** Looks at what may be growing without end, once in a while; gives it back. Raises what a call of a `method` that is none does. */
  grow<C>(site: number, container: C, method?: string): C;
  /** As `grow`, before a store; a container that has a place there is not looked at. */
  room<C>(site: number, container: C, index: unknown): C;
  /** Looks at what was made at one stroke, or at a length that is asked for; gives it back. */
  made<V>(site: number, value: V): V;
  /** Gives its second argument back. */
  after<V>(first: unknown, second: V): V;
  /** The value of the last expression. */
  value: unknown;
  hasValue: boolean;
}

/** Rewrites a cell. `outside` are the names of other cells; `isOwn` says which free names are never Mixtape's functions. */
export function instrument(
  source: ParsedSource,
  outside: ReadonlyMap<string, OutsideName>,
  isPlainGlobal: (name: string) => boolean,
): Instrumented {
  return new Instrumenter(source, outside, isPlainGlobal).run();
}

class Instrumenter {
  readonly #source: ParsedSource;
  readonly #outside: ReadonlyMap<string, OutsideName>;
  readonly #isPlainGlobal: (name: string) => boolean;
  readonly #edits: Edits;
  readonly #runtime: string;
  readonly #sites: CallSite[] = [];
  readonly #literals: ReadonlyMap<t.Node, FunctionLiteral>;
  readonly #bound = new Map<FunctionLiteral, Set<string>>();
  readonly #numbers = new Map<FunctionLiteral, number>();
  readonly #registered: RegisteredLiteral[] = [];
  readonly #marked = new Set<t.Node>();
  readonly #growth: MarkParts;

  constructor(
    source: ParsedSource,
    outside: ReadonlyMap<string, OutsideName>,
    isPlainGlobal: (name: string) => boolean,
  ) {
    this.#source = source;
    this.#outside = outside;
    this.#isPlainGlobal = isPlainGlobal;
    this.#edits = new Edits(source.text);
    this.#runtime = unusedName(source.text);
    this.#literals = new Map(source.literals.map((literal) => [literal.node, literal]));
    this.#growth = {
      source,
      runtime: this.#runtime,
      site: (node) => this.#site(node, this.#calleeText(node), false),
      read: (name) => (outside.get(name) === "live" ? `${this.#runtime}.live.${name}` : name),
      texts: textVariables(source),
    };
  }

  run(): Instrumented {
    const { program } = this.#source.ast;
    this.#collectBound(program, undefined);
    for (const literal of this.#source.literals) {
      this.#numbers.set(literal, this.#registered.length);
      this.#registered.push({ id: literal.id, name: literal.name, captures: this.#captureNames(literal) });
    }
    const names = definedNames(this.#source).map(({ name }) => `()=>${name}`);
    this.#edits.open(0, `${this.#runtime}.define([${names.join()}]);`);
    this.#edits.open(0, this.#registrations(program.body));
    if (program.interpreter) this.#edits.blank(0, endOf(program.interpreter), true);
    this.#keepValue(program);
    for (const child of childNodes(program)) this.#visit(child);
    for (const use of freeUses(this.#source)) this.#readLive(use);
    const refused = stripTypes(this.#source, this.#edits);
    return {
      rewritten: this.#edits.apply(),
      runtimeName: this.#runtime,
      parameters: [...this.#outside].flatMap(([name, how]) => (how === "live" ? [] : [name])),
      sites: this.#sites,
      literals: this.#registered,
      refused,
    };
  }

  /** For each literal the names declared around it that it mentions. */
  #collectBound(node: t.Node, inner: FunctionLiteral | undefined): void {
    if (node.type === "Identifier") {
      const binding = this.#source.bindingOf(node);
      if (!binding) return;
      for (let at = inner; at && at !== binding.literal; at = at.parent) {
        const names = this.#bound.get(at) ?? new Set();
        this.#bound.set(at, names.add(binding.name));
        for (const name of binding.needs) names.add(name);
      }
      return;
    }
    const literal = this.#literals.get(node) ?? inner;
    for (const child of childNodes(node)) this.#collectBound(child, literal);
  }

  #captureNames(literal: FunctionLiteral): readonly string[] {
    const bound = this.#bound.get(literal);
    return literal.free.filter((name) => bound?.has(name) === true || this.#outside.has(name));
  }

  /** The last statement's value, or the text of a cell that is nothing but text in quotes. */
  #keepValue(program: t.Program): void {
    const last = program.body.at(-1) ?? program.directives.at(-1);
    if (last?.type !== "ExpressionStatement" && last?.type !== "Directive") return;
    const text = this.#source.text.slice(startOf(last), endOf(last));
    const end = endOf(last) - (text.endsWith(";") ? 1 : 0);
    const { value, hasValue } = { value: `${this.#runtime}.value`, hasValue: `${this.#runtime}.hasValue` };
    this.#edits.wrap(startOf(last), end, `${value}=(`, `),${hasValue}=true`);
  }

  #visit(node: t.Node): void {
    const mark = growthMark(node, this.#growth);
    if (mark?.after === "") this.#edits.open(mark.start, mark.before);
    else if (mark) this.#edits.wrap(mark.start, mark.end, mark.before, mark.after);
    this.#edit(node);
    for (const child of childNodes(node)) this.#visit(child);
  }

  #edit(node: t.Node): void {
    switch (node.type) {
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        this.#wrapLiteral(node);
        return;
      case "BlockStatement":
      case "StaticBlock": {
        const brace = this.#source.text.indexOf("{", startOf(node));
        this.#edits.open(brace + 1, this.#registrations(node.body));
        return;
      }
      case "SwitchStatement":
        this.#registerInSwitch(node);
        return;
      case "ObjectExpression":
        this.#wrapMethods(node);
        return;
      case "CallExpression":
        this.#markCall(node);
        return;
      case "ThrowStatement": {
        const site = this.#site(node, "", false);
        this.#edits.wrap(
          startOf(node.argument),
          endOf(node.argument),
          `${this.#runtime}.thrown(${site},`,
          ")",
        );
        return;
      }
      default:
    }
  }

  #wrapLiteral(node: t.FunctionExpression | t.ArrowFunctionExpression): void {
    const literal = this.#literals.get(node);
    if (!literal) return;
    // As the value of a field it takes the field's name, as it would take that of what it is assigned to.
    const isNamed = !literal.name.startsWith("function (") && literal.name !== "__proto__";
    const key = JSON.stringify(literal.name);
    const [before, after] = isNamed ? [`{${key}:`, `}[${key}]`] : ["", ""];
    const open = `${this.#runtime}.fn(${this.#numberOf(literal)},${before}`;
    this.#edits.wrap(startOf(node), endOf(node), open, `${after},${this.#readers(literal)})`);
  }

  #numberOf(literal: FunctionLiteral): string {
    return String(this.#numbers.get(literal) ?? -1);
  }

  /** Function declarations are there from the start of their block, so they are registered there. */
  #registrations(statements: readonly t.Node[]): string {
    return statements
      .map((statement) => {
        if (statement.type !== "FunctionDeclaration" || !statement.id) return "";
        const literal = this.#literals.get(statement);
        if (!literal) return "";
        return `${this.#runtime}.fn(${this.#numberOf(literal)},${statement.id.name},${this.#readers(literal)});`;
      })
      .join("");
  }

  #registerInSwitch(node: t.SwitchStatement): void {
    const registrations = this.#registrations(node.cases.flatMap((branch) => branch.consequent));
    for (const branch of node.cases) {
      const first = branch.consequent[0];
      if (first) this.#edits.open(startOf(first), registrations);
    }
  }

  /** Methods are registered unless what follows in the literal may replace them. */
  #wrapMethods(node: t.ObjectExpression): void {
    const methods = node.properties.flatMap((property, position) => {
      const literal = this.#literals.get(property);
      if (property.type !== "ObjectMethod" || property.kind !== "method" || property.computed || !literal)
        return [];
      if (node.properties.slice(position + 1).some((later) => mayReplace(later, keyText(property.key))))
        return [];
      return [
        `[${this.#numberOf(literal)},${JSON.stringify(keyText(property.key))},${this.#readers(literal)}]`,
      ];
    });
    if (methods.length === 0) return;
    this.#edits.wrap(startOf(node), endOf(node), `${this.#runtime}.methods(`, `,[${methods.join()}])`);
  }

  #readers(literal: FunctionLiteral): string {
    const names = this.#registered[this.#numbers.get(literal) ?? -1]?.captures ?? [];
    const readers = names.map(
      (name) => `()=>${this.#isLive(name, literal) ? `${this.#runtime}.live.${name}` : name}`,
    );
    return `()=>[${readers.join()}]`;
  }

  #isLive(name: string, literal: FunctionLiteral): boolean {
    return this.#bound.get(literal)?.has(name) !== true && this.#outside.get(name) === "live";
  }

  /** Calls that may reach one of Mixtape's functions say where they stand; console lines too. */
  #markCall(node: t.CallExpression): void {
    const callee = node.callee;
    if (callee.type === "MemberExpression" && isFree(this.#source, callee.object, "console")) {
      const before = `${this.#runtime}.console(${this.#site(node, "console", false)},`;
      this.#edits.wrap(startOf(callee.object), endOf(callee.object), before, ")");
      return;
    }
    if (!this.#mayBeOurs(withoutCasts(callee))) return;
    this.#marked.add(withoutCasts(callee));
    const text = this.#source.text.slice(startOf(callee), endOf(callee));
    const before = `${this.#runtime}.at(${this.#site(node, text, true)},`;
    this.#edits.wrap(startOf(callee), endOf(callee), before, ")");
  }

  /**
   * Not the parameters and locals of functions, which hot loops call: what they hold of Mixtape's functions finds its
   * place by itself, slowly.
   */
  #mayBeOurs(callee: t.Node): boolean {
    if (callee.type === "CallExpression") return this.#mayBeOurs(withoutCasts(callee.callee));
    if (callee.type !== "Identifier") return false;
    const binding = this.#source.bindingOf(callee);
    if (binding)
      return binding.literal === undefined && binding.kind !== "param" && binding.always === undefined;
    return this.#outside.get(callee.name) !== "function" && !this.#isPlainGlobal(callee.name);
  }

  #site(node: t.Node, callee: string, isCall: boolean): string {
    this.#sites.push({ span: spanOf(this.#source.id, node), callee, isCall });
    return String(this.#sites.length - 1);
  }

  #calleeText(node: t.Node): string {
    return node.type === "CallExpression"
      ? this.#source.text.slice(startOf(node.callee), endOf(node.callee))
      : "";
  }

  #readLive({ identifier, shorthand, called }: FreeUse): void {
    if (this.#outside.get(identifier.name) !== "live") return;
    const read = `${shorthand ? `${identifier.name}:` : ""}${this.#runtime}.live.`;
    // A bare call must not make the live names its `this`.
    if (called && !this.#marked.has(identifier))
      this.#edits.wrap(startOf(identifier), endOf(identifier), `(0,${read}`, ")");
    else this.#edits.open(startOf(identifier), read);
  }
}

function mayReplace(property: t.ObjectExpression["properties"][number], key: string): boolean {
  if (property.type === "SpreadElement" || property.computed) return true;
  return keyText(property.key) === key;
}

function keyText(key: t.Node): string {
  if (key.type === "Identifier") return key.name;
  if (key.type === "StringLiteral") return key.value;
  return key.type === "NumericLiteral" ? String(key.value) : "";
}

function isFree(source: ParsedSource, node: t.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name && !source.bindingOf(node);
}

/** A name that does not stand in the text. */
function unusedName(text: string): string {
  let name = "$mixtape";
  while (text.includes(name)) name += "_";
  return name;
}
