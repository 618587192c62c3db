/**
 * Variables that no one wrote: a loop's index or flag, carried and joined like the user's.
 */
import type * as t from "@babel/types";
import type { Binding } from "../parse/program.ts";

/** A variable of the function being lowered, unlike all others. */
export function pseudoVariable(name: string): Binding {
  const identifier = { type: "Identifier", name } as t.Identifier;
  return {
    name,
    kind: "let",
    identifier,
    literal: undefined,
    reassigned: true,
    captured: false,
    needs: [],
    always: undefined,
  };
}
