/** What the last run knows of a name in a cell's text, in words: its shape, and whether it carries derivatives. */
import type { DerivativeReport, NameNote } from "../../../engine/protocol.ts";
import type { Outcome } from "../../store/runStore.ts";

export interface NameSaying {
  /** The name's place in the text: offsets. */
  readonly start: number;
  readonly end: number;
  /** Such as `u: number[64]`. */
  readonly title: string;
  /** A sentence for each derivative that says something else. */
  readonly lines: readonly string[];
}

/** More derivatives than this are not told apart. */
const mostLines = 4;

/** Undefined where no name stands, where no derivative ran through it, and where the text is not the one that ran. */
export function sayingAt(
  outcomes: Readonly<Record<string, Outcome>>,
  cell: string,
  text: string,
  offset: number,
): NameSaying | undefined {
  if (outcomes[cell]?.text !== text) return undefined;
  const place = nameAt(text, offset);
  if (place === undefined) return undefined;
  const name = text.slice(place.start, place.end);
  const found = Object.values(outcomes)
    .flatMap(({ result }) => result?.reports ?? [])
    .flatMap((report) => {
      const note = noteFor(report, cell, name, place.start);
      return note === undefined ? [] : [{ report, note }];
    });
  const first = found[0];
  if (first === undefined) return undefined;
  const lines = new Set(found.map(({ report, note }) => sentenceOf(report, note)));
  return { ...place, title: `${name}: ${shapeOf(first.note)}`, lines: [...lines].slice(0, mostLines) };
}

function nameAt(text: string, offset: number): { readonly start: number; readonly end: number } | undefined {
  for (const { index, 0: name } of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    if (index > offset) break;
    const isMember = text[index - 1] === "." && text[index - 2] !== ".";
    if (offset <= index + name.length && !isMember) return { start: index, end: index + name.length };
  }
  return undefined;
}

/** The note of the innermost function around the place. */
function noteFor({ names }: DerivativeReport, cell: string, name: string, at: number): NameNote | undefined {
  const around = names.filter(
    (note) =>
      note.name === name && note.within.source === cell && note.within.start <= at && at < note.within.end,
  );
  const size = ({ within }: NameNote) => within.end - within.start;
  return around.toSorted((a, b) => size(a) - size(b))[0];
}

function shapeOf({ shape, leaves }: NameNote): string {
  if (leaves === undefined) return shape;
  if (/^number\[\]$|^Float(64|32)Array$/.test(shape)) return `${shape.replace(/\[\]$/, "")}[${leaves}]`;
  return `${shape}, ${leaves} ${leaves === 1 ? "number" : "numbers"}`;
}

function sentenceOf({ transform, entry, names }: DerivativeReport, note: NameNote): string {
  const inputs = names.filter(({ isInput, isActive }) => isInput && isActive).map(({ name }) => name);
  const by = inputs.length === 0 ? "the input" : inputs.join(", ");
  const call = `${transform}(${entry})`;
  if (note.isInput && note.isActive)
    return `carries derivatives in ${call} (active): the derivative is taken with respect to it`;
  if (note.isActive) return `carries derivatives in ${call} (active): depends on ${by}, reaches the result`;
  if (note.isVaried)
    return `takes no part in ${call} (inactive): depends on ${by}, does not reach the result`;
  return `takes no part in ${call} (inactive): does not depend on ${by}`;
}
