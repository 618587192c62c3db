/**
 * Which references may be the same object, over all functions that a root reaches; and which objects are
 * stored into or change their length. Insensitive to order and to callers: one answer for each value.
 * Derivative operations, native calls and `stopGradient` give objects of their own (values go in and out by copy).
 */
import { isReference } from "../ir/shadow.ts";
import { blocksOf, functionNamed, reachableFunctions } from "../ir/traverse.ts";
import type { Block, CallOp, Func, LoopOp, Module, Op, Value } from "../ir/types.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { AliasClasses, type ClassId, type Part } from "./aliasClasses.ts";
import { type ValueLookup, ValueMap } from "../ir/valueTable.ts";

export type { ClassId, Part } from "./aliasClasses.ts";

export interface Aliases {
  readonly module: Module;
  /** Everything the root reaches, itself last. */
  readonly functions: readonly Func[];
  /** The class of a value of reference type (maybe absent). Throws InvariantError for any other. */
  classOf(value: Value): ClassId;
  elemClass(of: ClassId): ClassId | undefined;
  fieldClass(of: ClassId, field: string): ClassId | undefined;
  /** Parts of reference type, with the class of what they hold. */
  holdings(of: ClassId): readonly (readonly [Part, ClassId])[];
  /** Parts that hold numbers. */
  numberParts(of: ClassId): ReadonlySet<Part>;
  isClosure(of: ClassId): boolean;
  /** Whether anything stores into objects of the class: elements, fields or length. */
  isStored(of: ClassId): boolean;
  /** Whether objects of the class may change their length. */
  isGrown(of: ClassId): boolean;
  /** The class and all that can be reached from it. */
  reachable(of: ClassId): ReadonlySet<ClassId>;
  /** Whether anything is stored into the object or into what it holds, to any depth. False for what is no reference. */
  isDeeplyStored(value: Value): boolean;
  readonly classes: readonly ClassId[];
  /** Values of reference type that are copied, each with its copy. */
  readonly copies: readonly (readonly [original: Value, copy: Value])[];
}

/** Analyses what `root` reaches. Works on transformed modules too. Cost: nearly linear in the size of the code. */
export function analyseAliases(module: Module, root: string): Aliases {
  const classes = new AliasClasses();
  const functions = reachableFunctions(module, root);
  const joiner = new Joiner(module, classes);
  for (const func of functions) joiner.joinFunction(func);
  return new FoundAliases(module, functions, classes, joiner);
}

class FoundAliases implements Aliases {
  readonly module: Module;
  readonly functions: readonly Func[];
  readonly classes: readonly ClassId[];
  readonly copies: Aliases["copies"];
  readonly #classes: AliasClasses;
  readonly #classOf: ValueLookup<ClassId>;
  readonly #reachable = new Map<ClassId, ReadonlySet<ClassId>>();

  constructor(
    module: Module,
    functions: readonly Func[],
    classes: AliasClasses,
    { classOf, copies }: Joiner,
  ) {
    this.module = module;
    this.functions = functions;
    this.#classes = classes;
    this.#classOf = classOf;
    this.copies = copies;
    this.classes = classes.roots();
  }

  classOf(value: Value): ClassId {
    const found = this.#classOf.get(value);
    if (found === undefined)
      throw new InvariantError(`value ${value.id} (${value.name ?? value.type.kind}) has no class`);
    return this.#classes.find(found);
  }

  elemClass(of: ClassId): ClassId | undefined {
    return this.#classes.held(of, "[]");
  }

  fieldClass(of: ClassId, field: string): ClassId | undefined {
    return this.#classes.held(of, `.${field}`);
  }

  holdings(of: ClassId): readonly (readonly [Part, ClassId])[] {
    return this.#classes.holdings(of);
  }

  numberParts(of: ClassId): ReadonlySet<Part> {
    return this.#classes.numberParts(of);
  }

  isClosure(of: ClassId): boolean {
    return this.#classes.isClosure(of);
  }

  isStored(of: ClassId): boolean {
    return this.#classes.isStored(of);
  }

  isGrown(of: ClassId): boolean {
    return this.#classes.isGrown(of);
  }

  reachable(of: ClassId): ReadonlySet<ClassId> {
    const known = this.#reachable.get(of);
    if (known !== undefined) return known;
    const seen = new Set<ClassId>([of]);
    for (const id of seen) for (const [, held] of this.holdings(id)) seen.add(held);
    this.#reachable.set(of, seen);
    return seen;
  }

  isDeeplyStored(value: Value): boolean {
    return (
      isReference(value.type) && [...this.reachable(this.classOf(value))].some((id) => this.isStored(id))
    );
  }
}

class Joiner {
  readonly classOf = new ValueMap<ClassId>();
  readonly copies: (readonly [original: Value, copy: Value])[] = [];
  readonly #module: Module;
  readonly #classes: AliasClasses;
  /** What each recorded group holds, by position. */
  readonly #groups = new Map<number, (ClassId | undefined)[]>();

  constructor(module: Module, classes: AliasClasses) {
    this.#module = module;
    this.#classes = classes;
  }

  joinFunction(func: Func): void {
    func.body.params.forEach((param) => this.#ofValue(param));
    this.#joinBlock(func.body);
  }

  #joinBlock(block: Block): void {
    for (const op of block.ops) {
      op.results.forEach((result) => this.#ofValue(result));
      this.#joinOp(op);
      for (const nested of blocksOf(op)) {
        nested.params.forEach((param) => this.#ofValue(param));
        this.#joinBlock(nested);
      }
    }
  }

  #joinOp(op: Op): void {
    const [first, second, third] = op.args;
    const result = op.results[0];
    switch (op.kind) {
      case "makeList":
        for (const element of op.args) this.#joinPart(result, "[]", element);
        if (op.growable) this.#grown(result);
        return;
      case "allocList":
        if (op.growable) this.#grown(result);
        return;
      case "load":
        return this.#joinPart(first, "[]", result);
      case "store":
        this.#stored(first);
        return this.#joinPart(first, "[]", third);
      case "push":
        this.#stored(first);
        this.#grown(first);
        return this.#joinPart(first, "[]", second);
      case "pop":
        this.#stored(first);
        this.#grown(first);
        return this.#joinPart(first, "[]", result);
      case "setLength":
        this.#stored(first);
        return this.#grown(first);
      case "makeRecord": {
        const type = result?.type;
        if (type?.kind !== "record") throw new InvariantError("makeRecord makes a record");
        type.fields.forEach((field, index) => this.#joinPart(result, `.${field.name}`, op.args[index]));
        return;
      }
      case "getField":
        return this.#joinPart(first, `.${op.field}`, result);
      case "setField":
        this.#stored(first);
        return this.#joinPart(first, `.${op.field}`, second);
      case "some":
      case "unwrap":
        return this.#join(first, result);
      case "copy":
        if (first !== undefined && result !== undefined && isReference(result.type))
          this.copies.push([first, result]);
        return;
      case "if":
        op.results.forEach((value, index) => {
          this.#join(value, op.then.yields[index]);
          this.#join(value, op.else.yields[index]);
        });
        return;
      case "loop":
        return this.#joinLoop(op);
      case "call":
        return this.#joinCall(op);
      case "accumulate":
      case "leafAdd":
        return this.#deeplyStored(first);
      case "tapePush":
        return this.#joinGroup(op.group, op.args);
      case "tapePop":
        return this.#joinGroup(op.group, op.results);
      default:
        return;
    }
  }

  #joinLoop(op: LoopOp): void {
    op.results.forEach((value, index) => {
      this.#join(value, op.args[index]);
      this.#join(value, op.cond.params[index]);
      this.#join(value, op.body.params[index]);
      this.#join(value, op.body.yields[index]);
    });
  }

  #joinCall(op: CallOp): void {
    const { body } = functionNamed(this.#module, op.callee);
    body.params.forEach((param, index) => this.#join(param, op.args[index]));
    op.results.forEach((value, index) => this.#join(value, body.yields[index]));
  }

  #joinGroup(group: number | undefined, values: readonly Value[]): void {
    if (group === undefined) throw new InvariantError("a tape operation without its group");
    const known = this.#groups.get(group);
    const own = values.map((value) => (isReference(value.type) ? this.#ofValue(value) : undefined));
    if (known === undefined) this.#groups.set(group, own);
    else
      own.forEach((id, index) => {
        const other = known[index];
        if (id !== undefined && other !== undefined) this.#classes.join(id, other);
      });
  }

  #joinPart(holder: Value | undefined, part: Part, value: Value | undefined): void {
    if (holder === undefined || value === undefined || !isReference(value.type)) return;
    const held = this.#classes.held(this.#require(holder), part);
    if (held === undefined) throw new InvariantError(`part ${part} holds no reference`);
    this.#classes.join(held, this.#require(value));
  }

  #join(a: Value | undefined, b: Value | undefined): void {
    if (a === undefined || b === undefined || !isReference(a.type) || !isReference(b.type)) return;
    this.#classes.join(this.#require(a), this.#require(b));
  }

  #stored(value: Value | undefined): void {
    if (value !== undefined) this.#classes.markStored(this.#require(value));
  }

  #grown(value: Value | undefined): void {
    if (value !== undefined) this.#classes.markGrown(this.#require(value));
  }

  #deeplyStored(value: Value | undefined): void {
    if (value === undefined || !isReference(value.type)) return;
    const seen = new Set<ClassId>([this.#classes.find(this.#require(value))]);
    for (const id of seen) {
      this.#classes.markStored(id);
      for (const [, held] of this.#classes.holdings(id)) seen.add(held);
    }
  }

  #require(value: Value): ClassId {
    const id = this.#ofValue(value);
    if (id === undefined) throw new InvariantError(`value ${value.id} is no reference`);
    return id;
  }

  /** The class of a value, made when it is first met; undefined for what is no reference. */
  #ofValue(value: Value): ClassId | undefined {
    if (!isReference(value.type)) return undefined;
    const known = this.classOf.get(value);
    if (known !== undefined) return known;
    const fresh = this.#classes.create(value.type);
    this.classOf.set(value, fresh);
    return fresh;
  }
}
