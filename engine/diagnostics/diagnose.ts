/**
 * Makes a diagnostic of a code of the catalogue, a place and the parts of its sentences. The parts are
 * checked by the compiler: each `<name>` in a message or hint is a required part of that name.
 */
import type { Span } from "../source/span.ts";
import { catalogue, type Code } from "./catalogue.ts";
import { DiagnosticError, type Diagnostic } from "./diagnostic.ts";
import type { CatalogueEntry } from "./entry.ts";

type PartNames<Template extends string> = Template extends `${string}<${infer Name}>${infer Rest}`
  ? Name | PartNames<Rest>
  : never;

/** What has to be said with a code: one text or number for each `<name>` of its sentences. */
export type Parts<C extends Code> = {
  readonly [Name in PartNames<(typeof catalogue)[C]["message"] | (typeof catalogue)[C]["hint"]>]:
    string | number;
};

/** A diagnostic of the catalogue at a place; `related` are further places that belong to the story. */
export function diagnose<C extends Code>(
  code: C,
  span: Span,
  parts: Parts<C>,
  related: Diagnostic["related"] = [],
): Diagnostic {
  const entry: CatalogueEntry = catalogue[code];
  return {
    code,
    class: entry.class,
    severity: entry.severity ?? "error",
    message: fill(entry.message, parts),
    hint: fill(entry.hint, parts),
    span,
    related,
  };
}

/** Raises `diagnose(code, span, parts, related)`. */
export function refuse<C extends Code>(
  code: C,
  span: Span,
  parts: Parts<C>,
  related: Diagnostic["related"] = [],
): never {
  throw new DiagnosticError(diagnose(code, span, parts, related));
}

function fill(template: string, parts: Readonly<Record<string, string | number>>): string {
  return template.replace(/<(\w+)>/g, (placeholder, name: string) => String(parts[name] ?? placeholder));
}
