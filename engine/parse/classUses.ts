/**
 * What classes use from around them: who names a class captures that too. Assumes that the walk tells each use of a
 * name, and each class with the variable that it is bound to.
 */
import type * as t from "@babel/types";
import type { Growing, GrowingLiteral } from "./growing.ts";
import type { Binding } from "./program.ts";

/** What a class uses from outside itself. */
export interface ClassUse {
  readonly node: t.Node;
  readonly outer: ClassUse | undefined;
  readonly uses: Map<string, Growing<Binding> | undefined>;
}

/** Where a name is used. */
interface Place {
  readonly inClass: ClassUse | undefined;
  readonly literal: GrowingLiteral | undefined;
}

export class ClassUses {
  readonly #classes = new Map<Growing<Binding>, ClassUse>();
  /** Class expressions by the `const` that they initialise. */
  readonly #named = new Map<t.Node, Growing<Binding>>();
  /** Functions that mention a class from outside. */
  readonly #mentions = new Map<GrowingLiteral, Set<Growing<Binding>>>();

  /** The class expression is what the `const` always is. */
  nameExpression(expression: t.Node, binding: Growing<Binding>): void {
    this.#named.set(expression, binding);
  }

  nameOfExpression(expression: t.Node): Growing<Binding> | undefined {
    return this.#named.get(expression);
  }

  add(binding: Growing<Binding>, use: ClassUse): void {
    this.#classes.set(binding, use);
  }

  noteUse(name: string, binding: Growing<Binding> | undefined, { inClass, literal }: Place): void {
    for (let at = inClass; at; at = at.outer)
      if (!binding || !isWithin(binding.identifier, at.node)) at.uses.set(name, binding);
    if (!binding || !literal || !mayBeClass(binding)) return;
    const mentioned = this.#mentions.get(literal) ?? new Set();
    this.#mentions.set(literal, mentioned.add(binding));
  }

  /** Who names a class names what it uses. Called once, when the whole text was walked. */
  addNeeds(): void {
    for (const [binding, { uses, node }] of this.#classes) {
      const needs = [...uses].flatMap(([name, used]) => (used && used !== binding ? [name] : []));
      for (const used of uses.values())
        if (used) needs.push(...this.#needsThrough(used, new Set([binding]), node));
      binding.needs = [...new Set(needs)];
    }
    for (const [literal, classes] of this.#mentions)
      for (const binding of classes) this.#addUses(literal, binding, new Set());
  }

  #needsThrough(used: Growing<Binding>, seen: Set<Growing<Binding>>, within: t.Node): string[] {
    const inner = this.#classes.get(used);
    if (!inner || seen.has(used)) return [];
    seen.add(used);
    return [...inner.uses].flatMap(([name, binding]) =>
      binding && !isWithin(binding.identifier, within)
        ? [name, ...this.#needsThrough(binding, seen, within)]
        : [],
    );
  }

  #addUses(literal: GrowingLiteral, binding: Growing<Binding>, seen: Set<Growing<Binding>>): void {
    const use = this.#classes.get(binding);
    if (!use || seen.has(binding)) return;
    seen.add(binding);
    for (const [name, used] of use.uses) {
      for (let at: GrowingLiteral | undefined = literal; at && at !== used?.literal; at = at.parent)
        if (!at.free.includes(name)) at.free.push(name);
      if (used) this.#addUses(literal, used, seen);
    }
  }
}

function mayBeClass(binding: Growing<Binding>): boolean {
  return binding.kind === "class" || binding.kind === "const";
}

function isWithin(inner: t.Node, outer: t.Node): boolean {
  return (outer.start ?? 0) <= (inner.start ?? 0) && (inner.end ?? 0) <= (outer.end ?? 0);
}
