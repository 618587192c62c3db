import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { DerivativeReport } from "../../engine/protocol.ts";
import {
  checkpointedReport,
  crowdCell,
  crowdReport,
  emptyishReport,
  forwardReport,
  orbitCell,
  orbitReport,
  smallCell,
  threadCell,
  threadReport,
} from "./fixtures.ts";
import { views } from "./registry.ts";

const cells = [threadCell, orbitCell, smallCell, crowdCell];
const reports: readonly (readonly [string, DerivativeReport])[] = [
  ["the thread", threadReport],
  ["the orbit", orbitReport],
  ["the checkpointed orbit", checkpointedReport],
  ["forward mode", forwardReport],
  ["a crowd", crowdReport],
  ["nothing", emptyishReport],
];

// What comes later than the page is there for who draws at once.
beforeAll(async () => {
  for (const { Component } of views) if ("fetchAhead" in Component) await Component.fetchAhead();
});

function draw(id: string, report: DerivativeReport): string {
  const view = views.find((each) => each.id === id);
  if (view === undefined) throw new Error(`No view ${id}`);
  const markup = renderToStaticMarkup(
    <view.Component
      report={report}
      cells={cells}
      highlight={undefined}
      onHighlight={() => undefined}
      onOverride={() => undefined}
      busy={false}
    />,
  );
  return markup.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

test("views have ids of their own", () => {
  expect(new Set(views.map(({ id }) => id)).size).toBe(views.length);
});

for (const { id, title } of views) {
  test.each(reports)(`${title} draws %s without a figure that is none`, (_, report) => {
    const words = draw(id, report);
    expect(words.length).toBeGreaterThan(20);
    expect(words).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });
}

test("forward mode has no tape, and the view says how to see one", () => {
  expect(draw("tape", forwardReport)).toContain("Forward mode keeps nothing for a way back: no tape.");
  expect(draw("tape", forwardReport)).toContain("ask for reverse mode");
});

test("the tape's caption tells the peak and its share of the budget", () => {
  expect(draw("tape", orbitReport)).toContain("At most 1.83 MiB were remembered at once");
  expect(draw("tape", orbitReport)).toContain("46 % of the budget of 4 MiB");
});

test("the modes' caption tells work in primals, and that there was no tape", () => {
  expect(draw("modes", threadReport)).toContain("The gradient of f , modes mixed: 5.1 primals of work");
  expect(draw("modes", forwardReport)).toContain("no tape");
});

test("a refused mode stays in the menu, and says so", () => {
  expect(draw("modes", threadReport)).toContain("ρ your rule: not possible");
});

test("the graph says what did not fit", () => {
  expect(draw("graph", crowdReport)).toContain("31,204 more did not fit in the picture.");
});

test("the code says what to do when nothing is pointed at", () => {
  expect(draw("code", threadReport)).toContain("Point at a line to see what it became");
});
