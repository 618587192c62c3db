/**
 * Keeps a cell from filling the memory of the page: what grows at a place of its text is looked at now and then, the more
 * seldom the farther it is from the budget. What comes and goes costs nothing but a sum at each growth. It sees what one
 * value holds, as a program without end piles up in one; not the sum of many.
 */
import { diagnose } from "../../diagnostics/diagnose.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { bytesText } from "../../run/faults.ts";
import type { Span } from "../../source/span.ts";
import { retainedBytes } from "./retainedBytes.ts";

/** Bytes that what one place of a cell fills may hold, unless the cell says otherwise: 512 MiB. */
export const defaultMemoryBudget = 2 ** 29;

/** What a growth is taken to add until something was seen, and at least. */
const leastGrowth = 64;

/** Between two looks at the latest entry, growths. */
const lookEvery = 1_024;

/** Values looked at of one entry. */
const entryVisits = 500;

interface Site {
  /** How often something grew here. */
  count: number;
  /** What a growth adds, about. */
  typical: number;
  /** What was added since the last look. */
  added: number;
  /** How much may be added before the next. */
  patience: number;
  latest: WeakRef<object> | undefined;
}

export interface WatchParts {
  readonly budget: () => number;
  readonly spanOf: (site: number) => Span;
  /** What the cell holds by its own names. */
  readonly names: () => readonly unknown[];
}

export class MemoryWatch {
  readonly #parts: WatchParts;
  readonly #sites: Site[] = [];

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** Something is about to grow at a place. Raises `memory-budget`. */
  grows(number: number, container: unknown): void {
    const site = (this.#sites[number] ??= newSite(this.#parts.budget()));
    const count = ++site.count;
    if ((count & (count - 1)) === 0 || count % lookEvery === 0) learn(site, container);
    site.added += typeof container === "string" ? Math.max(leastGrowth, container.length) : site.typical;
    if (site.added > site.patience) this.#look(number, site, container);
  }

  /** Something was made at one stroke, or is about to be: of one length, it is looked at only where that is large. */
  made(number: number, value: unknown): void {
    const bytes = ownBytes(value);
    const budget = this.#parts.budget();
    if (bytes > budget) throw this.#fault(number, bytes, budget);
  }

  #look(number: number, site: Site, container: unknown): void {
    const budget = this.#parts.budget();
    const bytes = Math.max(retainedBytes(container), retainedBytes(this.#parts.names()));
    if (bytes > budget) throw this.#fault(number, bytes, budget);
    site.added = 0;
    site.patience = patienceFor(budget - bytes);
  }

  #fault(number: number, bytes: number, budget: number): DiagnosticError {
    const power = Math.ceil(Math.log2(Math.max(budget, bytes))) + 2;
    const parts = { budget: bytesText(budget), held: bytesText(bytes), more: `2 ** ${String(power)}` };
    return new DiagnosticError(diagnose("memory-budget", this.#parts.spanOf(number), parts));
  }
}

const newSite = (budget: number): Site => ({
  count: 0,
  typical: leastGrowth,
  added: 0,
  patience: patienceFor(budget),
  latest: undefined,
});

/** A part of what is left, for growths may be larger than they seem; enough that looks stay rare. */
const patienceFor = (left: number): number => Math.max(left / 2, 2 ** 24);

/** What grows here is about as large as its latest entry; nothing where that is the same again. */
function learn(site: Site, container: unknown): void {
  const latest = latestOf(container, site.count);
  const isSame = typeof latest === "object" && latest !== null && latest === site.latest?.deref();
  site.typical = Math.max(leastGrowth, isSame ? 0 : retainedBytes(latest, entryVisits));
  site.latest = typeof latest === "object" && latest !== null ? new WeakRef(latest) : undefined;
}

function latestOf(container: unknown, count: number): unknown {
  if (Array.isArray(container)) return (container as unknown[]).at(-1);
  if (container instanceof Map) return container.values().next().value;
  if (container instanceof Set) return container.values().next().value;
  const isOdd = typeof container !== "object" || container === null || ArrayBuffer.isView(container);
  if (isOdd || (count & (count - 1)) !== 0) return undefined;
  const name = Object.keys(container).at(-1);
  return name === undefined ? undefined : Object.getOwnPropertyDescriptor(container, name)?.value;
}

/** Bytes by length alone. */
function ownBytes(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  const length: unknown = Object.getOwnPropertyDescriptor(value, "length")?.value;
  return typeof length === "number" ? 8 * length : 0;
}
