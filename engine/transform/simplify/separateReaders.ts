/**
 * Functions of Mixtape's own that change nothing they are given, each call apart: those that only read fields or make records
 * are put in the place of their calls; those that have a kernel, or reach one, are copied for each, with their rules. To
 * the alias analysis, which knows a function but not its calls, one that is called with two matrices makes them one, and
 * both active where one is: products that nobody asked for.
 */
import { sure } from "../../diagnostics/sure.ts";
import { ModuleBuilder } from "../../ir/builder.ts";
import {
  calleesOf,
  cloneApplied,
  cloneBlock,
  forEachOp,
  mapBlocks,
  reachableFunctions,
  substituteUses,
} from "../../ir/traverse.ts";
import type { Block, Boundary, CallOp, Func, Module, Op, Value } from "../../ir/types.ts";
import { ValueMap } from "../../ir/valueTable.ts";
import { isMixtapesOwn, isOfLibrary } from "../../source/span.ts";

/** The module with each call of a reader that `root` reaches apart; itself where it has no kernel, whose work alone is worth it. */
export function separateReaders(module: Module, root: string): Module {
  if (![...module.functions.values()].some(({ kernel }) => kernel !== undefined)) return module;
  const separator = new Separator(module);
  // Callees come before their callers, so that who reaches a reader is known when it is called.
  for (const func of reachableFunctions(module, root)) separator.take(func);
  return separator.builder.finish();
}

const moves: ReadonlySet<Op["kind"]> = new Set(["getField", "makeRecord", "const"]);

function movesFields({ span, body, captures }: Func): boolean {
  return captures === 0 && isMixtapesOwn(span) && body.ops.every(({ kind }) => moves.has(kind));
}

class Separator {
  readonly builder: ModuleBuilder;
  readonly #module: Module;
  /** To be put in the place of their calls. */
  readonly #movers = new Map<string, Func>();
  /** To be copied for each call. */
  readonly #copied = new Set<string>();
  /** Those whose first call has been met: it takes the function itself. */
  readonly #met = new Set<string>();
  /** Those being copied, which may call themselves. */
  readonly #copying = new Set<string>();

  constructor(module: Module) {
    this.#module = module;
    this.builder = new ModuleBuilder(module);
  }

  take(func: Func): void {
    let isChanged = false;
    let isCopied = func.kernel !== undefined;
    forEachOp(func.body, (op) => {
      const callees = calleesOf(op, this.#module);
      const callsCopied = callees.some((name) => this.#copied.has(name));
      isCopied ||= callsCopied;
      isChanged ||= callsCopied || callees.some((name) => this.#movers.has(name));
    });
    const taken = isChanged ? { ...func, body: this.#block(func.body, isOwn(func)) } : func;
    if (isChanged) this.builder.replaceFunction(taken);
    if (movesFields(taken)) this.#movers.set(taken.name, taken);
    if (isCopied && isOwn(taken)) this.#copied.add(taken.name);
  }

  #block(block: Block, within: boolean): Block {
    const results = new ValueMap<Value>();
    const ops = block.ops.flatMap((op): readonly Op[] => {
      if (op.kind !== "call") return [mapBlocks(op, (nested) => this.#block(nested, within))];
      const mover = op.boundary === undefined ? this.#movers.get(op.callee) : undefined;
      return mover === undefined ? [this.#apart(op, within)] : this.#applied(mover, op, results);
    });
    return substituteUses({ ...block, ops }, results);
  }

  #applied({ body }: Func, op: CallOp, results: ValueMap<Value>): readonly Op[] {
    const args = op.args.map((arg) => results.get(arg) ?? arg);
    const { ops, yields } = cloneApplied(body, args, new ValueMap<Value>(), this.#fresh);
    op.results.forEach((result, index) => results.set(result, yields[index]!));
    return ops.map((each) => ({ ...each, span: op.span, owner: op.owner }));
  }

  /** `within` our own functions, rules are shared: they call one another without end. */
  #apart(op: CallOp, within: boolean): CallOp {
    const boundary = within ? op.boundary : this.#boundary(op.boundary);
    return { ...op, callee: this.#oneOf(op.callee), boundary };
  }

  #boundary(boundary: Boundary | undefined): Boundary | undefined {
    const rule = boundary?.mode === "rule" ? this.builder.getRule(boundary.rule) : undefined;
    if (boundary?.mode !== "rule" || rule === undefined) return boundary;
    const { frule, rrule } = rule;
    if (![frule, rrule?.forward, rrule?.pullback].some((name) => name && this.#copied.has(name)))
      return boundary;
    const id = this.builder.uniqueRule(rule.id);
    this.builder.addRule({
      ...rule,
      id,
      frule: frule && this.#oneOf(frule),
      rrule: rrule && { forward: this.#oneOf(rrule.forward), pullback: this.#oneOf(rrule.pullback) },
    });
    return { ...boundary, rule: id };
  }

  /** The function for one more call: itself for the first, then copies whose own calls are apart again. */
  #oneOf(name: string): string {
    if (!this.#copied.has(name) || this.#copying.has(name)) return name;
    if (!this.#met.has(name)) {
      this.#met.add(name);
      return name;
    }
    const func = sure(this.builder.getFunction(name));
    const copy = this.builder.uniqueName(name);
    this.#copied.add(copy);
    this.#met.add(copy);
    this.#copying.add(name);
    const body = this.#callsApart(cloneBlock(func.body, new ValueMap(), this.#fresh));
    this.#copying.delete(name);
    this.builder.addFunction({ ...func, name: copy, body });
    return copy;
  }

  #callsApart(block: Block): Block {
    const ops = block.ops.map((op) =>
      op.kind === "call" ? this.#apart(op, true) : mapBlocks(op, (nested) => this.#callsApart(nested)),
    );
    return { ...block, ops };
  }

  readonly #fresh = (like: Value): Value => this.builder.freshValue(like.type, like.name);
}

function isOwn({ span }: Func): boolean {
  return isMixtapesOwn(span) || isOfLibrary(span);
}
