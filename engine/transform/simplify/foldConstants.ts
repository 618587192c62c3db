/**
 * Computes what is known when compiling: operations on literals, identities that hold to the last bit, branches on
 * literals. x + 0, 0·x and reassociations stay: they are not exact for −0, ∞, NaN and roundings.
 */
import type { Block, ConstOp, Func, IfOp, Op, PrimOp, TestOp, Value } from "../../ir/types.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { literalInPlaceOf } from "./literalInPlaceOf.ts";
import { replaceOperands, replaceValues, type Substitution } from "./replaceOperands.ts";
import { ValueMap } from "../../ir/valueTable.ts";

type Literal = ConstOp["value"];

export function foldConstants(func: Func): Func {
  const body = new Folder().block(func.body);
  return body === func.body ? func : { ...func, body };
}

class Folder {
  readonly #substitution: Substitution = new ValueMap();
  readonly #literals = new ValueMap<{ readonly value: Literal }>();
  /** What a value is the negation of: by `neg`, or by `not`. */
  readonly #negated = new ValueMap<Value>();

  block(block: Block): Block {
    const ops: Op[] = [];
    let changed = false;
    for (const op of block.ops) {
      const before = ops.length;
      this.#operation(op, ops);
      changed ||= ops.length !== before + 1 || ops[before] !== op;
    }
    const yields = replaceValues(block.yields, this.#substitution);
    return changed || yields !== block.yields ? { params: block.params, ops, yields } : block;
  }

  #operation(original: Op, out: Op[]): void {
    const op = replaceOperands(original, this.#substitution);
    switch (op.kind) {
      case "const":
        this.#literals.set(op.results[0]!, op);
        break;
      case "prim":
        if (this.#fold(op, this.#primitive(op), out)) return;
        break;
      case "test":
        if (this.#fold(op, this.#test(op), out)) return;
        break;
      case "if":
        this.#if(op, out);
        return;
      case "loop": {
        const cond = this.block(op.cond);
        if (this.#literals.get(cond.yields[0]!)?.value === false && cond.ops.length <= 1) {
          op.results.forEach((result, index) => this.#substitution.set(result, op.args[index]!));
          return;
        }
        const body = this.block(op.body);
        out.push(cond === op.cond && body === op.body ? op : { ...op, cond, body });
        return;
      }
      default:
        break;
    }
    out.push(op);
  }

  /** Puts what was found in place of the operation; false where nothing was found. */
  #fold(op: PrimOp | TestOp, found: Found, out: Op[]): boolean {
    if (found === undefined) return false;
    const result = op.results[0]!;
    if (found.kind === "value") {
      this.#substitution.set(result, found.value);
      return true;
    }
    this.#literals.set(result, { value: found.literal });
    out.push(literalInPlaceOf(op, found.literal));
    return true;
  }

  #primitive(op: PrimOp): Found {
    if (op.args.every((arg) => typeof this.#literalOf(arg) === "number")) {
      const literals = op.args.map((arg) => Number(this.#literalOf(arg)));
      return literally(primitiveNamed(op.name).value(...literals));
    }
    const [x, y] = op.args;
    const a = this.#literalOf(x);
    const b = this.#literalOf(y);
    switch (op.name) {
      case "mul":
        return b === 1 ? itself(x) : a === 1 ? itself(y) : undefined;
      case "div":
        return b === 1 ? itself(x) : undefined;
      case "add":
        return Object.is(b, -0) ? itself(x) : Object.is(a, -0) ? itself(y) : undefined;
      case "sub":
        return Object.is(b, 0) ? itself(x) : undefined;
      case "strongMul":
        // Products of derivatives only, where the sign of a zero is not kept.
        if (a === 0 || b === 0) return literally(0);
        return b === 1 ? itself(x) : a === 1 ? itself(y) : undefined;
      case "neg":
        return this.#negation(op);
      default:
        return undefined;
    }
  }

  #test(op: TestOp): Found {
    if (op.args.every((arg) => this.#literals.has(arg))) {
      const literals = op.args.map((arg) => this.#literalOf(arg));
      return literally(testLiterals(op, literals));
    }
    const [x, y] = op.args;
    const a = this.#literalOf(x);
    const b = this.#literalOf(y);
    switch (op.name) {
      case "not":
        return this.#negation(op);
      case "and":
        if (a === false || b === false) return literally(false);
        return b === true || x === y ? itself(x) : a === true ? itself(y) : undefined;
      case "or":
        if (a === true || b === true) return literally(true);
        return b === false || x === y ? itself(x) : a === false ? itself(y) : undefined;
      default:
        return undefined;
    }
  }

  #literalOf(value: Value | undefined): Literal {
    return value === undefined ? undefined : this.#literals.get(value)?.value;
  }

  #negation(op: PrimOp | TestOp): Found {
    const original = this.#negated.get(op.args[0]!);
    if (original !== undefined) return itself(original);
    this.#negated.set(op.results[0]!, op.args[0]!);
    return undefined;
  }

  #if(op: IfOp, out: Op[]): void {
    const known = this.#literals.get(op.args[0]!)?.value;
    if (typeof known === "boolean") {
      const taken = known ? op.then : op.else;
      for (const inner of taken.ops) this.#operation(inner, out);
      const yields = replaceValues(taken.yields, this.#substitution);
      op.results.forEach((result, index) => this.#substitution.set(result, yields[index]!));
      return;
    }
    const then = this.block(op.then);
    const otherwise = this.block(op.else);
    // `c ? true : false` is c.
    op.results.forEach((result, index) => {
      const isTrue = this.#literalOf(then.yields[index]) === true;
      if (isTrue && this.#literalOf(otherwise.yields[index]) === false)
        this.#substitution.set(result, op.args[0]!);
    });
    out.push(then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise });
  }
}

type Found =
  | { readonly kind: "literal"; readonly literal: Literal }
  | { readonly kind: "value"; readonly value: Value }
  | undefined;

function literally(literal: Literal): Found {
  return { kind: "literal", literal };
}

function itself(value: Value | undefined): Found {
  return value === undefined ? undefined : { kind: "value", value };
}

function testLiterals(op: TestOp, literals: readonly Literal[]): boolean {
  const [a, b] = literals;
  const [x, y] = literals.map(Number) as [number, number];
  switch (op.name) {
    case "lt":
      return x < y;
    case "le":
      return x <= y;
    case "gt":
      return x > y;
    case "ge":
      return x >= y;
    case "eq":
      return a === b;
    case "ne":
      return a !== b;
    case "not":
      return a === false;
    case "and":
      return a === true && b === true;
    case "or":
      return a === true || b === true;
    case "isNaN":
      return Number.isNaN(a);
    case "isFinite":
      return Number.isFinite(a);
    case "isInteger":
      return Number.isInteger(a);
  }
}
