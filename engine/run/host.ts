/** What a run can reach of the world outside. Given anew with every run. */
import type { InputOp } from "../ir/types.ts";
import type { Span } from "../source/span.ts";

export interface ExecutionHost {
  print(event: PrintEvent): void;
  /** An inactive number from outside. */
  input(name: InputOp["name"]): number;
  /** The function to run for a native; errors that it throws come out as they are. */
  native(name: string): (...args: unknown[]) => unknown;
}

export interface PrintEvent {
  /** Values as the user knows them: arrays, typed arrays, objects. */
  readonly values: readonly unknown[];
  readonly what: "primal" | "cotangent";
  /** The second argument of `showCotangent`. */
  readonly label: string | undefined;
  readonly span: Span;
}

/** For code that needs nothing from outside: prints are lost, inputs are 0, natives are missing. */
export const closedHost: ExecutionHost = {
  print: () => undefined,
  input: () => 0,
  native: (name) => () => {
    throw new RangeError(`there is no function ${name}`);
  },
};
