/**
 * Checks the rules that a cell made or was the first to call, when it has run. Bounded: what takes long, has huge arguments
 * or changes variables outside is not checked, and that is said.
 */
import { changedOutside } from "../parse/outsideChanges.ts";
import type { Program } from "../parse/program.ts";
import type { RuleCheck } from "../protocol.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import { DiagnosticError, InvariantError } from "../diagnostics/diagnostic.ts";
import { checkRuleAt } from "./checkFunctions.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import type { RuleWatch, WatchedRule } from "./ruleWatch.ts";
import { structuralCopy } from "./structuralCopy.ts";

/** In ms: for all rules of a cell, for one, and the longest that one call of the function may take. */
const [cellBudget, ruleBudget, callBudget] = [600, 250, 15];
/** Calls of the function; and functions looked through for what they change. */
const [maxCalls, maxFunctions] = [1_500, 200];

export class RuleChecker {
  readonly #watch: RuleWatch;
  readonly #registry: FunctionRegistry;
  readonly #program: Program;
  readonly #now: () => number;

  constructor(watch: RuleWatch, registry: FunctionRegistry, program: Program, now: () => number) {
    this.#watch = watch;
    this.#registry = registry;
    this.#program = program;
    this.#now = now;
  }

  /** The checks that belong to a cell's result. Called when the cell no longer runs, so that nothing is printed. */
  checksOf(cell: string, own: OwnFunctions): readonly RuleCheck[] {
    const start = this.#now();
    const isOver = (): boolean => this.#now() - start > cellBudget;
    this.#watch.replay(cell, isOver);
    return this.#watch.of(cell).map((rule) => {
      const known = rule.check;
      if (known) return known;
      const made = this.#check(rule, own, isOver);
      if (!rule.isWaiting) rule.check = made;
      return made;
    });
  }

  #check(rule: WatchedRule, own: OwnFunctions, isOver: () => boolean): RuleCheck {
    const { span, name, args } = rule;
    const skipped = (why: string): RuleCheck => ({ span, name, report: undefined, skipped: why });
    if (rule.isWaiting) return skipped("It was not called yet, so there are no arguments to check it at.");
    if (rule.tooLarge || !args)
      return skipped("Its arguments are too large to be checked each time; `checkRule` does it when asked.");
    if (isOver()) return skipped("Other rules of this cell took the time; `checkRule` does it when asked.");
    const changed = this.#changedBy(rule.f);
    if (changed !== undefined)
      return skipped(`Its functions change \`${changed}\`, which calls of the tester would change too.`);
    try {
      const began = this.#now();
      (rule.f as (...args: readonly unknown[]) => unknown)(...args.map(structuralCopy));
      if (this.#now() - began > callBudget)
        return skipped("One call takes too long to check it each time; `checkRule` does it when asked.");
      const report = checkRuleAt(
        own,
        rule.f,
        args,
        { span, ordinal: 0 },
        { calls: maxCalls, isOver: () => this.#now() - began > ruleBudget },
      );
      return { span, name, report, skipped: undefined };
    } catch (error) {
      if (error instanceof InvariantError) throw error;
      const message =
        error instanceof DiagnosticError
          ? error.diagnostic.message
          : error instanceof Error
            ? error.message
            : String(error);
      return skipped(`The check could not run: ${message}`);
    }
  }

  /** The first variable of outside that one of the functions behind a value changes. */
  #changedBy(f: AnyFunction): string | undefined {
    const pending: unknown[] = [f];
    const seen = new Set<unknown>();
    while (pending.length > 0 && seen.size < maxFunctions) {
      const value = pending.pop();
      if (typeof value !== "function" || seen.has(value)) continue;
      seen.add(value);
      const info = this.#registry.lookUp(value);
      if (info?.kind === "wrapper") pending.push(...info.inner.map(([, part]) => part));
      if (info?.kind !== "literal") continue;
      const literal = this.#program.literals.get(info.literal);
      const source = literal && this.#program.sources.get(literal.source);
      const changed = source && changedOutside(source, literal);
      if (changed !== undefined) return changed;
      pending.push(...info.readers().map(read));
    }
    return undefined;
  }
}

/** A variable without a value yet is none that a finished call used. */
function read(reader: () => unknown): unknown {
  try {
    return reader();
  } catch {
    return undefined;
  }
}
