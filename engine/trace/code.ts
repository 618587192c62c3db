/** Source, forward and reverse code for readers, and the figures of each source line. */
import type { Listing } from "../emit/emitted.ts";
import type { Owner } from "../ir/types.ts";
import type { CodeListing, CodeModel, SourceLineFigures } from "../protocol.ts";
import { isSomewhere } from "../source/span.ts";
import type { Figures, PlaceFigures } from "./figures.ts";

/** Listings in the order of calls: what is called first stands last, as emission writes it. */
export function codeOf(
  listed: readonly Listing[],
  owners: readonly Owner[],
  primal: Figures,
  derivative: Figures,
  lineOf: (source: string, offset: number) => number,
): CodeModel {
  const listings = listed.map((listing): CodeListing => ({
    title: listing.name,
    role: listing.role,
    owner: owners[listing.owner]?.key ?? "",
    text: listing.text,
    origins: listing.origins,
  }));
  return { listings, lines: linesOf(primal, derivative, lineOf) };
}

function linesOf(
  primal: Figures,
  derivative: Figures,
  lineOf: (source: string, offset: number) => number,
): readonly SourceLineFigures[] {
  const lines = new Map<
    string,
    { source: string; line: number; primalWork: number; derivativeWork: number; recordedBytes: number }
  >();
  const at = ({ span }: PlaceFigures) => {
    const line = lineOf(span.source, span.start);
    const key = `${span.source}:${String(line)}`;
    const known = lines.get(key) ?? {
      source: span.source,
      line,
      primalWork: 0,
      derivativeWork: 0,
      recordedBytes: 0,
    };
    lines.set(key, known);
    return known;
  };
  for (const place of primal.byPlace) if (isSomewhere(place.span)) at(place).primalWork += place.work;
  for (const place of derivative.byPlace) {
    if (!isSomewhere(place.span)) continue;
    const line = at(place);
    line.derivativeWork += place.work;
    line.recordedBytes += place.bytes;
  }
  return [...lines.values()].sort((a, b) => a.source.localeCompare(b.source) || a.line - b.line);
}
