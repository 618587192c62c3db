/** Parentheses and parameters as a person would write them: where they are needed. */

/** Whether the text is one operand: a name, a number, a call or an element, or in parentheses already. */
export function isOneOperand(text: string): boolean {
  const head = /^[\w.]*/.exec(text)?.[0] ?? "";
  let depth = 0;
  for (const character of text.slice(head.length)) {
    if (depth === 0 && !"([".includes(character)) return false;
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
  }
  return true;
}

/** The text as an operand of anything. */
export function operand(text: string): string {
  return isOneOperand(text) ? text : `(${text})`;
}

/** Parameters of a callback, without those at the end that its body does not use. */
export function callback(names: readonly string[], body: string): string {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(body);
  const last = names.reduce((found, name, index) => (uses(name) ? index : found), 0);
  return `(${names.slice(0, last + 1).join(", ")}) => ${body}`;
}
