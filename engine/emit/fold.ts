/**
 * IR block → statements: values used once are folded into the expression that uses them. An evaluation is moved past
 * another only if `effects.ts` lets them change places; values that users named stay variables.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Block, Func, IfOp, LoopOp, Op, Value } from "../ir/types.ts";
import {
  conflict,
  isHarmless,
  isPure,
  pure,
  together,
  both,
  type Effects,
  type EffectTable,
} from "./effects.ts";
import { wantOf, wantOfCopied, writtenOperands, type Want } from "./operands.ts";
import type { Needed } from "./needed.ts";
import { applied, weightAround, weightOf, type Body, type Expr, type Statement } from "./tree.ts";
import type { WantedResults } from "./wantedResults.ts";
import type { Use, UseTable } from "./uses.ts";
import { ValueMap } from "../ir/valueTable.ts";

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

/** A pending operand, and how its user would write it. */
interface Taken {
  readonly value: Value;
  readonly item: Pending;
  readonly want: Want;
}

const noneTaken: readonly Taken[] = [];

/** How the operand of an index is wanted. */
type WantAt = (index: number) => Want;

interface TakenOperands {
  readonly exprs: readonly Expr[];
  readonly effects: Effects;
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
  readonly #literals = new ValueMap<Expr>();
  readonly #pending = new ValueMap<{ readonly item: Pending; readonly frame: Frame }>();

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
    const { exprs, effects } = this.#takeCopied(frame, results, pure);
    const types = results.map(({ type }) => type);
    const statement: Statement = { kind: "return", values: exprs, types, span: func.span };
    this.#write(frame, { expr: nothing(func.body), effects, statement });
    return this.#close(frame, func.body);
  }

  /** The block's statements without the copy of its yields; of those, the wanted ones as expressions. */
  #block(block: Block, yields: readonly Value[]): Folded {
    const frame = this.#open(block);
    this.#ops(frame, block);
    const { exprs, effects } = this.#takeCopied(frame, yields, pure);
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
    if (op.kind === "const") this.#literals.set(op.results[0]!, applied(op, []));
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
    const { exprs, effects } = this.#takeOperands(frame, op, this.#effects.of(op));
    this.#finish(frame, block, op, applied(op, exprs), effects);
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
        const { exprs, effects } = this.#takeOperands(frame, op, inside);
        const expr: Expr = {
          kind: "choose",
          op,
          test: exprs[0]!,
          then: then.sources[0]!,
          otherwise: otherwise.sources[0]!,
          weight: weightAround([exprs[0]!, then.sources[0]!, otherwise.sources[0]!]),
        };
        this.#finishChoice(frame, block, op, results[0]!, expr, effects);
        return;
      }
    }
    this.#copyAtEnd(op.then, then, results, op);
    this.#copyAtEnd(op.else, otherwise, results, op);
    const { exprs, effects } = this.#takeOperands(frame, op, together([inside, this.#effects.of(op)]));
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
    const { exprs, effects } = this.#takeCopied(frame, pick(op.args), this.#effects.of(op));
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

  // --- Taking what is pending ----------------------------------------------------------------------

  #takeOperands(frame: Frame, op: Op, own: Effects): TakenOperands {
    return this.#take(frame, writtenOperands(op), (index) => wantOf(op, index), own);
  }

  #takeCopied(frame: Frame, values: readonly Value[], own: Effects): TakenOperands {
    const want = wantOfCopied(values.length);
    return this.#take(frame, values, () => want, own);
  }

  /** The operands as expressions, and the effects of evaluating them and then what has the effects `own`. */
  #take(frame: Frame, operands: readonly Value[], wantAt: WantAt, own: Effects): TakenOperands {
    const values = operands.map((value) => this.#needed.resolve(value));
    this.#makeWay(frame, values, wantAt);
    let effects = own;
    const exprs = values.map((value): Expr => {
      const item = this.#pending.get(value)?.item;
      if (item === undefined) return this.#literals.get(value) ?? { kind: "value", value };
      this.#remove(item);
      effects = both(effects, item.effects);
      return item.expr;
    });
    return { exprs, effects };
  }

  /** Makes variables of the pending operands that cannot all go into one expression. */
  #makeWay(frame: Frame, values: readonly Value[], wantAt: WantAt): void {
    for (const value of tooHeavy(this.#takenOf(values, wantAt))) {
      // One that was written before another is not pending any more.
      const item = this.#pending.get(value)?.item;
      if (item !== undefined) this.#flush(frame, item);
    }
    for (;;) {
      const obstacle = this.#obstacle(frame, this.#takenOf(values, wantAt));
      if (obstacle === undefined) return;
      this.#flush(frame, obstacle);
    }
  }

  #takenOf(values: readonly Value[], wantAt: WantAt): readonly Taken[] {
    let taken: Taken[] | undefined;
    for (let index = 0; index < values.length; index++) {
      const pending = this.#pending.get(values[index]!);
      if (pending !== undefined)
        (taken ??= []).push({ value: values[index]!, item: pending.item, want: wantAt(index) });
    }
    return taken ?? noneTaken;
  }

  /** A pending operand that has to become a variable first. */
  #obstacle(frame: Frame, taken: readonly Taken[]): Pending | undefined {
    if (taken.length === 0) return undefined;
    const unfit = taken.find(({ item, want }) => !isFit(item, want));
    if (unfit !== undefined) return unfit.item;
    const moved = taken.filter(({ item }) => !isPure(item.effects)).map(({ item }) => item);
    return moved.find((item, position) => this.#overtakes(frame, item, moved, position));
  }

  /** Whether the item would be evaluated after what comes later in the IR and must not change places with it. */
  #overtakes(frame: Frame, item: Pending, moved: readonly Pending[], position: number): boolean {
    const { queue } = frame;
    for (let at = queue.indexOf(item) + 1; at < queue.length; at++) {
      const later = queue[at]!;
      const place = moved.indexOf(later);
      if ((place < 0 || place < position) && conflict(item.effects, later.effects)) return true;
    }
    return false;
  }

  /** Writes what must come before it, then the item, as statements of this frame. */
  #flush(frame: Frame, item: Pending): void {
    const place = frame.queue.indexOf(item);
    this.#remove(item);
    this.#write(frame, item, frame.queue.slice(0, Math.max(place, 0)));
  }

  #write(frame: Frame, item: Pending, before?: readonly Pending[]): void {
    // What is pure changes places with everything.
    const earlierOnes = isPure(item.effects) ? [] : (before ?? [...frame.queue]);
    for (const earlier of earlierOnes) {
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

/** Of pending operands that together would be too much to read in one expression, the heaviest. */
function tooHeavy(taken: readonly Taken[]): readonly Value[] {
  let total = 0;
  for (const { item, want } of taken) if (!want.apart) total += weightOf(item.expr);
  if (total <= heaviestExpression) return [];
  const joined = taken.filter(({ want }) => !want.apart);
  const heavy = new Set<Taken>();
  for (const each of [...joined].sort((a, b) => weightOf(b.item.expr) - weightOf(a.item.expr))) {
    const weight = weightOf(each.item.expr);
    if (total <= heaviestExpression || weight === 1) break;
    heavy.add(each);
    total -= weight - 1;
  }
  return joined.filter((each) => heavy.has(each)).map(({ value }) => value);
}

/** Whether the operand can be written as its user wants it. */
function isFit({ effects, expr }: Pending, { as }: Want): boolean {
  if (as === "simple") return isPure(effects) && weightOf(expr) <= heaviestRepeated;
  return as === "any" || isHarmless(effects);
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
