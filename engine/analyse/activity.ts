/**
 * What carries derivatives, over a whole program, from the active params of a root to its results: a number is
 * active if it is varied (depends on an active input) and useful (an output depends on it). Flow through memory
 * is by cell. A reference has a shadow if what it reaches, or what it is part of, holds active numbers.
 */
import { isDifferentiable, isReference } from "../ir/shadow.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Boundary, CallOp, Value } from "../ir/types.ts";
import type { Aliases, ClassId, Part } from "./aliases.ts";
import { cellOf } from "./effects.ts";
import { Flow, type FlowState } from "./flow.ts";

export interface Activity {
  /** Whether a number (maybe absent) has a tangent and a cotangent. */
  isActive(value: Value): boolean;
  /** Whether a reference has a shadow. */
  hasShadow(value: Value): boolean;
  /** Either. */
  isDerived(value: Value): boolean;
  isActiveCell(of: ClassId, part: Part): boolean;
  isShadowedClass(id: ClassId): boolean;
  /** Whether numbers in or below the value depend on active inputs, useful or not. */
  isVaried(value: Value): boolean;
}

export interface ActivityOptions {
  /** Indices of the root's params that are differentiated. */
  readonly activeParams: readonly number[];
  /** The mode of a call in force, as code and plan say. */
  readonly boundaryOf: (op: CallOp) => Boundary | undefined;
}

/** Analyses `root` (a function of `aliases`). All its results that can have a derivative count as outputs. */
export function analyseActivity(aliases: Aliases, root: string, options: ActivityOptions): Activity {
  const flow = new Flow(aliases, options.boundaryOf);
  const { body } = functionNamed(aliases.module, root);
  const inputs = options.activeParams.map((index) => body.params[index]!);
  const varied = flow.spread("varied", inputs);
  const useful = flow.spread("useful", body.yields);
  return new FoundActivity(aliases, flow, varied, useful);
}

class FoundActivity implements Activity {
  readonly #aliases: Aliases;
  readonly #flow: Flow;
  readonly #varied: FlowState;
  readonly #useful: FlowState;
  readonly #shadowed: ReadonlySet<ClassId>;

  constructor(aliases: Aliases, flow: Flow, varied: FlowState, useful: FlowState) {
    this.#aliases = aliases;
    this.#flow = flow;
    this.#varied = varied;
    this.#useful = useful;
    this.#shadowed = this.#spreadShadows();
  }

  isActive(value: Value): boolean {
    return (
      isDifferentiable(value.type) &&
      !isReference(value.type) &&
      this.#varied.values.has(value) &&
      this.#useful.values.has(value)
    );
  }

  hasShadow(value: Value): boolean {
    return (
      isReference(value.type) &&
      isDifferentiable(value.type) &&
      this.#shadowed.has(this.#aliases.classOf(value))
    );
  }

  isDerived(value: Value): boolean {
    return isReference(value.type) ? this.hasShadow(value) : this.isActive(value);
  }

  isActiveCell(of: ClassId, part: Part): boolean {
    const cell = cellOf(of, part);
    return this.#varied.cells.has(cell) && this.#useful.cells.has(cell);
  }

  isShadowedClass(id: ClassId): boolean {
    return this.#shadowed.has(id);
  }

  isVaried(value: Value): boolean {
    return this.#flow.isReached(this.#varied, value);
  }

  /** Classes of what is copied and of its copy, with what they hold at the same places. */
  #copies(): readonly (readonly [from: ClassId, to: ClassId])[] {
    const aliases = this.#aliases;
    const pairs = new Map<string, readonly [ClassId, ClassId]>();
    const pair = (from: ClassId, to: ClassId): void => {
      const key = `${String(from)} ${String(to)}`;
      if (from === to || pairs.has(key)) return;
      pairs.set(key, [from, to]);
      const held = new Map(aliases.holdings(from));
      for (const [part, copy] of aliases.holdings(to)) {
        const original = held.get(part);
        if (original !== undefined) pair(original, copy);
      }
    };
    for (const [original, copy] of aliases.copies) pair(aliases.classOf(original), aliases.classOf(copy));
    return [...pairs.values()];
  }

  /** From the active cells to whatever holds them and whatever their holders hold, but not into closures' other fields. */
  #spreadShadows(): ReadonlySet<ClassId> {
    const aliases = this.#aliases;
    const shadowed = new Set<ClassId>();
    for (const id of aliases.classes)
      for (const part of aliases.numberParts(id)) if (this.isActiveCell(id, part)) shadowed.add(id);
    const copies = this.#copies();
    for (let before = -1; before < shadowed.size;) {
      before = shadowed.size;
      // The shadow of a copy is the copy of a shadow.
      for (const [from, to] of copies) if (shadowed.has(to)) shadowed.add(from);
      for (const id of aliases.classes)
        for (const [, held] of aliases.holdings(id)) {
          if (shadowed.has(held)) shadowed.add(id);
          else if (shadowed.has(id) && !aliases.isClosure(id)) shadowed.add(held);
        }
    }
    return shadowed;
  }
}
