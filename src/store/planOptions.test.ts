import { expect, test } from "vitest";
import { hasBrokenPlan, overridesOf, withOverride } from "./planOptions.ts";

const cells = [
  { id: "pendulum", options: "id=pendulum folded" },
  { id: "c2", options: "" },
];

test("a chosen mode stands on the marker of the cell whose call it is about, and is read from there", () => {
  const chosen = withOverride(cells, "pendulum:1", "h", "checkpoint");
  expect(chosen[0]?.options).toBe('id=pendulum folded plan={"1":{"h":"checkpoint"}}');
  expect(chosen[1]).toBe(cells[1]);
  expect(overridesOf(chosen)).toEqual({ "pendulum:1": { h: "checkpoint" } });
});

test("choices gather, change and are taken back without a trace", () => {
  let chosen = withOverride(cells, "c2:1", "h", "checkpoint");
  chosen = withOverride(chosen, "c2:1", "g/loop1", "forward-late");
  chosen = withOverride(chosen, "c2:3", "h", "reverse");
  chosen = withOverride(chosen, "c2:1", "h", "reverse");
  expect(overridesOf(chosen)).toEqual({
    "c2:1": { h: "reverse", "g/loop1": "forward-late" },
    "c2:3": { h: "reverse" },
  });
  for (const [report, owner] of [
    ["c2:1", "h"],
    ["c2:1", "g/loop1"],
    ["c2:3", "h"],
  ] as const)
    chosen = withOverride(chosen, report, owner, undefined);
  expect(chosen).toEqual(cells);
});

test("a call in another cell's text gives that cell its id in the file, since places move", () => {
  const chosen = withOverride(cells, "pendulum:c2:1", "f", "forward");
  expect(chosen.map(({ options }) => options)).toEqual([
    'id=pendulum folded plan={"c2:1":{"f":"forward"}}',
    "id=c2",
  ]);
  expect(overridesOf(chosen)).toEqual({ "pendulum:c2:1": { f: "forward" } });
});

test("a report that belongs to no cell chooses nothing", () => {
  expect(withOverride(cells, "gone:1", "h", "forward")).toBe(cells);
});

test("a plan is one word, whatever its owners are called", () => {
  const chosen = withOverride(cells, "c2:1", "a b\tc", "forward");
  expect(chosen[1]?.options).not.toMatch(/\s/);
  expect(overridesOf(chosen)).toEqual({ "c2:1": { "a b\tc": "forward" } });
});

test("a plan that cannot be read says nothing, and can be told", () => {
  for (const plan of ["plan=", "plan={", 'plan={"1":{"h":"banana"}}', 'plan=["h"]', "plan=null"]) {
    expect(overridesOf([{ id: "a", options: plan }])).toEqual({});
    expect(hasBrokenPlan(plan)).toBe(true);
  }
  expect(hasBrokenPlan('id=a plan={"1":{"h":"forward"}}')).toBe(false);
  expect(hasBrokenPlan("id=a")).toBe(false);
});
