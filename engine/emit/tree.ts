/**
 * Emitted code before it has text: statements with expressions in them. Made by `fold.ts` from IR blocks; values
 * are still the IR's, so that whatever was folded can be moved no further than its meaning allows.
 */
import type { Block, IfOp, LoopOp, Op, OwnerId, Type, Value } from "../ir/types.ts";
import type { Span } from "../source/span.ts";

export type Expr =
  | { readonly kind: "value"; readonly value: Value }
  /** An operation of one result applied to folded operands (`const` among them). */
  | { readonly kind: "op"; readonly op: Op; readonly args: readonly Expr[]; readonly weight: number }
  /** An `if` of one result whose branches hold nothing but an expression. */
  | {
      readonly kind: "choose";
      readonly op: IfOp;
      readonly test: Expr;
      readonly then: Expr;
      readonly otherwise: Expr;
      readonly weight: number;
    };

/** A stretch of statements between braces. */
export interface Body {
  readonly block: Block;
  readonly statements: Statement[];
}

export type Statement =
  /** Evaluates and gives the results their values, in their places; `undefined` for those that nothing needs. */
  | {
      readonly kind: "define";
      readonly results: readonly (Value | undefined)[];
      readonly expr: Expr;
      readonly op: Op;
    }
  /** All sources are evaluated, then all targets assigned. */
  | {
      readonly kind: "copy";
      readonly targets: readonly Value[];
      readonly sources: readonly Expr[];
      readonly span: Span;
    }
  | {
      readonly kind: "if";
      readonly op: IfOp;
      readonly test: Expr;
      readonly then: Body;
      readonly otherwise: Body;
    }
  | {
      readonly kind: "loop";
      readonly op: LoopOp;
      /** The variables of the loop (one value stands for param and result) and what they begin with. */
      readonly init: Statement & { readonly kind: "copy" };
      /** Done before each test; usually empty. */
      readonly before: Body;
      readonly test: Expr;
      /** Ends with the copy of the next values. */
      readonly body: Body;
    }
  | {
      readonly kind: "return";
      readonly values: readonly Expr[];
      readonly types: readonly Type[];
      readonly span: Span;
    }
  | { readonly kind: "count"; readonly block: number; readonly owner: OwnerId; readonly span: Span };

/** Calls `visit` for each value that the expression mentions, as often as it does. */
export function forEachValue(expr: Expr, visit: (value: Value) => void): void {
  if (expr.kind === "value") visit(expr.value);
  else for (const part of partsOf(expr)) forEachValue(part, visit);
}

function partsOf(expr: Exclude<Expr, { kind: "value" }>): readonly Expr[] {
  return expr.kind === "op" ? expr.args : [expr.test, expr.then, expr.otherwise];
}

/** How much there is to read: 1 for a value or a literal, more for what is built of them. */
export function weightOf(expr: Expr): number {
  return expr.kind === "value" ? 1 : expr.weight;
}

/** The operation applied to what its operands have become. */
export function applied(op: Op, args: readonly Expr[]): Expr & { readonly kind: "op" } {
  return { kind: "op", op, args, weight: weightAround(args) };
}

/** What is built of the parts. */
export function weightAround(parts: readonly Expr[]): number {
  let weight = 1;
  for (const part of parts) weight += weightOf(part);
  return weight;
}

/** Whether evaluating it calls a function of the module. */
export function doesCall(expr: Expr): boolean {
  if (expr.kind === "value") return false;
  return (expr.kind === "op" && expr.op.kind === "call") || partsOf(expr).some(doesCall);
}

/** The literal that the expression is, if it is one. */
export function literalOf(expr: Expr): { readonly value: number | boolean | string | undefined } | undefined {
  return expr.kind === "op" && expr.op.kind === "const" ? expr.op : undefined;
}
