/**
 * What later chapters know of parsed text: syntax trees, function literals, and what each identifier
 * refers to. Built by `parse.ts` and `scope.ts`; data only.
 */
import type * as t from "@babel/types";

/** One parsed text: a cell, a file, or a part of the prelude. */
export interface ParsedSource {
  /** The `source` of its spans. */
  readonly id: string;
  readonly text: string;
  readonly ast: t.File;
  /** All function literals, in source order (outer before inner). */
  readonly literals: readonly FunctionLiteral[];
  /** Methods of classes by their syntax, which are functions but no values that could be registered. */
  readonly methods: ReadonlyMap<t.Node, FunctionLiteral>;
  /** The variable that an identifier (use or declaration) stands for; undefined where it is free in this text. */
  readonly bindingOf: (identifier: t.Identifier | t.JSXIdentifier) => Binding | undefined;
}

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;

export interface FunctionLiteral {
  /** Unique over a session: source id, a digest of the source's text, and the ordinal in it. */
  readonly id: string;
  /** From its declaration, the variable or property it is assigned to, or `function (line 3)`. */
  readonly name: string;
  readonly source: string;
  readonly node: FunctionNode;
  readonly parent: FunctionLiteral | undefined;
  /**
   * Names used inside (nested literals and the classes it names included) and declared outside, in order of first use;
   * JavaScript's and Mixtape's own globals included.
   */
  readonly free: readonly string[];
}

export interface Binding {
  readonly name: string;
  readonly kind: "const" | "let" | "var" | "param" | "function" | "class";
  readonly identifier: t.Identifier;
  /** The function it is declared in; undefined at top level. */
  readonly literal: FunctionLiteral | undefined;
  /** Assigned anywhere but in its declaration. */
  readonly reassigned: boolean;
  /** Mentioned inside a literal nested in the one it is declared in. */
  readonly captured: boolean;
  /** For a class: the names that it uses and that this text declares outside it. */
  readonly needs: readonly string[];
  /** A `function` declaration, or a `const` initialised with a literal: which one it always is. */
  readonly always: FunctionLiteral | undefined;
}

/** Everything parsed so far, by source id; and every literal by id. */
export interface Program {
  readonly sources: ReadonlyMap<string, ParsedSource>;
  readonly literals: ReadonlyMap<string, FunctionLiteral>;
}
