/** Declarations of what a notebook has beside the language. They merge with those of pages and of Node. */

export const hostDeclarations = `
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  table(...values: unknown[]): void;
}
/** Prints below the cell. */
declare var console: Console;

interface Performance {
  now(): number;
}
/** A clock in milliseconds. */
declare var performance: Performance;

/** A deep copy. */
declare function structuredClone<T>(value: T): T;
`;
