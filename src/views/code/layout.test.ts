import { expect, test } from "vitest";
import type { CodeListing } from "../../../engine/protocol.ts";
import {
  at,
  crowdCell,
  emptyishReport,
  orbitCell,
  smallCell,
  threadCell,
  threadReport,
} from "../fixtures.ts";
import { listingFor, listingGroups, litListingLines, sourceLight, sourceTexts } from "./layout.ts";

const cells = [smallCell, threadCell, orbitCell];
const texts = sourceTexts(threadReport, cells);
const [, bodyForward, wayThere, wayBack] = threadReport.code.listings as [
  CodeListing,
  CodeListing,
  CodeListing,
  CodeListing,
];
const line = (number: number) => texts[0]!.lines[number - 1]!;
const update = "y[i] = 0.5 * y[i] + 0.25 * Math.cos(y[(i + 1) % y.length]) * p[i];";

test("only texts that the report speaks of are shown", () => {
  expect(texts.map(({ cell }) => cell.id)).toEqual(["thread"]);
  expect(sourceTexts(emptyishReport, cells).map(({ cell }) => cell.id)).toEqual(["small"]);
  expect(sourceTexts(threadReport, [crowdCell])).toEqual([]);
});

test("lines have their figures, and shares of the costliest line", () => {
  expect(line(6).figures?.derivativeWork).toBe(19_800);
  expect(line(6).workShare).toBe(1);
  expect(line(3).bytesShare).toBe(1);
  expect(line(9).figures).toBeUndefined();
});

test("the line break at the end of a text makes no line", () => {
  expect(texts[0]!.lines).toHaveLength(threadCell.text.trimEnd().split("\n").length);
});

test("an expression is marked on its line and nowhere else", () => {
  const span = at(threadCell, "0.5 * y[i]");
  expect(sourceLight(line(6), span)).toEqual({ kind: "range", start: span.start, end: span.end });
  expect(sourceLight(line(5), span)).toBeUndefined();
});

test("of a loop the header is marked, and its body has a rule beside it", () => {
  const loop = threadReport.owners[2]!.span;
  expect(sourceLight(line(4), loop)).toMatchObject({ kind: "range", start: loop.start });
  expect(sourceLight(line(6), loop)).toEqual({ kind: "within" });
  expect(sourceLight(line(9), loop)).toBeUndefined();
});

test("a source line lights the lines that were made of it", () => {
  expect([...litListingLines(bodyForward, at(threadCell, update), texts)]).toEqual([5, 6, 7, 8, 9, 10]);
});

test("a loop lights its header, not all that is in it", () => {
  const settle = threadReport.owners[2]!.span;
  expect([...litListingLines(bodyForward, settle, texts)]).toEqual([3]);
});

test("an operation lights the lines of its statement in every listing that has it", () => {
  const sine = at(threadCell, "Math.sin(y[i])");
  expect([...litListingLines(wayThere, sine, texts)]).toEqual([2, 3, 4, 5, 6, 7]);
  expect([...litListingLines(wayBack, sine, texts)]).toEqual([3, 4, 5]);
  expect(litListingLines(bodyForward, sine, texts).size).toBe(0);
});

test("a span of a text that is not shown lights nothing", () => {
  expect(litListingLines(bodyForward, at(orbitCell, "dt / 2"), texts).size).toBe(0);
  expect(litListingLines(bodyForward, undefined, texts).size).toBe(0);
});

test("the present listing is kept where it has the line", () => {
  const { listings } = threadReport.code;
  expect(listingFor(listings, 3, at(threadCell, "Math.sin(y[i])"), texts)).toBe(3);
  expect(listingFor(listings, 3, at(threadCell, update), texts)).toBe(1);
  expect(listingFor(listings, 3, at(orbitCell, "dt / 2"), texts)).toBeUndefined();
});

test("derivatives come first, the entry's before others; what the user did not write comes last", () => {
  const { listings } = threadReport.code;
  const [entry, ...others] = listings as [CodeListing, ...CodeListing[]];
  const report = {
    ...threadReport,
    owners: [
      ...threadReport.owners,
      { ...threadReport.owners[1]!, key: "map", span: { source: "prelude:arrays", start: 0, end: 5 } },
    ],
    code: {
      lines: [],
      listings: [
        { ...entry, owner: "map" },
        ...others,
        { ...entry, role: "primal" as const, owner: "h" },
        entry,
      ],
    },
  };
  expect(listingGroups(report)).toEqual([
    { title: "Derivatives", members: [5, 1, 2, 3] },
    { title: "Functions as they run", members: [4] },
    { title: "Mixtape’s own", members: [0] },
  ]);
});
