/** Reading what must be there. */
import { InvariantError } from "../diagnostics/diagnostic.ts";

/** The value; throws InvariantError, naming what was looked for, where there is none. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantError(`${what} is missing`);
  return value;
}
