/**
 * Walking and copying blocks without knowing what their operations mean. Nothing here recurs over calls but
 * `reachableFunctions`.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Block, Func, Module, Op, Value } from "./types.ts";
import { type ValueLookup, ValueMap, ValueSet, type ValueTable } from "./valueTable.ts";

/** The blocks that an operation holds, in the order of execution. */
export function blocksOf(op: Op): readonly Block[] {
  if (op.kind === "if") return [op.then, op.else];
  if (op.kind === "loop") return [op.cond, op.body];
  return noBlocks;
}

/** One for all: most operations hold none, and every pass asks. */
const noBlocks: readonly Block[] = [];

/** Visits every operation of the block and of the blocks nested in it, an operation before its blocks. */
export function forEachOp(block: Block, visit: (op: Op) => void): void {
  for (const op of block.ops) {
    visit(op);
    for (const nested of blocksOf(op)) forEachOp(nested, visit);
  }
}

/** Visits the block itself and every block nested in it, outer before inner. */
export function forEachBlock(block: Block, visit: (block: Block) => void): void {
  visit(block);
  for (const op of block.ops) for (const nested of blocksOf(op)) forEachBlock(nested, visit);
}

/** The operation with its blocks mapped; the very same operation where none changed. */
export function mapBlocks(op: Op, map: (block: Block) => Block): Op {
  if (op.kind === "if") {
    const then = map(op.then);
    const otherwise = map(op.else);
    return then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise };
  }
  if (op.kind === "loop") {
    const cond = map(op.cond);
    const body = map(op.body);
    return cond === op.cond && body === op.body ? op : { ...op, cond, body };
  }
  return op;
}

/** The operations as `rewrite` gives them, without those that it leaves out; the very same list where none changed. */
export function rewriteOps(ops: readonly Op[], rewrite: (op: Op) => Op | undefined): readonly Op[] {
  let rewritten: Op[] | undefined;
  for (let at = 0; at < ops.length; at++) {
    const before = ops[at]!;
    const after = rewrite(before);
    if (after === before) rewritten?.push(before);
    else {
      rewritten ??= ops.slice(0, at);
      if (after !== undefined) rewritten.push(after);
    }
  }
  return rewritten ?? ops;
}

/** The block with other operations and yields; the very same block where they are its own. */
export function withContents(block: Block, ops: readonly Op[], yields: readonly Value[]): Block {
  return ops === block.ops && yields === block.yields ? block : { params: block.params, ops, yields };
}

/** Every use of a value in the block: operands of its operations, nested ones too, and yields; repeats included. */
export function forEachUse(block: Block, visit: (value: Value) => void): void {
  for (const op of block.ops) {
    for (const arg of op.args) visit(arg);
    for (const nested of blocksOf(op)) forEachUse(nested, visit);
  }
  for (const value of block.yields) visit(value);
}

/** Every value that the block defines: its params, results, and those of nested blocks. */
export function forEachDefinition(block: Block, visit: (value: Value) => void): void {
  for (const param of block.params) visit(param);
  for (const op of block.ops) {
    for (const result of op.results) visit(result);
    for (const nested of blocksOf(op)) forEachDefinition(nested, visit);
  }
}

/** The values that the blocks use and that none of them defines, in order of first use. */
export function freeValues(...blocks: readonly Block[]): Set<Value> {
  const defined = new ValueSet();
  for (const block of blocks) forEachDefinition(block, (value) => defined.add(value));
  const free = new Set<Value>();
  for (const block of blocks) {
    forEachUse(block, (value) => {
      if (!defined.has(value)) free.add(value);
    });
  }
  return free;
}

/** What an operation reads from outside itself: its operands and the free values of its blocks, each once. */
export function usedValues(op: Op): Set<Value> {
  const used = new Set(op.args);
  const blocks = blocksOf(op);
  if (blocks.length > 0) for (const value of freeValues(...blocks)) used.add(value);
  return used;
}

/** How often each value is used in the block, nested blocks and yields included. */
export function useCounts(block: Block): ValueTable<number> {
  const counts = new ValueMap<number>();
  forEachUse(block, (value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return counts;
}

/**
 * A copy whose definitions are all fresh. Free values are replaced by `substitution` where it has them and stay
 * otherwise. Afterwards `substitution` maps every value that the original defines to its copy.
 */
export function cloneBlock(
  block: Block,
  substitution: ValueTable<Value>,
  freshValue: (like: Value) => Value,
): Block {
  const params = block.params.map((param) => redefine(param, substitution, freshValue));
  return { params, ...cloneContents(block, substitution, freshValue) };
}

/** As `cloneBlock`, with `args` in place of the params: operations to be put where the block's meaning is wanted. */
export function cloneApplied(
  block: Block,
  args: readonly Value[],
  substitution: ValueTable<Value>,
  freshValue: (like: Value) => Value,
): Pick<Block, "ops" | "yields"> {
  if (args.length !== block.params.length) throw new InvariantError("a block applied to too many or too few");
  block.params.forEach((param, index) => substitution.set(param, args[index]!));
  return cloneContents(block, substitution, freshValue);
}

/** A copy of one operation, its blocks included; its results are fresh and entered in `substitution`. */
export function cloneOp(op: Op, substitution: ValueTable<Value>, freshValue: (like: Value) => Value): Op {
  const args = replaceAll(op.args, substitution);
  const copied = mapBlocks(op, (block) => cloneBlock(block, substitution, freshValue));
  const results = op.results.map((value) => redefine(value, substitution, freshValue));
  return { ...copied, args, results };
}

function cloneContents(
  block: Block,
  substitution: ValueTable<Value>,
  freshValue: (like: Value) => Value,
): Pick<Block, "ops" | "yields"> {
  const ops = block.ops.map((op) => cloneOp(op, substitution, freshValue));
  return { ops, yields: replaceAll(block.yields, substitution) };
}

function redefine(value: Value, substitution: ValueTable<Value>, freshValue: (like: Value) => Value): Value {
  const fresh = freshValue(value);
  substitution.set(value, fresh);
  return fresh;
}

/** The block with uses replaced and definitions kept; the very same block where nothing is replaced. */
export function substituteUses(block: Block, substitution: ValueLookup<Value>): Block {
  const ops = rewriteOps(block.ops, (op) => {
    const args = replaceAll(op.args, substitution);
    const nested = mapBlocks(op, (inner) => substituteUses(inner, substitution));
    return args === op.args && nested === op ? op : { ...nested, args };
  });
  return withContents(block, ops, replaceAll(block.yields, substitution));
}

function replaceAll(values: readonly Value[], substitution: ValueLookup<Value>): readonly Value[] {
  for (const value of values) {
    if (substitution.has(value)) return values.map((each) => substitution.get(each) ?? each);
  }
  return values;
}

/** Names of the functions that an operation may run: its callee, and those of the rule on its boundary. */
export function calleesOf(op: Op, module: Pick<Module, "rules">): readonly string[] {
  if (op.kind === "derive") return [op.callee];
  if (op.kind !== "call") return [];
  if (op.boundary?.mode !== "rule") return [op.callee];
  const rule = module.rules.get(op.boundary.rule);
  if (rule === undefined) throw new InvariantError(`no rule ${op.boundary.rule}`);
  const { frule, rrule } = rule;
  return [op.callee, frule, rrule?.forward, rrule?.pullback].filter((name) => name !== undefined);
}

/** The functions that running the roots may enter, roots included; callees before callers where there is no recursion. */
export function reachableFunctions(module: Module, ...roots: readonly string[]): readonly Func[] {
  const seen = new Set<string>();
  const order: Func[] = [];
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const func = functionNamed(module, name);
    forEachOp(func.body, (op) => calleesOf(op, module).forEach(visit));
    order.push(func);
  };
  roots.forEach(visit);
  return order;
}

/** The function of that name. Throws InvariantError where the module has none. */
export function functionNamed(module: Module, name: string): Func {
  const func = module.functions.get(name);
  if (func === undefined) throw new InvariantError(`no function ${name} in the module`);
  return func;
}

/** The largest id of any value in the module; −1 where there is none. */
export function largestValueId(module: Module): number {
  let largest = -1;
  for (const func of module.functions.values()) {
    forEachDefinition(func.body, (value) => {
      if (value.id > largest) largest = value.id;
    });
  }
  return largest;
}
