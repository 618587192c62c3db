/**
 * Notices the rules that cells make and the arguments that their functions are first called with, so that they can be checked
 * when the cell has run. Keeps the first rule of each `rule(…)` in the text, and its arguments where they are not huge.
 */
import { leavesOf } from "../check/leaves.ts";
import type { RuleCheck } from "../protocol.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { structuralCopy } from "./structuralCopy.ts";

/** Numbers in arguments of which a copy is kept; rules watched in one cell. */
const [maxNumbers, maxRules] = [20_000, 20];

export class WatchedRule {
  readonly f: AnyFunction;
  readonly name: string;
  readonly span: Span;
  /** The cell whose run saw the first call. */
  seenIn: string | undefined;
  args: readonly unknown[] | undefined;
  /** Why there are no arguments though it was called. */
  tooLarge = false;
  check: RuleCheck | undefined;

  constructor(f: AnyFunction, name: string, span: Span) {
    this.f = f;
    this.name = name;
    this.span = span;
  }

  get isWaiting(): boolean {
    return this.seenIn === undefined;
  }
}

export class RuleWatch {
  readonly #current: () => string | undefined;
  readonly #byCell = new Map<string, Map<number, WatchedRule>>();
  readonly #byFunction = new WeakMap<AnyFunction, WatchedRule>();
  /** Calls from which rules that nobody called in plain JavaScript could be seen called. */
  #replays: { readonly rules: readonly WatchedRule[]; readonly run: () => unknown }[] = [];
  #replayingFor: string | undefined;

  /** `current`: the cell that runs, if one does. */
  constructor(current: () => string | undefined) {
    this.#current = current;
  }

  /** The cell is about to run: what it made before is gone. */
  begin(cell: string): void {
    this.#byCell.delete(cell);
    this.#replays = [];
  }

  /** A rule was made. Undefined where it is not watched: one of its place is known, or no cell runs. */
  made(f: AnyFunction, name: string, span: Span): WatchedRule | undefined {
    const cell = this.#current();
    if (cell === undefined) return undefined;
    const rules = this.#byCell.get(cell) ?? new Map<number, WatchedRule>();
    if (rules.has(span.start) || rules.size >= maxRules) return undefined;
    const rule = new WatchedRule(f, name, span);
    this.#byCell.set(cell, rules.set(span.start, rule));
    this.#byFunction.set(f, rule);
    return rule;
  }

  /** What a person calls a watched rule. */
  nameOf(f: AnyFunction): string | undefined {
    return this.#byFunction.get(f)?.name;
  }

  /** The ruled function was called in plain JavaScript. */
  called(rule: WatchedRule, args: readonly unknown[]): void {
    const cell = this.#replayingFor ?? this.#current();
    if (cell === undefined || !rule.isWaiting) return;
    rule.seenIn = cell;
    if (leavesOf(args).length > maxNumbers) rule.tooLarge = true;
    else rule.args = structuralCopy(args) as readonly unknown[];
  }

  /** As `called`, for any function. */
  calledWith(f: AnyFunction, args: readonly unknown[]): void {
    const rule = this.#byFunction.get(f);
    if (rule) this.called(rule, args);
  }

  /** A derivative is taken of a function that reaches these; compiled code calls them where nobody sees. */
  reached(functions: readonly AnyFunction[], f: AnyFunction | undefined, args: readonly unknown[]): void {
    const rules = functions
      .flatMap((each) => this.#byFunction.get(each) ?? [])
      .filter((rule) => rule.isWaiting);
    if (!f || rules.length === 0 || this.#current() === undefined || leavesOf(args).length > maxNumbers)
      return;
    const kept = structuralCopy(args) as readonly unknown[];
    this.#replays.push({ rules, run: () => (f as (...args: readonly unknown[]) => unknown)(...kept) });
  }

  /** Runs what was differentiated once more, in plain JavaScript, to see the arguments of rules that are still waiting. */
  replay(cell: string, isOver: () => boolean): void {
    this.#replayingFor = cell;
    for (const { rules, run } of this.#replays) {
      if (isOver() || rules.every((rule) => !rule.isWaiting)) continue;
      try {
        run();
      } catch {
        // It has been told already, where it was differentiated.
      }
    }
    this.#replayingFor = undefined;
    this.#replays = [];
  }

  /** Rules that a cell made, and those first called in it. */
  of(cell: string): readonly WatchedRule[] {
    const all = [...this.#byCell.values()].flatMap((rules) => [...rules.values()]);
    const own = this.#byCell.get(cell);
    return all.filter((rule) => rule.seenIn === cell || own?.get(rule.span.start) === rule);
  }
}
