/** Messages in which `words between backticks` are code: where the code is, and the same for places that show plain text. */

export interface MessagePiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** A lone backtick is text; so is everything else. Empty pieces are left out. */
export function piecesOf(message: string): readonly MessagePiece[] {
  return message
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? { text: part.slice(1, -1), isCode: true } : { text: part, isCode: false },
    )
    .filter(({ text }) => text !== "");
}

/** For tooltips, markers and files of plain text: code stands between quotes. */
export function plainMessage(message: string): string {
  return piecesOf(message)
    .map(({ text, isCode }) => (isCode ? `‘${text}’` : text))
    .join("");
}
