/**
 * Source and listings as lines, and which lines belong to each other. A line of a listing belongs to the source
 * line on which its origin begins, so that a loop's header lights the header and not the whole loop.
 */
import { max } from "d3-array";
import type {
  CellSource,
  CodeListing,
  DerivativeReport,
  SourceLineFigures,
  Span,
} from "../../../engine/protocol.ts";
import { isMixtapes } from "../ownerTree.ts";
import type { NumberedCell } from "../viewProps.ts";
import { lineAt, lineStarts, overlaps } from "../sourceText.ts";

export interface SourceText {
  readonly cell: NumberedCell;
  readonly starts: readonly number[];
  readonly lines: readonly SourceLine[];
}

export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** The line without its break and its indentation; empty for an empty line. */
  readonly span: Span;
  readonly figures: SourceLineFigures | undefined;
  /** Against the costliest line of all texts: 0 to 1. */
  readonly workShare: number;
  readonly bytesShare: number;
}

/** The texts that the report speaks of, in the notebook's order, or the call's own cell if it speaks of none. */
export function sourceTexts(report: DerivativeReport, cells: readonly NumberedCell[]): SourceText[] {
  const spoken = new Set([
    report.cell,
    ...report.owners.map(({ span }) => span.source),
    ...report.code.lines.map(({ source }) => source),
    ...report.code.listings.flatMap(({ origins }) => origins.map((origin) => origin?.source)),
  ]);
  const mostWork = max(report.code.lines, (line) => line.derivativeWork) ?? 0;
  const mostBytes = max(report.code.lines, (line) => line.recordedBytes) ?? 0;
  return cells
    .filter(({ id }) => spoken.has(id))
    .map((cell) => {
      const starts = lineStarts(cell.text);
      const figures = new Map(
        report.code.lines.filter(({ source }) => source === cell.id).map((line) => [line.line, line]),
      );
      const lines = starts.map((start, index): SourceLine => {
        const end = (starts[index + 1] ?? cell.text.length + 1) - 1;
        const own = figures.get(index + 1);
        return {
          number: index + 1,
          span: trimmedSpan(cell, start, end),
          figures: own,
          workShare: own !== undefined && mostWork > 0 ? own.derivativeWork / mostWork : 0,
          bytesShare: own !== undefined && mostBytes > 0 ? own.recordedBytes / mostBytes : 0,
        };
      });
      return { cell, starts, lines: withoutLastEmpty(lines) };
    });
}

function trimmedSpan(cell: CellSource, start: number, end: number): Span {
  const text = cell.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return { source: cell.id, start: from, end: Math.max(from, start + text.trimEnd().length) };
}

function withoutLastEmpty(lines: readonly SourceLine[]): readonly SourceLine[] {
  const last = lines[lines.length - 1];
  return last !== undefined && last.span.start === last.span.end ? lines.slice(0, -1) : lines;
}

/** How a highlighted span shows on a source line: the range to mark, or a rule beside a line further down in it. */
export type SourceLight =
  | { readonly kind: "range"; readonly start: number; readonly end: number }
  | { readonly kind: "within" }
  | undefined;

/** A span of one line is marked exactly; of a longer one its first line is marked and the others have a rule. */
export function sourceLight(line: SourceLine, span: Span | undefined): SourceLight {
  if (span === undefined || !overlaps(span, atLeastOne(line.span))) return undefined;
  if (span.start < line.span.start) return { kind: "within" };
  return { kind: "range", start: span.start, end: Math.min(span.end, line.span.end) };
}

const atLeastOne = (span: Span): Span => (span.end > span.start ? span : { ...span, end: span.start + 1 });

/** Indices of the listing's lines that belong to a highlighted span. */
export function litListingLines(
  listing: CodeListing,
  span: Span | undefined,
  texts: readonly SourceText[],
): ReadonlySet<number> {
  const lit = new Set<number>();
  const text = span === undefined ? undefined : texts.find(({ cell }) => cell.id === span.source);
  if (span === undefined || text === undefined) return lit;
  const line = lineAt(span.start, text.starts);
  const isLong = lineAt(Math.max(span.start, span.end - 1), text.starts) > line;
  listing.origins.forEach((origin, index) => {
    if (origin?.source !== span.source) return;
    if (lineAt(origin.start, text.starts) !== line) return;
    // Of a long span only its header is meant, which origins of the lines inside do not touch by beginning there.
    if (isLong || overlaps(origin, span)) lit.add(index);
  });
  return lit;
}

/** The first listing that has lines for the span, the present one before others; undefined where none has. */
export function listingFor(
  listings: readonly CodeListing[],
  present: number,
  span: Span,
  texts: readonly SourceText[],
): number | undefined {
  const order = [present, ...listings.keys()];
  return order.find((index) => {
    const listing = listings[index];
    return listing !== undefined && litListingLines(listing, span, texts).size > 0;
  });
}

export interface ListingGroup {
  readonly title: string;
  /** Indices of listings. */
  readonly members: readonly number[];
}

/**
 * Listings as a menu has them: derivatives of the user's functions, the entry's first; functions as they run; then
 * functions of Mixtape's own. Groups without members are left out.
 */
export function listingGroups({ code, owners }: DerivativeReport): ListingGroup[] {
  const own = new Set(owners.filter(isMixtapes).map(({ key }) => key));
  const inner = new Set(owners.filter(({ parent }) => parent !== undefined).map(({ key }) => key));
  /** The entry's code has an owner that stands inside no other. */
  const rank = ({ owner, role }: CodeListing) => (inner.has(owner) ? 2 : role === "wrapper" ? 1 : 0);
  const placed = code.listings.map((listing, index) => ({ listing, index }));
  const members = (chosen: (listing: CodeListing) => boolean) =>
    placed
      .filter(({ listing }) => chosen(listing))
      .sort((a, b) => rank(a.listing) - rank(b.listing))
      .map(({ index }) => index);
  const isDerived = ({ role }: CodeListing) => role !== "primal";
  return [
    { title: "Derivatives", members: members((each) => isDerived(each) && !own.has(each.owner)) },
    { title: "Functions as they run", members: members((each) => !isDerived(each) && !own.has(each.owner)) },
    { title: "Mixtape’s own", members: members(({ owner }) => own.has(owner)) },
  ].filter((group) => group.members.length > 0);
}
