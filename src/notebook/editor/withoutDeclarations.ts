/** Declarations without those of some names: a cell may define a library function anew, and its own then counts. */

/**
 * Leaves out `declare function name…;` for each of `names` where it stands on one line, as library functions do, with
 * the line of documentation above it.
 */
export function withoutDeclarations(declarations: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return declarations;
  const lines = declarations.split("\n");
  return lines
    .filter((line, index) => !isDeclarationOf(line, names) && !isNoteOf(line, lines[index + 1] ?? "", names))
    .join("\n");
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

const declaredBy = (line: string): string | undefined => /^declare function ([\w$]+)\(.*;$/.exec(line)?.[1];

function isDeclarationOf(line: string, names: ReadonlySet<string>): boolean {
  const name = declaredBy(line);
  return name !== undefined && names.has(name);
}

const isNoteOf = (line: string, next: string, names: ReadonlySet<string>): boolean =>
  /^\/\*\*.*\*\/$/.test(line) && isDeclarationOf(next, names);
