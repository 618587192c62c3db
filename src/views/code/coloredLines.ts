/** A text as lines of colored pieces. */
import { tokenize, type TokenKind } from "../../ui/code/tokenize.ts";
import { lineAt, lineStarts } from "../sourceText.ts";

export interface CodePiece {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** For each line its pieces, without the line break; offsets are those of the whole text. */
export function coloredLines(text: string): readonly (readonly CodePiece[])[] {
  const starts = lineStarts(text);
  const lines: CodePiece[][] = starts.map(() => []);
  for (const { kind, start, end } of tokenize(text)) {
    const last = lineAt(Math.max(start, end - 1), starts);
    for (let line = lineAt(start, starts); line <= last; line++) {
      const from = Math.max(start, starts[line - 1]!);
      const to = Math.min(end, (starts[line] ?? text.length + 1) - 1);
      if (to > from) lines[line - 1]!.push({ kind, start: from, end: to });
    }
  }
  return lines;
}

/** The pieces cut at the ends of a marked range, each told whether it lies inside. */
export function markedPieces(
  pieces: readonly CodePiece[],
  mark: { readonly start: number; readonly end: number } | undefined,
): readonly (CodePiece & { readonly marked: boolean })[] {
  if (mark === undefined) return pieces.map((piece) => ({ ...piece, marked: false }));
  return pieces.flatMap((piece) => {
    const inner = [mark.start, mark.end].filter((cut) => cut > piece.start && cut < piece.end);
    const cuts = [piece.start, ...inner, piece.end];
    return cuts.slice(1).map((end, index) => {
      const start = cuts[index]!;
      return { kind: piece.kind, start, end, marked: start >= mark.start && end <= mark.end };
    });
  });
}
