/** Do the lessons run, and do their cells compute what their sentences say? */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCommand } from "./command.ts";

const folder = fileURLToPath(new URL("../../public/lessons/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));

interface RunOfLesson {
  readonly ok: boolean;
  readonly cells: readonly {
    readonly id: string;
    readonly outputs: readonly unknown[];
    readonly console: readonly { readonly text: string; readonly values: readonly unknown[] }[];
    readonly diagnostics: readonly { readonly code: string }[];
    readonly reports: readonly {
      readonly kinks: readonly unknown[];
      readonly nonFinite: { readonly call: number; readonly path: readonly unknown[] } | null;
    }[];
  }[];
}

const runs = new Map<string, RunOfLesson>();

function runOf(name: string): RunOfLesson {
  const known = runs.get(name);
  if (known !== undefined) return known;
  const printed: string[] = [];
  runCommand(["run", join(folder, name), "--json"], {
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
  });
  const run = JSON.parse(printed.join("\n")) as RunOfLesson;
  runs.set(name, run);
  return run;
}

function cellOf(lesson: string, id: string): RunOfLesson["cells"][number] {
  const cell = runOf(lesson).cells.find((each) => each.id === id);
  if (cell === undefined) throw new Error(`${lesson} has no cell ${id}`);
  return cell;
}

/** The numbers that a cell printed, in order. */
function numbersIn(lesson: string, id: string): number[] {
  const text = cellOf(lesson, id)
    .console.map((line) => line.text)
    .join("\n");
  return [...text.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([number]) => Number(number));
}

describe("every lesson", () => {
  it.each(names)("%s runs from its first cell to its last", (name) => {
    const { ok, cells } = runOf(name);
    expect(cells.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).not.toContain("broken");
    expect(ok).toBe(true);
  });

  it.each(names)("%s computes its numbers instead of quoting them", (name) => {
    const prose = readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("//"));
    expect(prose.filter((line) => /\d\.\d{2,}/.test(line.replace(/\$[^$]*\$/g, "")))).toEqual([]);
  });
});

/** Whether all checks of a lesson hold. */
function holds(name: string, ...options: readonly string[]): boolean {
  const printed: string[] = [];
  runCommand(["run", join(folder, name), ...options], {
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
  });
  const text = printed.join("\n");
  expect(text).toContain("✓");
  return !text.includes("✗");
}

describe("every exercise of a lesson", () => {
  const asking = names.filter((name) => / exercise\b/.test(readFileSync(join(folder, name), "utf8")));

  it("is in more than one lesson", () => {
    expect(asking.length).toBeGreaterThanOrEqual(2);
  });

  it.each(asking)("%s is not solved as it stands, and solved by its answer", (name) => {
    expect(holds(name)).toBe(false);
    expect(holds(name, "--answers")).toBe(true);
  });
});

describe("duals by hand", () => {
  it("come to Mixtape's own derivative, to the last bit", () => {
    const [byHand, byMixtape] = numbersIn("duals-by-hand.ts", "mixtape");
    expect(byHand).toBe(byMixtape);
  });
});

describe("second-order derivatives", () => {
  it("are the same by all four ways, and one product is far cheaper than the matrix", () => {
    expect(numbersIn("second-order.ts", "ways").at(-1)).toBeLessThan(1e-12);
    const [product = Infinity, , whole = 0] = numbersIn("second-order.ts", "products");
    expect(product * 20).toBeLessThan(whole);
  });

  it("lead Newton's method to the bottom of the valley", () => {
    expect(cellOf("second-order.ts", "distance").outputs[0]).toBeLessThan(1e-9);
  });
});

describe("nested derivatives", () => {
  it("are never confused, in any mix of modes", () => {
    expect(cellOf("nesting.ts", "smallest").outputs).toEqual([8]);
    expect(numbersIn("nesting.ts", "mixes")).toEqual([8, 8, 8, 8]);
    expect(cellOf("nesting.ts", "captured").outputs).toEqual([[1, 1, 1, 1, 1]]);
    expect(cellOf("nesting.ts", "three").outputs).toEqual([240]);
  });

  it("agree with differences of two runs", () => {
    expect(numbersIn("nesting.ts", "sensitivity").at(-1)).toBeLessThan(1e-6);
  });
});

describe("the orbit", () => {
  it("is found up to the noise", () => {
    expect(cellOf("fit-an-orbit.ts", "distance").outputs[0]).toBeLessThan(0.05);
  });

  it("takes less tape with checkpoints", () => {
    const [kept = 0, , , , repeated = Infinity] = numbersIn("fit-an-orbit.ts", "longer");
    expect(repeated * 10).toBeLessThan(kept);
  });
});

describe("the pullback of your own", () => {
  const lesson = "custom-pullback.ts";
  it("is told wrong where it is, by name, and right where it is", () => {
    expect(cellOf(lesson, "wrong").outputs).toEqual(["wrong"]);
    const told = cellOf(lesson, "mistakes").console.map(({ text }) => text);
    expect(told).toEqual([
      expect.stringMatching(/^a sign: wrong\..* has the wrong sign/),
      expect.stringMatching(/^the wrong order: wrong\..* gets what belongs to/),
      expect.stringMatching(/^an argument left out: wrong\..* is left out/),
      expect.stringMatching(/^a factor too many: wrong\..* has a factor too many: `a`/),
      expect.stringMatching(/^a constant that is none: wrong\. First derivatives are right/),
    ]);
    expect(cellOf(lesson, "right").console.every(({ text }) => text.endsWith(": passed"))).toBe(true);
  });

  it("gives the gradient of the solver's rounds without their tape", () => {
    const [difference = 1, byMachine = 0, byHand = Infinity] = numbersIn(lesson, "saved");
    expect(difference).toBeLessThan(1e-9);
    expect(byHand * 20).toBeLessThan(byMachine);
    const [, , short = 0, , , long = 0] = numbersIn(lesson, "harder");
    expect([short, long]).toEqual([24, 24]);
  });
});

describe("the bar at rest", () => {
  const lesson = "solve-implicitly.ts";
  it("has the gradient of all its sweeps and remembers less than a twentieth of what checkpoints do", () => {
    const [everything = 0, , checkpoints = 0] = numbersIn(lesson, "checkpoints");
    const [implicit = Infinity, times = Infinity, apart = 1] = numbersIn(lesson, "implicitly");
    expect(checkpoints * 10).toBeLessThan(everything);
    expect(implicit * 20).toBeLessThan(checkpoints);
    expect(times).toBeLessThan(2);
    expect(apart).toBeLessThan(1e-7);
  });

  it("tells the solver that stops too early, and is less wrong than the sweeps", () => {
    const codes = cellOf(lesson, "tooEarly").diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["implicit-unconverged"]);
    const [, through = 0, implicitly = Infinity] = numbersIn(lesson, "howWrong");
    expect(implicitly).toBeLessThan(through);
  });

  it("finds its heaters", () => {
    const numbers = numbersIn(lesson, "newton");
    expect(numbers.at(-1)).toBeLessThan(0.1 * (numbers[2] ?? 0));
  });
});

describe("the network", () => {
  it("costs a few losses in reverse, and tens in forward mode", () => {
    const [reverse = Infinity, , forward = 0] = numbersIn("train-a-network.ts", "gradient");
    expect(reverse).toBeLessThan(5);
    expect(forward).toBeGreaterThan(10 * reverse);
  });

  it("learns which arm a point belongs to", () => {
    expect(cellOf("train-a-network.ts", "right").outputs[0]).toBeGreaterThan(0.95);
  });
});

describe("kinks and NaN", () => {
  const reportOf = (id: string) => cellOf("kinks-and-nan.ts", id).reports[0];

  it("show what was chosen at a corner", () => {
    expect(reportOf("corner")?.kinks).toMatchObject([{ name: "abs at 0", count: 1 }]);
    expect(cellOf("kinks-and-nan.ts", "tie").outputs).toEqual([[0, 1]]);
  });

  it("show a strong zero in reverse mode, and its absence in forward mode", () => {
    const said = cellOf("kinks-and-nan.ts", "strong").console.map(({ text }) => text);
    expect(said).toEqual(["reverse: 0", "forward: NaN"]);
  });

  it("lead from NaN to the exponential that overflowed", () => {
    expect(reportOf("overflow")?.nonFinite?.path[0]).toMatchObject({ operation: "exp", value: "Infinity" });
    expect(reportOf("mended")?.nonFinite).toBeNull();
    expect(cellOf("kinks-and-nan.ts", "agree").outputs[0]).toBeLessThan(1e-12);
  });

  it("name the call that broke first", () => {
    expect(reportOf("late")?.nonFinite?.call).toBeGreaterThan(1);
  });
});

describe("linear algebra", () => {
  const lesson = "linear-algebra.ts";
  it("keeps far less by the rule of the determinant, and gives the same numbers", () => {
    const [kept = NaN, , keptThrough = NaN, , apart = NaN] = numbersIn(lesson, "det");
    expect(kept * 10).toBeLessThan(keptThrough);
    expect(apart).toBeLessThan(1e-12);
  });

  it("agrees with the formulas by hand", () => {
    for (const id of ["inverse", "eigenvalues"]) expect(numbersIn(lesson, id).at(-1)).toBeLessThan(1e-12);
  });

  it("is told that vectors of equal eigenvalues have no derivative", () => {
    expect(cellOf(lesson, "degenerate").diagnostics.map(({ code }) => code)).toEqual(["array-degenerate"]);
  });
});
