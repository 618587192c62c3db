/**
 * How Mixtape's own functions are made: registered, so that they can be differentiated in turn; told where they are
 * called; given functions whose source can be seen.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import type { DerivativeCalls } from "./derivativeCalls.ts";
import { placed, type CallPlace } from "./place.ts";
import { sayValue } from "./sayValue.ts";

/** What a function was made of, by role. */
export type Parts = readonly (readonly [role: string, value: AnyFunction])[];

export type PlacedCall = (place: CallPlace, args: readonly unknown[]) => unknown;

export class OwnFunctions {
  readonly calls: DerivativeCalls;
  /** How a derivative is run and measured, by the function that people call. */
  readonly measurable = new WeakMap<object, PlacedCall>();
  readonly #registry: FunctionRegistry;
  readonly #whereNow: () => CallPlace;

  constructor(registry: FunctionRegistry, calls: DerivativeCalls, whereNow: () => CallPlace) {
    this.#registry = registry;
    this.calls = calls;
    this.#whereNow = whereNow;
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
    return placed(call, this.#whereNow);
  }

  /** Registers what one of Mixtape's functions made of others; `name` is what a person would call it. */
  register(value: AnyFunction, wrapper: string, inner: Parts, options: unknown, name: string): void {
    this.#registry.register(value, { kind: "wrapper", wrapper, inner, options, name });
    named(value, name, value.length);
  }

  /** A function that computes what `inner` computes, with a mode or a rule. */
  sameFunction(wrapperName: string, inner: AnyFunction, parts: Parts, options: unknown): AnyFunction {
    const plain = inner as unknown as (this: unknown, ...args: readonly unknown[]) => unknown;
    const wrapper = function (this: unknown, ...args: readonly unknown[]): unknown {
      return plain.apply(this, [...args]);
    };
    const name = this.nameOf(inner);
    this.register(wrapper, wrapperName, parts, options, `${wrapperName}(${name})`);
    return named(wrapper, name, inner.length);
  }

  /** A function whose source Mixtape can see. Raises `derivative-of-what`, `unknown-source`. */
  differentiable(callee: string, f: unknown, span: Span): AnyFunction {
    if (typeof f !== "function")
      return refuse("derivative-of-what", span, { callee, given: f === undefined ? "nothing" : sayValue(f) });
    if (!this.#registry.lookUp(f))
      return refuse("unknown-source", span, { callee, name: f.name || "this function" });
    return f as AnyFunction;
  }

  nameOf(f: AnyFunction): string {
    return this.#registry.lookUp(f)?.name ?? (f.name || "a function");
  }
}

function named<F extends AnyFunction>(value: F, name: string, length: number): F {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  Object.defineProperty(value, "length", { value: length, configurable: true });
  return value;
}
