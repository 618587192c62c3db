/**
 * What a cell is before it runs: its syntax tree, the names it defines, the names it needs, and what is
 * wrong with it by itself. Made once for each text.
 */
import { diagnose } from "../diagnostics/diagnose.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isOverflow } from "../diagnostics/overflow.ts";
import { definedNames, type DefinedName } from "../parse/definedNames.ts";
import { freeUses } from "../parse/freeNames.ts";
import { parseSource } from "../parse/parse.ts";
import type { ParsedSource } from "../parse/program.ts";
import { spanOf } from "../parse/range.ts";
import { refusedInCell } from "../parse/subset.ts";
import type { CellSource } from "../protocol.ts";
import type { Span } from "../source/span.ts";
import { declaredInputs, type InputDeclarations } from "./inputs/declaredInputs.ts";
import { languageNames } from "./knownNames.ts";

export interface NeededName {
  readonly name: string;
  /** The first use, or the first assignment where there is one. */
  readonly span: Span;
  readonly assigned: boolean;
}

export interface Cell {
  readonly id: string;
  readonly text: string;
  /** Undefined where the text is no program. */
  readonly source: ParsedSource | undefined;
  readonly defines: readonly DefinedName[];
  readonly needs: readonly NeededName[];
  readonly faults: readonly Diagnostic[];
  /** Names bound to controls, where `input` is Mixtape's own. */
  readonly controls: InputDeclarations;
}

const noControls: InputDeclarations = { inputs: [], faults: [] };

/** Analyses one cell; `ownNames` are Mixtape's own functions, which no cell may define. Never throws. */
export function analyseCell(source: CellSource, ownNames: ReadonlySet<string>): Cell {
  try {
    return analyse(source, ownNames);
  } catch (error) {
    const { id, text } = source;
    const faults = diagnoseUnread(error, { source: id, start: 0, end: text.length });
    const defines = guessedNames(id, text);
    return { id, text, source: undefined, defines, needs: [], faults, controls: noControls };
  }
}

/** What is said of a text that Mixtape itself stumbled over. */
export function diagnoseUnread(error: unknown, whole: Span): readonly Diagnostic[] {
  const { name, message } =
    error instanceof Error ? error : { name: "", message: "something unknown was thrown" };
  return [
    isOverflow(name, message) ? diagnose("cell-too-deep", whole, {}) : diagnose("broken", whole, { message }),
  ];
}

function analyse({ id, text }: CellSource, ownNames: ReadonlySet<string>): Cell {
  const parsed = parseSource(id, text);
  if (!parsed.ok)
    return {
      id,
      text,
      source: undefined,
      defines: guessedNames(id, text),
      needs: [],
      faults: [parsed.diagnostic],
      controls: noControls,
    };
  const { source } = parsed;
  const declared = definedNames(source);
  const reserved = declared.flatMap((defined) => reservedName(defined, ownNames));
  const defines = declared.filter(({ name }) => !ownNames.has(name) && !languageNames.has(name));
  return {
    id,
    text,
    source,
    defines,
    needs: neededNames(source),
    faults: [...refusedInCell(source), ...reserved],
    controls: declaredInputs(source),
  };
}

function neededNames(source: ParsedSource): NeededName[] {
  const needs = new Map<string, NeededName>();
  for (const { identifier, assigned } of freeUses(source)) {
    const earlier = needs.get(identifier.name);
    if (earlier && (earlier.assigned || !assigned)) continue;
    needs.set(identifier.name, { name: identifier.name, span: spanOf(source.id, identifier), assigned });
  }
  return [...needs.values()];
}

function reservedName({ name, span }: DefinedName, ownNames: ReadonlySet<string>): Diagnostic[] {
  if (ownNames.has(name))
    return [diagnose("cell-reserved-name", span, { name, reason: "one of Mixtape's functions" })];
  if (languageNames.has(name))
    return [diagnose("cell-reserved-name", span, { name, reason: "part of the language" })];
  return [];
}

/** What a text that cannot be parsed would probably define, so that others can say why they lack it. */
function guessedNames(id: string, text: string): DefinedName[] {
  const pattern =
    /^(?:(?:async )?function\*?|const|let|var|class)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;
  const found = new Map<string, DefinedName>();
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].length - name.length;
    if (!found.has(name))
      found.set(name, {
        name,
        span: { source: id, start, end: start + name.length },
        reassigned: false,
        isFunction: false,
      });
  }
  return [...found.values()];
}
