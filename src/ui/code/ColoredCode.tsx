/** TypeScript to read: text colored by its tokens, with marked ranges. Editing is left to others. */
import { memo, type ReactNode } from "react";
import styles from "./ColoredCode.module.css";
import { tokenize, type Token } from "./tokenize.ts";

/** A range to stand out; ranges may overlap and be empty (an empty one marks the character after it). */
export interface CodeMark {
  readonly start: number;
  readonly end: number;
  readonly className: string;
}

export interface ColoredCodeProps {
  readonly text: string;
  readonly marks?: readonly CodeMark[] | undefined;
  /** Numbers each line, from this one on. */
  readonly firstLine?: number | undefined;
}

/** One element a line, so that marks and numbers can hang on lines. */
export const ColoredCode = memo(function ColoredCode({ text, marks = [], firstLine }: ColoredCodeProps) {
  const lines = linesOf(text, tokenize(text), marks);
  const gutter = firstLine === undefined ? 0 : String(firstLine + lines.length - 1).length;
  return (
    <code className={styles["code"]} style={{ counterReset: `line ${(firstLine ?? 1) - 1}` }}>
      {lines.map((content, index) => (
        <span key={index} className={styles["line"]}>
          {firstLine !== undefined && (
            <span
              className={styles["lineNumber"]}
              style={{ minWidth: `${Math.max(gutter, 2)}ch` }}
              aria-hidden
            />
          )}
          {content}
          {"\n"}
        </span>
      ))}
    </code>
  );
});

function linesOf(text: string, tokens: readonly Token[], marks: readonly CodeMark[]): ReactNode[][] {
  const lines: ReactNode[][] = [[]];
  const cuts = cutsOf(marks);
  for (const token of tokens) {
    for (const [start, end] of pieces(text, token, cuts)) {
      if (text[start] === "\n" && end === start + 1) {
        lines.push([]);
        continue;
      }
      const marked = marks.filter((mark) => covers(mark, start, end));
      const classes = [styles[token.kind], ...marked.map(({ className }) => className)].filter(Boolean);
      lines[lines.length - 1]!.push(
        <span key={start} className={classes.join(" ")}>
          {text.slice(start, end)}
        </span>,
      );
    }
  }
  return lines;
}

const covers = (mark: CodeMark, start: number, end: number) =>
  mark.start <= start && end <= Math.max(mark.end, mark.start + 1);

const cutsOf = (marks: readonly CodeMark[]) =>
  [...new Set(marks.flatMap(({ start, end }) => [start, Math.max(end, start + 1)]))].sort((a, b) => a - b);

/** A token cut at line ends and at the ends of marks. */
function pieces(text: string, { start, end }: Token, cuts: readonly number[]): [number, number][] {
  const at = new Set([start, end, ...cuts.filter((cut) => cut > start && cut < end)]);
  for (
    let index = text.indexOf("\n", start);
    index !== -1 && index < end;
    index = text.indexOf("\n", index + 1)
  ) {
    at.add(index).add(index + 1);
  }
  const sorted = [...at].sort((a, b) => a - b);
  return sorted.slice(1).map((stop, index) => [sorted[index]!, stop]);
}
