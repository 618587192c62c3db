/**
 * How Mixtape's own functions are made: registered, so that they can be differentiated in turn; told where they are
 * called; given functions whose source can be seen.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import type { DerivativeCalls } from "./derivativeCalls.ts";
import { placed, type CallPlace } from "./place.ts";
import type { RuleWatch } from "./ruleWatch.ts";
import { sayValue } from "../diagnostics/sayValue.ts";

/** What a function was made of, by role. */
export type Parts = readonly (readonly [role: string, value: AnyFunction])[];

export type PlacedCall = (place: CallPlace, args: readonly unknown[]) => unknown;

/** What the tester needs of the session. */
export interface Surroundings {
  /** Names of the parameters of a literal, as far as they are plain names. */
  readonly parametersOf: (literal: string) => readonly (string | undefined)[];
  readonly mentions: (literal: string, name: string) => boolean;
  /** Does work of which no card, no console line and no count of calls is kept. */
  readonly quietly: <T>(work: () => T) => T;
  /** The variable that the call at this place initialises. */
  readonly assignedName: (span: Span) => string | undefined;
  /** The text of a place. */
  readonly textAt: (span: Span) => string | undefined;
  /** Told of each rule that is made, and of the arguments it is called with. */
  readonly rules: RuleWatch;
}

export class OwnFunctions {
  readonly calls: DerivativeCalls;
  /** How a derivative is run and measured, by the function that people call. */
  readonly measurable = new WeakMap<object, PlacedCall>();
  readonly #registry: FunctionRegistry;
  readonly #recorded = new WeakMap<object, string>();
  readonly surroundings: Surroundings;
  /** Where one of Mixtape's functions is called, for those that nobody told. */
  readonly whereNow: () => CallPlace;

  constructor(
    registry: FunctionRegistry,
    calls: DerivativeCalls,
    whereNow: () => CallPlace,
    surroundings: Surroundings,
  ) {
    this.surroundings = surroundings;
    this.#registry = registry;
    this.calls = calls;
    this.whereNow = whereNow;
  }

  /** A function that means the same by name wherever it is used. */
  builtin<F extends (...args: never[]) => unknown>(name: string, call: F): F {
    this.#registry.register(call, { kind: "builtin", name });
    return named(call, name, call.length);
  }

  /** A builtin that wants to know where it is called. */
  placedBuiltin(name: string, call: PlacedCall): AnyFunction {
    return this.builtin(name, this.placed(call));
  }

  placed(call: PlacedCall): AnyFunction {
    return placed(call, this.whereNow);
  }

  /** Registers what one of Mixtape's functions made of others; `name` is what a person would call it. */
  register(value: AnyFunction, wrapper: string, inner: Parts, options: unknown, name: string): void {
    this.#registry.register(value, { kind: "wrapper", wrapper, inner, options, name });
    named(value, name, value.length);
  }

  /** A function that computes what `inner` computes, with a mode or, made at `ruledAt`, a rule. */
  sameFunction(
    wrapperName: string,
    inner: AnyFunction,
    parts: Parts,
    options: unknown,
    ruledAt?: Span,
  ): AnyFunction {
    const { rules } = this.surroundings;
    const plain = inner as unknown as (this: unknown, ...args: readonly unknown[]) => unknown;
    const wrapper = function (this: unknown, ...args: readonly unknown[]): unknown {
      if (watched?.isWaiting) rules.called(watched, args);
      return plain.apply(this, [...args]);
    };
    const name = this.nameOf(inner);
    const watched = ruledAt && rules.made(wrapper, this.surroundings.assignedName(ruledAt) ?? name, ruledAt);
    this.register(wrapper, wrapperName, parts, options, `${wrapperName}(${name})`);
    return named(wrapper, name, inner.length);
  }

  /** A function whose source Mixtape can see. Raises `derivative-of-what`, `unknown-source`, `recording-differentiated`. */
  differentiable(callee: string, f: unknown, span: Span): AnyFunction {
    if (typeof f !== "function")
      return refuse("derivative-of-what", span, { callee, given: f === undefined ? "nothing" : sayValue(f) });
    const recorded = this.#recorded.get(f);
    if (recorded !== undefined) return refuse("recording-differentiated", span, { callee, name: recorded });
    if (!this.#registry.lookUp(f))
      return refuse("unknown-source", span, { callee, name: f.name || "this function" });
    return f as AnyFunction;
  }

  /** Says that a function belongs to the recording of the function of that name. */
  refuseToDifferentiate(f: AnyFunction, recorded: string): void {
    this.#recorded.set(f, recorded);
  }

  /** What Mixtape's function made of others; undefined for a function that none made. */
  partsOf(f: AnyFunction): { readonly wrapper: string; readonly inner: Parts } | undefined {
    const info = this.#registry.lookUp(f);
    return info?.kind === "wrapper" ? { wrapper: info.wrapper, inner: info.inner as Parts } : undefined;
  }

  /** The names of a function's parameters; those of the function inside for one that Mixtape made. */
  parameterNames(f: AnyFunction): readonly (string | undefined)[] {
    const info = this.#registry.lookUp(f);
    if (info?.kind === "literal") return this.surroundings.parametersOf(info.literal);
    const inner = info?.kind === "wrapper" ? (info.inner as Parts)[0]?.[1] : undefined;
    return inner ? this.parameterNames(inner) : [];
  }

  /** Whether the text of a function, or of one inside, uses a name from outside; true where the text is not known. */
  mentions(f: AnyFunction, name: string): boolean {
    const info = this.#registry.lookUp(f);
    return info?.kind === "literal" ? this.surroundings.mentions(info.literal, name) : true;
  }

  /** The name of a function as it is written in the call of `callee` at the place: `o.cost` in `gradient(o.cost)`. */
  writtenName(callee: string, f: AnyFunction, span: Span): string {
    const text = this.surroundings.textAt(span) ?? "";
    const given = text.startsWith(`${callee}(`)
      ? ofMember.exec(text.slice(callee.length + 1))?.[1]
      : undefined;
    const name = this.nameOf(f);
    return given?.endsWith(`.${name}`) ? given : name;
  }

  nameOf(f: AnyFunction): string {
    return this.#registry.lookUp(f)?.name ?? (f.name || "a function");
  }
}

const letters = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;

/** A path of names as a first argument. */
const ofMember = new RegExp(String.raw`^\s*(${letters}(?:\.${letters})+)\s*[,)]`, "u");

function named<F extends AnyFunction>(value: F, name: string, length: number): F {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  Object.defineProperty(value, "length", { value: length, configurable: true });
  return value;
}
