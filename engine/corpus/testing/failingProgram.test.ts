import { expect, it } from "vitest";
import { failingProgram } from "./failingProgram.ts";

it("says nothing where nothing fails", () => {
  expect(failingProgram(() => undefined, { numRuns: 20, seed: 1 })).toBe("");
});

it("tells the seed, a small program, its call and what is wrong with it", () => {
  const judge = ({ source }: { source: string }) =>
    source.includes("switch (") ? { kind: "switch", story: "there is one" } : undefined;
  const story = failingProgram(judge, { numRuns: 1000, seed: 7 });
  expect(story).toMatch(/^MIXTAPE_SEED=7\n/);
  expect(story).toMatch(/\nf\(\[.*\], -?\d.*\)\nswitch: there is one$/);
  expect(story.split("\n").length).toBeLessThan(28);
});

it("does not shrink a failure into one of another kind", () => {
  const judge = ({ source }: { source: string }) => ({
    kind: source.length > 600 ? "long" : "short",
    story: "",
  });
  const story = failingProgram(judge, { numRuns: 1, seed: 4 });
  expect(story).toMatch(/\nlong: $/);
  expect(story.length).toBeGreaterThan(600);
});
