import { expect, test } from "vitest";
import {
  checkpointedReport,
  crowdReport,
  emptyishReport,
  forwardReport,
  orbitReport,
  timeline,
} from "../fixtures.ts";
import { layoutTape } from "./layout.ts";
import { bandTitle, budgetText, momentText, whyEmpty } from "./reading.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a moment is told by the work so far and the sweep", () => {
  const { samples } = checkpointedReport.timeline;
  const said = samples.slice(20, 24).map((_, index) => momentText(checkpointedReport.timeline, index + 20));
  expect(said.map((text) => text.split(", ").pop())).toEqual([
    "on the way there",
    "on the way there",
    "on the way there",
    "on the way back",
  ]);
  expect(momentText(checkpointedReport.timeline, 24)).toContain("forward again");
});

test("the budget is told as a share", () => {
  const mebibyte = 2 ** 20;
  const tape = { peakBytes: mebibyte, recordedBytes: mebibyte, budgetBytes: 256 * mebibyte };
  expect(plain(budgetText(tape))).toBe("That is 0.4 % of the budget of 256 MiB.");
  expect(budgetText({ ...tape, budgetBytes: 0 })).toBe("There is no budget.");
});

test("a band is called as its owner, or by how many it holds", () => {
  const size = { width: 600, height: 300 };
  const orbit = layoutTape(orbitReport.timeline, orbitReport.tape, size);
  expect(orbit.bands.map((band) => bandTitle(band, orbitReport.owners))).toEqual(["rate", "orbit › steps"]);
  const crowd = layoutTape(crowdReport.timeline, crowdReport.tape, size);
  expect(bandTitle(crowd.bands[crowd.bands.length - 1]!, crowdReport.owners)).toBe("8 others together");
});

test("a tape without bytes is explained by the mode", () => {
  expect(whyEmpty(forwardReport)).toBe("forward");
  expect(whyEmpty(emptyishReport)).toBe("nothing");
  expect(whyEmpty({ ...orbitReport, timeline: timeline([], []) })).toBe("unrecorded");
  expect(whyEmpty(orbitReport)).toBeUndefined();
});
