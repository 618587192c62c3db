/**
 * What evaluating an operation reads and changes, from which follows what may change places with what. Memory is
 * told apart by alias class; functions are summed up over all they call.
 */
import type { Aliases, ClassId } from "../analyse/aliases.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { isReference } from "../ir/shadow.ts";
import { forEachOp } from "../ir/traverse.ts";
import type { Block, Func, Op, Value } from "../ir/types.ts";

export interface Effects {
  readonly reads: ReadonlySet<ClassId>;
  readonly writes: ReadonlySet<ClassId>;
  /** It may end the run, not end, or be seen from outside: such things keep their order among themselves. */
  readonly ordered: boolean;
  /** It pushes on or pops from the tape. */
  readonly tape: boolean;
}

const empty: ReadonlySet<ClassId> = new Set();
export const pure: Effects = { reads: empty, writes: empty, ordered: false, tape: false };
const ordered: Effects = { ...pure, ordered: true };
const onTape: Effects = { ...pure, tape: true };

export function isPure(effects: Effects): boolean {
  return effects.reads.size === 0 && isHarmless(effects);
}

/** Whether nothing is lost when it is left out. */
export function isHarmless(effects: Effects): boolean {
  return effects.writes.size === 0 && !effects.ordered && !effects.tape;
}

/** Whether two evaluations must keep their order. */
export function conflict(a: Effects, b: Effects): boolean {
  return (
    (a.ordered && b.ordered) ||
    (a.tape && b.tape) ||
    meets(a.writes, b.reads) ||
    meets(a.reads, b.writes) ||
    meets(a.writes, b.writes)
  );
}

export function together(all: readonly Effects[]): Effects {
  return all.reduce(both, pure);
}

export function both(a: Effects, b: Effects): Effects {
  if (a === b || isPure(b)) return a;
  return a === pure ? b : joined(a, b);
}

/** Of two that are not pure; one of them itself where it holds the other, as in most blocks one soon does. */
function joined(a: Effects, b: Effects): Effects {
  if (holds(a, b)) return a;
  if (holds(b, a)) return b;
  return {
    reads: union(a.reads, b.reads),
    writes: union(a.writes, b.writes),
    ordered: a.ordered || b.ordered,
    tape: a.tape || b.tape,
  };
}

function holds(a: Effects, b: Effects): boolean {
  return (
    (a.ordered || !b.ordered) && (a.tape || !b.tape) && hasAll(a.reads, b.reads) && hasAll(a.writes, b.writes)
  );
}

function hasAll(a: ReadonlySet<ClassId>, b: ReadonlySet<ClassId>): boolean {
  if (a === b || b.size === 0) return true;
  if (b.size > a.size) return false;
  for (const each of b) if (!a.has(each)) return false;
  return true;
}

function union(a: ReadonlySet<ClassId>, b: ReadonlySet<ClassId>): ReadonlySet<ClassId> {
  if (hasAll(a, b)) return a;
  const both = new Set(a);
  for (const each of b) both.add(each);
  return both;
}

function meets(a: ReadonlySet<ClassId>, b: ReadonlySet<ClassId>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const small = a.size < b.size ? a : b;
  const large = small === a ? b : a;
  for (const each of small) if (large.has(each)) return true;
  return false;
}

/** Answers for each operation of a module what evaluating it does. */
export class EffectTable {
  readonly #aliases: Aliases;
  readonly #functions = new Map<string, Effects>();
  readonly #ops = new Map<Op, Effects>();
  readonly #objects = new Map<ClassId, ReadonlySet<ClassId>>();

  constructor(aliases: Aliases, functions: readonly Func[]) {
    this.#aliases = aliases;
    this.#sumUp(functions);
  }

  of(op: Op): Effects {
    const known = this.#ops.get(op);
    if (known !== undefined) return known;
    const found = this.#find(op);
    this.#ops.set(op, found);
    return found;
  }

  /** Callees come before callers, so that once is enough but where there is recursion; what recurs may not end. */
  #sumUp(functions: readonly Func[]): void {
    const recursive = recursiveFunctions(functions);
    for (const func of functions) this.#functions.set(func.name, recursive.has(func.name) ? ordered : pure);
    for (let changed = true; changed;) {
      changed = false;
      this.#ops.clear();
      for (const func of functions) {
        const found = together([this.#callee(func.name), this.#block(func.body)]);
        changed ||= recursive.size > 0 && sizeOf(found) > sizeOf(this.#callee(func.name));
        this.#functions.set(func.name, found);
      }
    }
  }

  #block(block: Block): Effects {
    return together(block.ops.map((op) => this.of(op)));
  }

  #reads(value: Value): Effects {
    return { ...pure, reads: this.#whole(value) };
  }

  #writes(value: Value): Effects {
    return { ...pure, writes: this.#whole(value) };
  }

  /** The object alone, without what it refers to. */
  #object(value: Value): ReadonlySet<ClassId> {
    const id = this.#aliases.classOf(value);
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const alone = new Set([id]);
    this.#objects.set(id, alone);
    return alone;
  }

  #whole(value: Value): ReadonlySet<ClassId> {
    return isReference(value.type) ? this.#aliases.reachable(this.#aliases.classOf(value)) : empty;
  }

  #find(op: Op): Effects {
    const first = (): Value => op.args[0]!;
    switch (op.kind) {
      case "const":
      case "prim":
      case "test":
      case "makeList":
      case "makeRecord":
      case "some":
      case "isUndefined":
      case "same":
      case "stopGradient":
        return pure;
      case "text":
        // A number of digits, once checked, must not be asked for before the check.
        return op.form === "join" ? pure : ordered;
      case "allocList":
      case "unwrap":
      case "input":
      case "throw":
        return ordered;
      case "load":
        return { ...pure, reads: this.#object(first()), ordered: op.checked };
      case "length":
        return { ...pure, reads: this.#object(first()) };
      case "getField":
        return isClosure(first()) ? pure : { ...pure, reads: this.#object(first()) };
      case "store":
        return { ...pure, writes: this.#object(first()), ordered: op.checked };
      case "setLength":
        return { ...pure, writes: this.#object(first()), ordered: true };
      case "push":
      case "setField":
        return { ...pure, writes: this.#object(first()) };
      case "pop":
        return { ...pure, reads: this.#object(first()), writes: this.#object(first()), ordered: true };
      case "if":
        return together([this.#block(op.then), this.#block(op.else)]);
      case "loop":
        return together([this.#block(op.cond), this.#block(op.body), ordered]);
      case "call":
        return this.#callee(op.callee);
      case "callNative":
      case "print":
        return together([ordered, ...op.args.map((arg) => this.#reads(arg))]);
      case "zerosLike":
      case "copy":
      case "inner":
      case "leafCount":
      case "leafGet":
        return together(op.args.map((arg) => this.#reads(arg)));
      case "accumulate":
        return together([this.#writes(first()), this.#reads(op.args[1]!)]);
      case "leafAdd":
        return this.#writes(first());
      case "tapePush":
      case "tapePop":
        return onTape;
      case "derive":
        throw new InvariantError("a derive operation reached emission");
    }
  }

  #callee(name: string): Effects {
    const known = this.#functions.get(name);
    if (known === undefined) throw new InvariantError(`no effects of ${name}`);
    return known;
  }
}

function isClosure(value: Value): boolean {
  return value.type.kind === "record" && value.type.flavor === "closure";
}

function sizeOf(effects: Effects): number {
  return effects.reads.size + effects.writes.size + Number(effects.ordered) + Number(effects.tape);
}

/** Functions that may call themselves, by whatever way. */
function recursiveFunctions(functions: readonly Func[]): Set<string> {
  const callees = new Map(functions.map((func) => [func.name, calledIn(func.body)]));
  const recursive = new Set<string>();
  for (const { name } of functions) {
    const seen = new Set<string>();
    const open = [...(callees.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === name) recursive.add(name);
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(callees.get(next) ?? []));
    }
  }
  return recursive;
}

function calledIn(block: Block): string[] {
  const called: string[] = [];
  forEachOp(block, (op) => {
    if (op.kind === "call") called.push(op.callee);
  });
  return called;
}
