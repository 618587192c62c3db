/**
 * Builds a module, from nothing or on top of another whose functions it keeps: allocates values, owners and
 * names, and collects functions, rules and natives. Blocks are written by `BlockBuilder`.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { BlockBuilder, type BuildBlock, type ValueSource } from "./blockBuilder.ts";
import { largestValueId } from "./traverse.ts";
import type { Func, Module, Native, Op, Owner, OwnerId, Rule, Type, Value } from "./types.ts";
import { ValueMap } from "./valueTable.ts";

export { BlockBuilder, type BuildBlock } from "./blockBuilder.ts";

export interface FunctionSpec {
  readonly name: string;
  readonly params: readonly { readonly type: Type; readonly name: string | undefined }[];
  readonly owner: OwnerId;
  readonly span: Span;
  readonly role: Func["role"];
  readonly captures: number;
}

export class ModuleBuilder implements ValueSource {
  readonly #functions = new Map<string, Func>();
  readonly #rules = new Map<string, Rule>();
  readonly #natives = new Map<string, Native>();
  readonly #owners: Owner[] = [];
  readonly #reserved = new Set<string>();
  readonly #literals = new ValueMap<number | boolean | string>();
  #nextId = 0;

  /** With `base`, starts with all that it holds; its values stay valid and new ones have ids beyond theirs. */
  constructor(base?: Module) {
    if (base === undefined) return;
    for (const [name, func] of base.functions) this.#functions.set(name, func);
    for (const [id, rule] of base.rules) this.#rules.set(id, rule);
    for (const [name, native] of base.natives) this.#natives.set(name, native);
    this.#owners.push(...base.owners);
    this.#nextId = largestValueId(base) + 1;
  }

  freshValue(type: Type, name?: string): Value {
    return { id: this.#nextId++, type, name };
  }

  noteOp(op: Op): void {
    if (op.kind === "const" && op.value !== undefined) this.#literals.set(op.results[0]!, op.value);
  }

  /** The number that a value made by a `const` operation of this builder is; undefined for everything else. */
  literalNumber(value: Value): number | undefined {
    const literal = this.#literals.get(value);
    return typeof literal === "number" ? literal : undefined;
  }

  addOwner(owner: Omit<Owner, "id">): OwnerId {
    const id = this.#owners.length;
    this.#owners.push({ ...owner, id });
    return id;
  }

  owner(id: OwnerId): Owner {
    const owner = this.#owners[id];
    if (owner === undefined) throw new InvariantError(`no owner ${id}`);
    return owner;
  }

  /** `hint`, or `hint_2`, `hint_3`, …; taken from now on, so that a call may name it before it is built. */
  uniqueName(hint: string): string {
    let name = hint;
    for (let n = 2; this.#functions.has(name) || this.#reserved.has(name); n++) name = `${hint}_${n}`;
    this.#reserved.add(name);
    return name;
  }

  /** A builder for a function's body whose params are fresh; finish with `addFunction`. */
  body(spec: FunctionSpec): BlockBuilder {
    const params = spec.params.map((param) => this.freshValue(param.type, param.name));
    return new BlockBuilder(this, spec.span, spec.owner, params);
  }

  /** Builds and adds a function. Throws InvariantError where the name is already a function's. */
  buildFunction(spec: FunctionSpec, build: BuildBlock): Func {
    const b = this.body(spec);
    const { name, owner, span, role, captures } = spec;
    const func: Func = { name, body: b.finish(build(b, b.params)), owner, span, role, captures };
    this.addFunction(func);
    return func;
  }

  addFunction(func: Func): void {
    if (this.#functions.has(func.name)) throw new InvariantError(`two functions named ${func.name}`);
    this.#functions.set(func.name, func);
  }

  /** Puts `func` in place of the function of its name. */
  replaceFunction(func: Func): void {
    if (!this.#functions.has(func.name)) throw new InvariantError(`no function ${func.name} to replace`);
    this.#functions.set(func.name, func);
  }

  getFunction(name: string): Func | undefined {
    return this.#functions.get(name);
  }

  addRule(rule: Rule): void {
    if (this.#rules.has(rule.id)) throw new InvariantError(`two rules with the id ${rule.id}`);
    this.#rules.set(rule.id, rule);
  }

  /** `id`, or `id 2`, `id 3`, …: one that no rule has yet. */
  uniqueRule(id: string): string {
    let unique = id;
    for (let n = 2; this.#rules.has(unique); n++) unique = `${id} ${n}`;
    return unique;
  }

  getRule(id: string): Rule | undefined {
    return this.#rules.get(id);
  }

  addNative(native: Native): void {
    if (this.#natives.has(native.name)) throw new InvariantError(`two natives named ${native.name}`);
    this.#natives.set(native.name, native);
  }

  getNative(name: string): Native | undefined {
    return this.#natives.get(name);
  }

  /** What was collected so far; the builder can go on. */
  finish(): Module {
    return {
      functions: new Map(this.#functions),
      rules: new Map(this.#rules),
      natives: new Map(this.#natives),
      owners: [...this.#owners],
    };
  }
}
