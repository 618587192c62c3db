/** For what an invariant says is there, where the type system cannot know it. */
import { InvariantError } from "./diagnostic.ts";

/** The value itself. Throws InvariantError where it is absent. */
export function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new InvariantError("something is missing that must be there");
  return value;
}
