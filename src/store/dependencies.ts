/**
 * Which cells need which others? By the names that a text defines at its top level and the names it mentions. Of a text that
 * has run the engine has said which these are. Of any other a name inside a function that happens to be called like a cell's
 * counts as a mention: a cell too many is run, never one too few.
 */
import { isReserved, tokenize, type Token } from "../ui/code/tokenize.ts";

export interface CellText {
  readonly id: string;
  readonly text: string;
}

export interface CellNames {
  readonly defines: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
}

/** Cell id → ids of the cells that define a name it mentions, itself left out. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** Costs time in proportion to the texts that changed since they were last asked about. */
export function dependenciesOf(cells: readonly CellText[]): Dependencies {
  const names = cells.map(({ id, text }) => ({ id, ...namesOf(text) }));
  const definer = new Map<string, string>();
  for (const { id, defines } of names) for (const name of defines) definer.set(name, id);
  return new Map(
    names.map(({ id, mentions }) => {
      const needs = new Set<string>();
      for (const name of mentions) {
        const owner = definer.get(name);
        if (owner !== undefined && owner !== id) needs.add(owner);
      }
      return [id, [...needs]];
    }),
  );
}

/**
 * For each cell, who defines the names that it mentions or defines, itself left out, as a text that differs where that
 * does: a name that came, went or is now defined twice is noticed wherever it is used.
 */
export function basesOf(cells: readonly CellText[]): ReadonlyMap<string, string> {
  const definers = new Map<string, string[]>();
  for (const { id, text } of cells)
    for (const name of namesOf(text).defines) definers.set(name, [...(definers.get(name) ?? []), id]);
  return new Map(
    cells.map(({ id, text }) => {
      const { defines, mentions } = namesOf(text);
      const lines = [...new Set([...defines, ...mentions])].flatMap((name) => {
        const others = definers.get(name)?.filter((other) => other !== id) ?? [];
        return others.length === 0 ? [] : [`${name}: ${[...others].sort().join(" ")}`];
      });
      return [id, lines.sort().join("\n")];
    }),
  );
}

/** Everything that needs one of `ids`, directly or through others; without `ids` themselves unless they need each other. */
export function dependentsOf(dependencies: Dependencies, ids: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const [cell, needs] of dependencies) {
      if (!needs.includes(id) || reached.has(cell)) continue;
      reached.add(cell);
      open.push(cell);
    }
  }
  return reached;
}

/** The ids in an order in which each comes after what it needs; in the given order where that leaves a choice. */
export function inDependencyOrder(dependencies: Dependencies, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const ordered = new Set<string>();
  const visiting = new Set<string>();
  const visit = (id: string) => {
    // In a cycle there is no right order; the page's order is as good as any, and running it names the fault.
    if (ordered.has(id) || visiting.has(id)) return;
    visiting.add(id);
    for (const need of ids)
      if (dependencies.get(id)?.includes(need) === true && wanted.has(need)) visit(need);
    ordered.add(id);
  };
  for (const id of ids) visit(id);
  return [...ordered];
}

const remembered = new Map<string, CellNames>();
const rememberedAtMost = 2_000;

/** Names that a text defines at its top level and that it mentions. */
export function namesOf(text: string): CellNames {
  const names = remembered.get(text) ?? scan(text);
  remember(text, names);
  return names;
}

/** Takes in what the engine knows of a text: what it really needs, its parameters and locals left out. */
export function learnNames(text: string, defines: readonly string[], needs: readonly string[]): void {
  remember(text, { defines: new Set(defines), mentions: new Set([...defines, ...needs]) });
}

/** Those that were asked about last stay. */
function remember(text: string, names: CellNames): void {
  remembered.delete(text);
  remembered.set(text, names);
  if (remembered.size <= rememberedAtMost) return;
  for (const oldest of remembered.keys()) {
    remembered.delete(oldest);
    return;
  }
}

const canBeName = ({ kind }: Token, said: string) =>
  kind === "name" || kind === "call" || kind === "type" || (kind === "keyword" && !isReserved(said));

const opening = new Set(["(", "[", "{"]);
const closing = new Set([")", "]", "}"]);

function scan(text: string): CellNames {
  const tokens = tokenize(text).filter(({ kind }) => kind !== "space" && kind !== "comment");
  const word = (token: Token | undefined) => (token === undefined ? "" : text.slice(token.start, token.end));
  const defines = new Set<string>();
  const mentions = new Set<string>();
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const said = word(token);
    if (opening.has(said)) depth++;
    else if (closing.has(said)) depth--;
    else if (depth === 0 && token.kind === "keyword")
      for (const name of definedAt(tokens, at, word)) defines.add(name);
    const isMember = word(tokens[at - 1]) === "." && word(tokens[at - 2]) !== ".";
    if (canBeName(token, said) && !isMember) mentions.add(said);
  }
  return { defines, mentions };
}

/** Names that the declaration starting at token `at` introduces; none if there is no declaration. */
function definedAt(
  tokens: readonly Token[],
  at: number,
  word: (token: Token | undefined) => string,
): string[] {
  const keyword = word(tokens[at]);
  if (["function", "class", "type", "interface", "enum"].includes(keyword)) {
    const next = word(tokens[at + 1]) === "*" ? at + 2 : at + 1;
    return tokens[next] === undefined ? [] : [word(tokens[next])];
  }
  if (!["const", "let", "var"].includes(keyword)) return [];
  return declarators(tokens, at + 1, word);
}

/** Names of `a = …, { b, c: d = 1 } = …`: those before each `=` at depth 0; default values, keys and types are passed over. */
function declarators(
  tokens: readonly Token[],
  from: number,
  word: (token: Token | undefined) => string,
): string[] {
  const names: string[] = [];
  let depth = 0;
  /** Depth at which a value or a type began, which lasts to the comma or bracket that ends it. */
  let passing: number | undefined;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    const said = word(token);
    if (opening.has(said)) depth++;
    else if (closing.has(said)) depth--;
    if (depth < 0 || (depth === 0 && (said === ";" || startsStatement.has(said)))) break;
    if (passing !== undefined) {
      if (depth < passing || (depth === passing && said === ",")) passing = undefined;
    } else if (said === "=" || (said === ":" && depth === 0)) passing = depth;
    else if (canBeName(token, said) && !(depth > 0 && word(tokens[at + 1]) === ":")) {
      names.push(said);
    }
  }
  return names;
}

const startsStatement = new Set(["const", "let", "var", "if", "for", "while", "return", "function", "class"]);
