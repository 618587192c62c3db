/**
 * The `console` of a cell: keeps what is printed as plain data, a bounded number of lines of bounded size, so
 * that an endless loop of prints fills nothing.
 */
import type { ConsoleLine, PlainValue } from "../protocol.ts";
import type { Span } from "../source/span.ts";
import type { FunctionRegistry } from "../run/functionRegistry.ts";
import { lineLimits, toPlain } from "./plainValue.ts";

/** Lines kept of one cell's run. */
export const maxLines = 500;

export class ConsoleCapture {
  readonly #registry: FunctionRegistry;
  readonly #lines: ConsoleLine[] = [];
  #dropped = 0;

  constructor(registry: FunctionRegistry) {
    this.#registry = registry;
  }

  /** Keeps one line. */
  print(level: ConsoleLine["level"], values: readonly unknown[], span: Span | undefined): void {
    if (this.#lines.length >= maxLines) {
      this.#dropped++;
      return;
    }
    const parts = values
      .slice(0, lineLimits.entries)
      .map((value) => toPlain(value, this.#registry, lineLimits));
    this.#lines.push({ level, parts, span });
  }

  /** What was printed; a last line says how many were left out. */
  lines(): readonly ConsoleLine[] {
    if (this.#dropped === 0) return this.#lines;
    const note: PlainValue = { kind: "string", value: `… ${String(this.#dropped)} more lines`, cut: false };
    return [...this.#lines, { level: "info", parts: [note], span: undefined }];
  }
}

/** The object that cells call `console`; lines stand at `span`. `current` gives where they go, if anywhere. */
export function consoleAt(current: () => ConsoleCapture | undefined, span: Span | undefined): object {
  const printer =
    (level: ConsoleLine["level"]) =>
    (...values: readonly unknown[]): void =>
      current()?.print(level, values, span);
  const nothing = (): void => undefined;
  return Object.freeze({
    log: printer("log"),
    debug: printer("log"),
    dir: printer("log"),
    table: printer("log"),
    trace: printer("log"),
    group: printer("log"),
    groupCollapsed: printer("log"),
    info: printer("info"),
    warn: printer("warn"),
    error: printer("error"),
    assert: (condition: unknown, ...values: readonly unknown[]): void => {
      if (!condition) printer("error")("Assertion failed:", ...values);
    },
    groupEnd: nothing,
    clear: nothing,
    count: nothing,
    countReset: nothing,
    time: nothing,
    timeEnd: nothing,
    timeLog: nothing,
  });
}
