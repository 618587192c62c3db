/** What an instrumented cell calls while it runs: registrations, places of calls, its console, its value. */
import type { CallSite, CellRuntime, Instrumented } from "../parse/instrument.ts";
import { isPlainObject } from "../diagnostics/plainObject.ts";
import { registerLiteral } from "../run/functionRegistry.ts";
import { consoleAt, type ConsoleCapture } from "./consoleCapture.ts";
import { defaultMemoryBudget, MemoryWatch } from "./memory/memoryWatch.ts";
import { bindPlace, type CallPlace } from "./place.ts";
import type { RunningCell } from "./runningCell.ts";

type Readers = readonly (() => unknown)[];

export class CellScope implements CellRuntime {
  value: unknown = undefined;
  hasValue = false;
  /** Readers for the names that the cell defines; there once it has begun. */
  readers: Readers = [];
  readonly live: object;
  readonly #literals: Instrumented["literals"];
  readonly #sites: readonly CallSite[];
  readonly #places: readonly CallPlace[];
  readonly #consoles = new Map<number, object>();
  readonly #current: () => RunningCell | undefined;
  readonly #memory = new MemoryWatch({
    budget: () => this.#current()?.memoryBudget ?? defaultMemoryBudget,
    spanOf: (site) => this.#sites[site]!.span,
    names: () => this.readers.map(valueOrNothing),
  });

  constructor(
    instrumented: Instrumented,
    live: ReadonlyMap<string, () => unknown>,
    current: () => RunningCell | undefined,
  ) {
    this.#literals = instrumented.literals;
    this.#sites = instrumented.sites;
    this.#places = placesOf(instrumented.sites);
    this.#current = current;
    const names = {};
    for (const [name, get] of live) Object.defineProperty(names, name, { get });
    this.live = names;
  }

  define(readers: Readers): void {
    this.readers = readers;
  }

  fn<F>(literal: number, value: F, readers: () => Readers): F {
    const known = this.#literals[literal];
    if (typeof value === "function" && known)
      registerLiteral(value, {
        kind: "literal",
        literal: known.id,
        name: known.name,
        names: known.captures,
        readers,
      });
    return value;
  }

  methods<O>(value: O, methods: readonly (readonly [number, string, () => Readers])[]): O {
    for (const [literal, name, readers] of methods) {
      const method = Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
      this.fn(literal, method, readers);
    }
    return value;
  }

  at<F>(site: number, callee: F): F {
    if (typeof callee !== "function")
      throw new TypeError(sayNoFunction(this.#sites[site]?.callee ?? "this", callee));
    const place = this.#places[site];
    return place ? bindPlace(callee, place) : callee;
  }

  grow<C>(site: number, container: C, method?: string): C {
    if (method !== undefined && container !== undefined && container !== null)
      this.#requireMethod(site, container, method);
    this.#memory.grows(site, container);
    return container;
  }

  /** V8 would name the instrumented text. */
  #requireMethod(site: number, container: object, method: string): void {
    if (typeof (container as Record<string, unknown>)[method] !== "function")
      throw new TypeError(`${this.#sites[site]?.callee ?? method} is not a function`);
  }

  room<C>(site: number, container: C, index: unknown): C {
    const list = container as ArrayLike<unknown> | null | undefined;
    // The lengths of typed arrays are slow to read, and what is no list has its fault from the store itself.
    const hasPlace =
      typeof index === "number" && (list?.[index] !== undefined || index < (list?.length ?? 0));
    return hasPlace ? container : this.grow(site, container);
  }

  made<V>(site: number, value: V): V {
    this.#memory.made(site, value);
    return value;
  }

  after<V>(_first: unknown, second: V): V {
    return second;
  }

  thrown<T>(site: number, value: T): T {
    const running = this.#current();
    if (running) running.thrownAt = this.#sites[site]?.span;
    return value;
  }

  console(site: number): unknown {
    const known = this.#consoles.get(site);
    if (known) return known;
    const lines = (): ConsoleCapture | undefined => this.#current()?.console;
    const made = consoleAt(lines, this.#sites[site]?.span);
    this.#consoles.set(site, made);
    return made;
  }
}

/** Only calls count, so that a new console line or `throw` does not renumber them. */
function placesOf(sites: readonly CallSite[]): CallPlace[] {
  let calls = 0;
  return sites.map(({ span, isCall }) => ({ span, ordinal: isCall ? ++calls : 0 }));
}

/** Names that a cell declares and has not come to yet cannot be read, and hold nothing. */
function valueOrNothing(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const mostNamed = 6;

/** That this cannot be called, and which of what it holds can be: `plot.line` for `plot`. */
function sayNoFunction(name: string, value: unknown): string {
  const fact = `${name} is not a function`;
  if (!isPlainObject(value)) return fact;
  const calls = Object.keys(value).filter((key) => {
    return typeof Object.getOwnPropertyDescriptor(value, key)?.value === "function";
  });
  if (calls.length === 0 || calls.length > mostNamed) return fact;
  return `${fact}; what it holds can be called: ${calls.map((key) => `${name}.${key}`).join(", ")}`;
}
