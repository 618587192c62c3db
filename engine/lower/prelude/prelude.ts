/**
 * The prelude as parsed program: Mixtape's own TypeScript, parsed once.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { libraryText, spokenName } from "../../library/library.ts";
import { parseSource } from "../../parse/parse.ts";
import type { FunctionLiteral, Program } from "../../parse/program.ts";
import type { FnVal } from "../values.ts";
import { arrays } from "./arrays.ts";
import { collections } from "./collections.ts";
import { leaves } from "./leaves.ts";
import { scalarRules } from "./scalarRules.ts";

/** Where the text of the array library stands. */
export const librarySource = "prelude:library";

// Functions of one text find each other.
const texts: Readonly<Record<string, string>> = {
  prelude: arrays + collections + leaves + scalarRules,
  library: libraryText,
};

let parsed: Program | undefined;

/** All prelude sources, `prelude:<name>`. */
export function preludeProgram(): Program {
  if (parsed) return parsed;
  const sources = Object.entries(texts).map(([name, text]) => {
    const result = parseSource(`prelude:${name}`, text);
    if (!result.ok) throw new InvariantError(`the prelude does not parse: ${result.diagnostic.message}`);
    return result.source;
  });
  parsed = {
    sources: new Map(sources.map((source) => [source.id, source])),
    literals: new Map(sources.flatMap(({ literals }) => literals.map((literal) => [literal.id, literal]))),
  };
  return parsed;
}

let byName: ReadonlyMap<string, FunctionLiteral> | undefined;

/** A function of the prelude as a value. */
export function preludeFunction(name: string): FnVal {
  byName ??= functionsByName();
  const literal = byName.get(name);
  if (!literal) throw new InvariantError(`no prelude function ${name}`);
  const home = {
    key: "prelude",
    outermost: literal,
    instance: undefined,
    captures: new Map<string, never>(),
  };
  return { tag: "fn", callee: { kind: "literal", literal, home, captured: new Map() } };
}

/** By the names that the text gives them; people see what they would call them. */
function functionsByName(): ReadonlyMap<string, FunctionLiteral> {
  const literals = [...preludeProgram().literals.values()].filter(({ parent }) => !parent);
  const named = new Map(literals.map((literal) => [literal.name, literal]));
  for (const literal of literals) Object.assign(literal, { name: spokenName(literal.name) });
  return named;
}

/** The program with the prelude added. */
export function withPrelude(program: Program): Program {
  const { sources, literals } = preludeProgram();
  return {
    sources: new Map([...program.sources, ...sources]),
    literals: new Map([...program.literals, ...literals]),
  };
}
