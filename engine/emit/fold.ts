/**
 * IR block → statements: values used once are folded into the expression that uses them. An evaluation is moved past
 * another only if `effects.ts` lets them change places; values that users named stay variables.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Block, Func, IfOp, LoopOp, Op, Value } from "../ir/types.ts";
import { conflict, isHarmless, isPure, pure, together, type Effects, type EffectTable } from "./effects.ts";
import { wantsOf, type Want } from "./operands.ts";
import type { Needed } from "./needed.ts";
import { weightOf, type Body, type Expr, type Statement } from "./tree.ts";
import type { WantedResults } from "./wantedResults.ts";
import type { Use, UseTable } from "./uses.ts";

/** Past this, an expression is cut in two. */
const heaviestExpression = 18;
/** What may be written twice, as the operands of checked accesses are. */
const heaviestRepeated = 3;
const heaviestChoice = 16;

/** Something evaluated in the order of the IR and not yet written. */
interface Pending {
  readonly expr: Expr;
  readonly effects: Effects;
  readonly statement: Statement;
  isOpen?: boolean;
}

/** The block that is being written. */
interface Frame {
  readonly statements: Statement[];
  /** What is pending and cannot change places with everything, in the order of evaluation. */
  readonly queue: Pending[];
}

interface Folded {
  readonly body: Body;
  readonly sources: readonly Expr[];
  readonly effects: Effects;
}

export interface FoldInput {
  readonly effects: EffectTable;
  readonly wanted: WantedResults;
  readonly needed: Needed;
  readonly uses: UseTable;
  /** In measured code, what a block begins with. */
  readonly counterOf: (block: Block) => Statement | undefined;
}

/** The statements of a function's body. */
export function foldFunction(func: Func, input: FoldInput): Body {
  return new Folder(input, func.role).function(func);
}

class Folder {
  readonly #effects: EffectTable;
  readonly #wanted: WantedResults;
  readonly #needed: Needed;
  readonly #uses: UseTable;
  readonly #counterOf: FoldInput["counterOf"];
  readonly #role: Func["role"];
  readonly #literals = new Map<Value, Expr>();
  readonly #pending = new Map<Value, { readonly item: Pending; readonly frame: Frame }>();

  constructor(input: FoldInput, role: Func["role"]) {
    this.#role = role;
    this.#effects = input.effects;
    this.#wanted = input.wanted;
    this.#needed = input.needed;
    this.#uses = input.uses;
    this.#counterOf = input.counterOf;
  }

  function(func: Func): Body {
    const frame = this.#open(func.body);
    this.#ops(frame, func.body);
    if (endsInThrow(func.body)) return this.#close(frame, func.body);
    const results = this.#wanted.pick(func.name, func.body.yields);
    const { exprs, effects } = this.#take(frame, this.#copyWants(results), pure);
    const types = results.map(({ type }) => type);
    const statement: Statement = { kind: "return", values: exprs, types, span: func.span };
    this.#write(frame, { expr: nothing(func.body), effects, statement });
    return this.#close(frame, func.body);
  }

  /** The block's statements without the copy of its yields; of those, the wanted ones as expressions. */
  #block(block: Block, yields: readonly Value[]): Folded {
    const frame = this.#open(block);
    this.#ops(frame, block);
    const { exprs, effects } = this.#take(frame, this.#copyWants(yields), pure);
    return { body: this.#close(frame, block), sources: exprs, effects };
  }

  #open(block: Block): Frame {
    const counter = this.#counterOf(block);
    return { statements: counter === undefined ? [] : [counter], queue: [] };
  }

  #close(frame: Frame, block: Block): Body {
    for (const item of [...frame.queue]) if (item.isOpen === true) this.#flush(frame, item);
    return { block, statements: frame.statements };
  }

  #ops(frame: Frame, block: Block): void {
    for (const op of block.ops) {
      if (this.#needed.hasOp(op)) this.#op(frame, block, op);
      if (neverEnds(op)) return;
    }
  }

  #op(frame: Frame, block: Block, op: Op): void {
    const result = op.results[0];
    if (op.kind === "const") this.#literals.set(op.results[0]!, { kind: "op", op, args: [] });
    else if (
      result !== undefined &&
      op.kind !== "loop" &&
      this.#needed.resolve(result) !== result &&
      op.kind !== "if"
    )
      return;
    else if (op.kind === "if") this.#if(frame, block, op);
    else if (op.kind === "loop") this.#loop(frame, op);
    else this.#plain(frame, block, op);
  }

  #plain(frame: Frame, block: Block, op: Op): void {
    const { exprs, effects } = this.#take(frame, wantsOf(op), this.#effects.of(op));
    const expr: Expr = { kind: "op", op, args: exprs };
    this.#finish(frame, block, op, expr, effects);
  }

  /** Leaves the expression pending where its one use can take it, and writes it where not. */
  #finish(frame: Frame, block: Block, op: Op, expr: Expr, effects: Effects): void {
    const own = op.kind === "call" ? this.#wanted.pick(op.callee, op.results) : op.results;
    const results = own.map((value) => (this.#needed.hasValue(value) ? value : undefined));
    const statement: Statement = { kind: "define", results, expr, op };
    const item: Pending = { expr, effects, statement };
    const [only] = results;
    const isExpression = op.kind !== "tapePop" && results.length === 1;
    if (isExpression && only !== undefined && this.#canWait(only, block, effects, op)) {
      this.#wait(frame, only, item);
    } else {
      this.#write(frame, item);
    }
  }

  #wait(frame: Frame, value: Value, item: Pending): void {
    item.isOpen = true;
    if (!isPure(item.effects)) frame.queue.push(item);
    this.#pending.set(value, { item, frame });
  }

  #canWait(value: Value, block: Block, effects: Effects, op: Op): boolean {
    const use = this.#uses.of(value);
    if (use?.count !== 1) return false;
    if (value.name !== undefined && !this.#isStep(value.name, use, op)) return false;
    return use.block === block || (isPure(effects) && this.#uses.isWithin(use.block, block));
  }

  /** A named value is nothing but the way to another of its name: what a variable gets next, or part of a cotangent. */
  #isStep(name: string, { target, isCopy }: Use, op: Op): boolean {
    return target?.name === name && (isCopy || (op.role ?? this.#role) === "reverse");
  }

  #if(frame: Frame, block: Block, op: IfOp): void {
    const results = this.#ownResults(op.results);
    const yieldsOf = (branch: Block): Value[] =>
      results.map((result) => branch.yields[op.results.indexOf(result)]!);
    const then = this.#block(op.then, yieldsOf(op.then));
    const otherwise = this.#block(op.else, yieldsOf(op.else));
    const inside = together([then.effects, otherwise.effects]);
    const isEmpty = then.body.statements.length === 0 && otherwise.body.statements.length === 0;
    if (results.length === 1 && isEmpty) {
      const weight = weightOf(then.sources[0]!) + weightOf(otherwise.sources[0]!);
      if (weight <= heaviestChoice) {
        const { exprs, effects } = this.#take(frame, wantsOf(op), inside);
        const expr: Expr = {
          kind: "choose",
          op,
          test: exprs[0]!,
          then: then.sources[0]!,
          otherwise: otherwise.sources[0]!,
        };
        this.#finishChoice(frame, block, op, results[0]!, expr, effects);
        return;
      }
    }
    this.#copyAtEnd(op.then, then, results, op);
    this.#copyAtEnd(op.else, otherwise, results, op);
    const { exprs, effects } = this.#take(frame, wantsOf(op), together([inside, this.#effects.of(op)]));
    const statement: Statement = {
      kind: "if",
      op,
      test: exprs[0]!,
      then: then.body,
      otherwise: otherwise.body,
    };
    this.#write(frame, { expr: exprs[0]!, effects, statement });
  }

  #finishChoice(frame: Frame, block: Block, op: IfOp, result: Value, expr: Expr, effects: Effects): void {
    const statement: Statement = { kind: "define", results: [result], expr, op };
    const item: Pending = { expr, effects, statement };
    if (this.#canWait(result, block, effects, op)) {
      this.#wait(frame, result, item);
    } else {
      this.#write(frame, item);
    }
  }

  #loop(frame: Frame, op: LoopOp): void {
    const indices = op.body.params
      .map((_, index) => index)
      .filter((index) => this.#isOwn(op.body.params[index]!));
    const pick = (values: readonly Value[]): Value[] => indices.map((index) => values[index]!);
    const variables = pick(op.body.params);
    const before = this.#block(op.cond, op.cond.yields);
    const body = this.#block(op.body, pick(op.body.yields));
    this.#copyAtEnd(op.body, body, variables, op);
    const { exprs, effects } = this.#take(frame, this.#copyWants(pick(op.args)), this.#effects.of(op));
    const statement: Statement = {
      kind: "loop",
      op,
      init: { kind: "copy", targets: variables, sources: exprs, span: op.span },
      before: before.body,
      test: before.sources[0]!,
      body: body.body,
    };
    this.#write(frame, { expr: before.sources[0]!, effects, statement });
  }

  /** After a `throw` nothing is copied: what the block yields was never computed. */
  #copyAtEnd(block: Block, folded: Folded, targets: readonly Value[], op: Op): void {
    if (targets.length === 0 || endsInThrow(block)) return;
    folded.body.statements.push({ kind: "copy", targets, sources: folded.sources, span: op.span });
  }

  #ownResults(results: readonly Value[]): Value[] {
    return results.filter((value) => this.#isOwn(value));
  }

  #isOwn(value: Value): boolean {
    return this.#needed.resolve(value) === value && this.#needed.hasValue(value);
  }

  /** Values that are evaluated together and may be reordered; a single one may be anything. */
  #copyWants(values: readonly Value[]): Want[] {
    return values.map((value) => ({ value, as: values.length > 1 ? "calm" : "any", apart: true }));
  }

  // --- Taking what is pending ----------------------------------------------------------------------

  /** The operands as expressions, and the effects of evaluating them and then what has the effects `own`. */
  #take(frame: Frame, wants: readonly Want[], own: Effects): { exprs: Expr[]; effects: Effects } {
    const resolved = wants.map((want) => ({ ...want, value: this.#needed.resolve(want.value) }));
    for (const value of this.#tooHeavy(resolved)) {
      // One that was written before another is not pending any more.
      const item = this.#pending.get(value)?.item;
      if (item !== undefined) this.#flush(frame, item);
    }
    for (;;) {
      const obstacle = this.#obstacle(frame, resolved);
      if (obstacle === undefined) break;
      this.#flush(frame, obstacle);
    }
    const effects: Effects[] = [];
    const exprs = resolved.map(({ value }) => {
      const pending = this.#pending.get(value);
      if (pending === undefined) return this.#literals.get(value) ?? { kind: "value" as const, value };
      this.#remove(pending.item);
      effects.push(pending.item.effects);
      return pending.item.expr;
    });
    return { exprs, effects: together([...effects, own]) };
  }

  /** A pending operand that has to become a variable first. */
  #obstacle(frame: Frame, wants: readonly Want[]): Pending | undefined {
    const taken = wants.flatMap(({ value, as }) => {
      const pending = this.#pending.get(value);
      return pending === undefined
        ? []
        : [{ item: pending.item, as, place: frame.queue.indexOf(pending.item) }];
    });
    for (const { item, as } of taken) {
      if (as === "simple" && (!isPure(item.effects) || weightOf(item.expr) > heaviestRepeated)) return item;
      if (as === "calm" && !isHarmless(item.effects)) return item;
    }
    for (const [position, { item, place }] of taken.entries()) {
      const overtaken = frame.queue.some(
        (other, at) =>
          at > place && !taken.some((each) => each.item === other) && conflict(item.effects, other.effects),
      );
      const swapped = taken.some(
        (other, at) => at < position && other.place > place && conflict(item.effects, other.item.effects),
      );
      if ((overtaken || swapped) && !isPure(item.effects)) return item;
    }
    return undefined;
  }

  /** Of pending operands that together would be too much to read in one expression, the heaviest. */
  #tooHeavy(wants: readonly Want[]): Value[] {
    const taken = wants.flatMap(({ value, apart }) => {
      const item = this.#pending.get(value)?.item;
      return item === undefined || apart === true ? [] : [{ value, weight: weightOf(item.expr) }];
    });
    let total = taken.reduce((sum, { weight }) => sum + weight, 0);
    const heavy = new Set<Value>();
    for (const { value, weight } of [...taken].sort((a, b) => b.weight - a.weight)) {
      if (total <= heaviestExpression || weight === 1) break;
      heavy.add(value);
      total -= weight - 1;
    }
    return taken.flatMap(({ value }) => (heavy.has(value) ? [value] : []));
  }

  /** Writes what must come before it, then the item, as statements of this frame. */
  #flush(frame: Frame, item: Pending): void {
    const place = frame.queue.indexOf(item);
    this.#remove(item);
    this.#write(frame, item, frame.queue.slice(0, Math.max(place, 0)));
  }

  #write(frame: Frame, item: Pending, before: readonly Pending[] = [...frame.queue]): void {
    for (const earlier of before) {
      if (earlier.isOpen === true && conflict(earlier.effects, item.effects)) this.#flush(frame, earlier);
    }
    frame.statements.push(item.statement);
  }

  #remove(item: Pending): void {
    if (item.statement.kind !== "define") throw new InvariantError("only definitions wait");
    const [value] = item.statement.results;
    const pending = value === undefined ? undefined : this.#pending.get(value);
    if (value === undefined || pending === undefined) throw new InvariantError("an item is written twice");
    this.#pending.delete(value);
    item.isOpen = false;
    if (!isPure(item.effects)) pending.frame.queue.splice(pending.frame.queue.indexOf(item), 1);
  }
}

/** Whether the end of the block is never reached. */
function endsInThrow(block: Block): boolean {
  return block.ops.some(neverEnds);
}

function neverEnds(op: Op): boolean {
  return op.kind === "throw" || (op.kind === "if" && endsInThrow(op.then) && endsInThrow(op.else));
}

function nothing(block: Block): Expr {
  return {
    kind: "value",
    value: block.params[0] ?? { id: -1, type: { kind: "undefined" }, name: undefined },
  };
}
