/**
 * What functions of the module are called: the user's names, as identifiers.
 */

const reserved = new Set(
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield".split(
    " ",
  ),
);

/** An identifier close to a name that may be none: `function (line 3)` → `function_3`, `gradient(f)` → `gradient_f`. */
export function identifierFor(name: string): string {
  const plain = name
    .replace(/\(line (\d+)\)/, "$1")
    .replace(/[^A-Za-z0-9_$]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const begun = /^[A-Za-z_$]/.test(plain) ? plain : `_${plain}`;
  return reserved.has(begun) ? `${begun}_` : begun;
}
