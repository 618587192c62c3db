/**
 * Disjoint sets of references that may be the same object, each with the sets that its elements and fields
 * belong to (Steensgaard 1996). Joining two sets joins what they hold. Which references to join is `aliases.ts`.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { isReference } from "../ir/shadow.ts";
import type { Type } from "../ir/types.ts";

/** A set of references. Ids are stable names of a set only until the next `join`: ask `find`. */
export type ClassId = number;

/** What of an object an operation touches: its elements, its length, or the field of that name. */
export type Part = "[]" | "#" | `.${string}`;

interface ClassNode {
  parent: ClassId;
  /** Sets of what the parts hold, for parts of reference type. */
  readonly held: Map<Part, ClassId>;
  /** Parts that hold numbers, maybe absent ones. */
  readonly numbers: Set<Part>;
  /** A closure's fields do not need each other's shadows. */
  closure: boolean;
  stored: boolean;
  grown: boolean;
}

export class AliasClasses {
  readonly #nodes: ClassNode[] = [];

  /** A new set for an object of that type and new sets for all that it holds. */
  create(type: Type): ClassId {
    if (type.kind === "maybe") return this.create(type.of);
    const node: ClassNode = {
      parent: this.#nodes.length,
      held: new Map(),
      numbers: new Set(),
      closure: type.kind === "record" && type.flavor === "closure",
      stored: false,
      grown: false,
    };
    this.#nodes.push(node);
    for (const [part, held] of partsOf(type)) {
      if (isReference(held)) node.held.set(part, this.create(held));
      else if (held.kind === "num" || held.kind === "maybe") node.numbers.add(part);
    }
    return node.parent;
  }

  find(id: ClassId): ClassId {
    let root = id;
    while (this.#node(root).parent !== root) root = this.#node(root).parent;
    for (let at = id; at !== root;) {
      const node = this.#node(at);
      at = node.parent;
      node.parent = root;
    }
    return root;
  }

  join(a: ClassId, b: ClassId): void {
    const into = this.find(a);
    const from = this.find(b);
    if (into === from) return;
    const kept = this.#node(into);
    const gone = this.#node(from);
    gone.parent = into;
    kept.stored ||= gone.stored;
    kept.grown ||= gone.grown;
    kept.closure &&= gone.closure;
    for (const part of gone.numbers) kept.numbers.add(part);
    for (const [part, held] of gone.held) {
      const own = kept.held.get(part);
      if (own === undefined) kept.held.set(part, held);
      else this.join(own, held);
    }
  }

  /** The set that the part's references belong to; undefined where it holds none. */
  held(id: ClassId, part: Part): ClassId | undefined {
    const held = this.#root(id).held.get(part);
    return held === undefined ? undefined : this.find(held);
  }

  /** Every part that holds references, with their set. */
  holdings(id: ClassId): readonly (readonly [Part, ClassId])[] {
    return [...this.#root(id).held].map(([part, held]) => [part, this.find(held)] as const);
  }

  numberParts(id: ClassId): ReadonlySet<Part> {
    return this.#root(id).numbers;
  }

  isClosure(id: ClassId): boolean {
    return this.#root(id).closure;
  }

  markStored(id: ClassId): void {
    this.#root(id).stored = true;
  }

  markGrown(id: ClassId): void {
    this.#root(id).grown = true;
  }

  isStored(id: ClassId): boolean {
    return this.#root(id).stored;
  }

  isGrown(id: ClassId): boolean {
    return this.#root(id).grown;
  }

  /** The sets as they stand, one id each. */
  roots(): readonly ClassId[] {
    return this.#nodes.flatMap((node, id) => (node.parent === id ? [id] : []));
  }

  #root(id: ClassId): ClassNode {
    return this.#node(this.find(id));
  }

  #node(id: ClassId): ClassNode {
    const node = this.#nodes[id];
    if (node === undefined) throw new InvariantError(`no alias class ${id}`);
    return node;
  }
}

function partsOf(type: Type): readonly (readonly [Part, Type])[] {
  if (type.kind === "list") return [["[]", type.elem]];
  if (type.kind === "record") return type.fields.map((field) => [`.${field.name}`, field.type] as const);
  throw new InvariantError(`a ${type.kind} has no identity`);
}
