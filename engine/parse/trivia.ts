/** White space and comments between tokens. */

/** The offset of the next token at or after `from`. */
export function skipTrivia(text: string, from: number): number {
  const trivia = /(?:\s|\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = from;
  return from + (trivia.exec(text)?.[0].length ?? 0);
}
