/** Declarations without those of some names: a cell may define a library function anew, and its own then counts. */

/**
 * Leaves out what declares one of `names`, with the documentation above it. A declaration begins at the start of a line
 * and ends with the first line that is not indented and ends in a semicolon.
 */
export function withoutDeclarations(declarations: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return declarations;
  const lines = declarations.split("\n");
  const dropped = new Set<number>();
  for (let at = 0; at < lines.length; at++) {
    const name = declaredBy(lines[at]!);
    if (name === undefined || !names.has(name)) continue;
    for (let line = noteAbove(lines, at); line <= endOf(lines, at); line++) dropped.add(line);
  }
  return lines.filter((_, at) => !dropped.has(at)).join("\n");
}

/** The names that can be left out. */
export function declaredIn(declarations: string): ReadonlySet<string> {
  if (declarations !== known?.declarations) {
    const names = declarations.split("\n").flatMap((line) => declaredBy(line) ?? []);
    known = { declarations, names: new Set(names) };
  }
  return known.names;
}

/** The declarations stay the same for the life of the page, and are asked about at each key. */
let known: { readonly declarations: string; readonly names: ReadonlySet<string> } | undefined;

const declaredBy = (line: string): string | undefined =>
  /^declare (?:function|const) ([\w$]+)/.exec(line)?.[1];

/** Where the documentation of the declaration at a line begins; that line itself where it has none. */
function noteAbove(lines: readonly string[], at: number): number {
  if (!/\*\/\s*$/.test(lines[at - 1] ?? "")) return at;
  for (let line = at - 1; line >= 0; line--) if (lines[line]!.startsWith("/**")) return line;
  return at;
}

function endOf(lines: readonly string[], at: number): number {
  const end = lines.findIndex((line, index) => index >= at && /^\S.*;$/.test(line));
  return end === -1 ? at : end;
}
