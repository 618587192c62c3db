/**
 * Mixtape's own functions as TypeScript declarations, for the editor's completion and for checking notebook
 * files: the text of a `.d.ts` file that stands beside the language's own library (`ES2023`, without a page's).
 */
import { primitiveNamed } from "../primitives/registry.ts";
import { libraryPrimitives } from "../primitives/spellings.ts";
import { arrayDeclarations } from "./declarations/arrays.ts";
import { checkDeclarations } from "./declarations/checks.ts";
import { derivativeDeclarations } from "./declarations/derivatives.ts";
import { hostDeclarations } from "./declarations/host.ts";
import { libraryNotes } from "./declarations/libraryNotes.ts";
import { modeDeclarations } from "./declarations/modes.ts";
import { outputDeclarations, outputTypes } from "./declarations/outputs.ts";
import { structureDeclarations } from "./declarations/structures.ts";

/** Declares everything that a cell knows by name; a name that a cell defines itself is left out. */
export function ambientDeclarations(defined: ReadonlySet<string> = new Set()): string {
  const library = [...libraryPrimitives].flatMap(([name, primitive]) =>
    defined.has(name) ? [] : [declarationOf(name, primitiveNamed(primitive).arity)],
  );
  const outputs = Object.entries(outputDeclarations).flatMap(([name, text]) =>
    defined.has(name) ? [] : [text],
  );
  return [
    structureDeclarations,
    derivativeDeclarations,
    modeDeclarations,
    checkDeclarations,
    outputTypes,
    ...outputs,
    ...library,
    arrayDeclarations(defined),
    hostDeclarations,
  ].join("\n");
}

const parameterNames = ["x", "y", "z"];

function declarationOf(name: string, arity: number): string {
  const names = Array.from({ length: arity }, (_, i) => parameterNames[i] ?? `x${String(i + 1)}`);
  const parameters = names.map((each) => `${each}: number`).join(", ");
  const note = libraryNotes[name] ?? `The function \`${name}\` of Mixtape's library.`;
  return `/** ${note} */\ndeclare function ${name}(${parameters}): number;`;
}
