/** A long run: Lotka–Volterra by RK4 in reverse, with the tape that it takes, and with a checkpoint instead. */
import type { DerivativeReport, TapeSample } from "../../../engine/protocol.ts";
import type { NumberedCell } from "../viewProps.ts";
import {
  at,
  emptyReport,
  GraphDraft,
  lineFigures,
  listing,
  options,
  ownerReport,
  timeline,
} from "./buildReport.ts";

export const orbitCell: NumberedCell = {
  number: 1,
  id: "orbit",
  text: `const rate = (p: number[], x: number, y: number) => [p[0] * x - p[1] * x * y, p[2] * x * y - p[3] * y];

function orbit(p: number[]) {
  let x = 1, y = 1;
  const dt = 0.001;
  steps: for (let n = 0; n < 10_000; n++) {
    const [a1, b1] = rate(p, x, y);
    const [a2, b2] = rate(p, x + dt / 2 * a1, y + dt / 2 * b1);
    const [a3, b3] = rate(p, x + dt / 2 * a2, y + dt / 2 * b2);
    const [a4, b4] = rate(p, x + dt * a3, y + dt * b3);
    x += dt / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
    y += dt / 6 * (b1 + 2 * b2 + 2 * b3 + b4);
  }
  return x;
}
gradient(orbit)([1.5, 1, 3, 1]);
`,
};

const cell = orbitCell;
const rateSpan = at(cell, cell.text.slice(13, cell.text.indexOf(";\n")));
const orbitSpan = at(
  cell,
  cell.text.slice(cell.text.indexOf("function orbit"), cell.text.indexOf("\ngradient")),
);
const stepsSpan = at(cell, cell.text.slice(cell.text.indexOf("steps:"), cell.text.indexOf("\n  return x;")));

const turns = 10_000;
const perTurn = { steps: 64, rate: 128 };
const primal = 830_004;

function sawtooth(): TapeSample[] {
  const rise = Array.from(
    { length: 121 },
    (_, i) => [Math.round((primal * i) / 120), "forward", i / 120] as const,
  );
  const fall = Array.from(
    { length: 121 },
    (_, i) => [Math.round(primal + (primal * 2.1 * i) / 120), "reverse", 1 - i / 120] as const,
  );
  const points = [...rise, ...fall].map(
    ([when, sweep, share]): [number, TapeSample["sweep"], ...number[]] => [
      when,
      sweep,
      Math.round(turns * share) * perTurn.rate,
      Math.round(turns * share) * perTurn.steps,
    ],
  );
  return [...timeline(["rate", "orbit/steps"], points).samples];
}

const samples = sawtooth();

function orbitGraph() {
  const draft = new GraphDraft();
  const entry = draft.node({ kind: "call", label: "orbit", owner: "orbit", span: orbitSpan, count: 1 });
  const p = draft.node({
    kind: "input",
    label: "p",
    owner: "orbit",
    parent: entry,
    span: at(cell, "p: number[]", 1),
  });
  const steps = draft.node({
    kind: "loop",
    label: "steps",
    owner: "orbit/steps",
    parent: entry,
    span: stepsSpan,
    count: turns,
  });
  const half = draft.node({
    kind: "operation",
    label: "÷",
    owner: "orbit/steps",
    parent: steps,
    span: at(cell, "dt / 2"),
    active: false,
    count: turns,
  });
  const calls = [
    "rate(p, x, y)",
    "rate(p, x + dt / 2 * a1, y + dt / 2 * b1)",
    "rate(p, x + dt / 2 * a2, y + dt / 2 * b2)",
    "rate(p, x + dt * a3, y + dt * b3)",
  ].map((text) => {
    const call = draft.node({
      kind: "call",
      label: "rate",
      owner: "rate",
      parent: steps,
      span: at(cell, text),
      count: 4 * turns,
    });
    const inCall = (label: string, snippet: string, more = {}) =>
      draft.node({
        kind: "operation",
        label,
        owner: "rate",
        parent: call,
        span: at(cell, snippet),
        count: 4 * turns,
        ...more,
      });
    const growth = inCall("×", "p[0] * x", { recorded: true });
    const meeting = inCall("×", "p[1] * x");
    const eaten = inCall("×", "p[1] * x * y", { recorded: true });
    const prey = inCall("−", "p[0] * x - p[1] * x * y");
    const fed = inCall("×", "p[2] * x * y");
    const death = inCall("×", "p[3] * y");
    const predator = inCall("−", "p[2] * x * y - p[3] * y");
    for (const reader of [growth, meeting, fed, death]) draft.edge(p, reader, "number[]");
    draft.edge(growth, prey);
    draft.edge(meeting, eaten);
    draft.edge(eaten, prey);
    draft.edge(fed, predator);
    draft.edge(death, predator);
    return { reads: [growth, meeting, fed], prey, predator };
  });
  calls.slice(1).forEach(({ reads }, index) => {
    const scale = draft.node({
      kind: "operation",
      label: "×",
      owner: "orbit/steps",
      parent: steps,
      span: at(cell, "dt / 2 * a1"),
      count: turns,
      recorded: true,
    });
    const step = draft.node({
      kind: "operation",
      label: "+",
      owner: "orbit/steps",
      parent: steps,
      span: at(cell, "x + dt / 2 * a1"),
      count: turns,
    });
    draft.edge(half, scale, "number", false);
    draft.edge(calls[index]!.prey, scale);
    draft.edge(scale, step);
    draft.edge(step, reads[0]!);
    draft.edge(step, reads[1]!);
  });
  const weigh = draft.node({
    kind: "operation",
    label: "+",
    name: "x",
    owner: "orbit/steps",
    parent: steps,
    span: at(cell, "x += dt / 6 * (a1 + 2 * a2 + 2 * a3 + a4)"),
    count: turns,
  });
  for (const { prey, predator } of calls) {
    draft.edge(prey, weigh);
    draft.edge(predator, weigh);
  }
  const out = draft.node({
    kind: "output",
    label: "x",
    owner: "orbit",
    parent: entry,
    span: at(cell, "return x"),
  });
  draft.edge(weigh, out);
  return draft.model();
}

export const orbitReport: DerivativeReport = {
  ...emptyReport(cell.id, at(cell, "gradient(orbit)([1.5, 1, 3, 1])")),
  entry: "orbit",
  input: { text: "number[4]", leaves: 4 },
  value: { kind: "number", value: 0.7421 },
  result: { kind: "numbers", flavor: "array", length: 4, values: [1.02, -0.31, 4.1e-7, -1.2e-14] },
  work: { primal, derivative: 2_573_012 },
  tape: { peakBytes: turns * 192, recordedBytes: turns * 192, budgetBytes: 2 ** 22 },
  owners: [
    ownerReport({
      key: "orbit",
      name: "orbit",
      span: orbitSpan,
      mode: "reverse",
      reason: "One output and 4 inputs: one reverse sweep gives the whole gradient.",
      inputs: 4,
      outputs: 1,
      primalWork: 4,
      derivativeWork: 2,
    }),
    ownerReport({
      key: "orbit/steps",
      name: "steps",
      parent: "orbit",
      span: stepsSpan,
      mode: "reverse",
      reason: "A loop goes with its function.",
      count: turns,
      primalWork: 430_000,
      derivativeWork: 1_213_010,
      recordedBytes: turns * perTurn.steps,
      peakBytes: turns * perTurn.steps,
    }),
    ownerReport({
      key: "rate",
      name: "rate",
      parent: "orbit/steps",
      span: rateSpan,
      mode: "reverse",
      reason: "Short, and called often: what it remembers costs less than running it again.",
      inputs: 6,
      outputs: 2,
      count: 4 * turns,
      primalWork: 400_000,
      derivativeWork: 1_360_000,
      recordedBytes: turns * perTurn.rate,
      peakBytes: turns * perTurn.rate,
      options: options("reverse", [
        ["reverse", 1_760_000, turns * perTurn.rate],
        ["forward-late", 4_400_000, 4 * turns * 48],
        ["forward-preaccumulate", 3_900_000, 4 * turns * 96],
        ["checkpoint", 2_160_000, 4 * turns * 48],
        ["rule", undefined, undefined, "No rule was written for rate: rule(rate, { frule }) makes one."],
        ["nondifferentiable", 400_000, 0],
      ]),
    }),
  ],
  names: [],
  timeline: { owners: ["rate", "orbit/steps"], samples, peak: samples[120] },
  graph: orbitGraph(),
  code: {
    listings: [
      listing({ title: "rate, way back", role: "reverse", owner: "rate" }, [
        ["function rate$rev(p, pBar, xDotBar, yDotBar) {", rateSpan],
        ["  const [x, y] = tape.pop(2);", rateSpan],
        ["  const xy = x * y;", at(cell, "x * y")],
        ["  pBar[0] += x * xDotBar;", at(cell, "p[0] * x")],
        ["  pBar[1] -= xy * xDotBar;", at(cell, "p[1] * x * y")],
        ["  pBar[2] += xy * yDotBar;", at(cell, "p[2] * x * y")],
        ["  pBar[3] -= y * yDotBar;", at(cell, "p[3] * y")],
        [
          "  return [(p[0] - p[1] * y) * xDotBar + p[2] * y * yDotBar, (p[2] * x - p[3]) * yDotBar - p[1] * x * xDotBar];",
          rateSpan,
        ],
        ["}", undefined],
      ]),
    ],
    lines: lineFigures(cell.id, [
      [1, 400_000, 1_360_000, turns * perTurn.rate],
      [6, 10_000, 10_000, 0],
      [8, 80_000, 240_000, turns * 16],
      [9, 80_000, 240_000, turns * 16],
      [10, 60_000, 180_000, turns * 16],
      [11, 100_000, 270_000, turns * 8],
      [12, 100_000, 273_010, turns * 8],
    ]),
  },
};

/** The same orbit in blocks of a hundred steps, each forgotten and run again: a saw. */
export const checkpointedReport: DerivativeReport = {
  ...orbitReport,
  id: "orbit#2",
  tape: {
    peakBytes: 100 * 192 + 100 * 48,
    recordedBytes: turns * 192 + 100 * 48,
    budgetBytes: 256 * 2 ** 20,
  },
  work: { primal, derivative: 3_403_016 },
  names: [],
  timeline: (() => {
    const blocks = 20;
    const points: [number, TapeSample["sweep"], ...number[]][] = [];
    let when = 0;
    for (let block = 0; block <= blocks; block++) {
      points.push([when, "forward", block * 240, 0]);
      if (block < blocks) when += primal / blocks;
    }
    for (let block = blocks; block > 0; block--) {
      points.push(
        [when, "forward", (block - 1) * 240, 0],
        [when + primal / blocks, "forward", (block - 1) * 240, 19_200],
      );
      points.push([when + (3.1 * primal) / blocks, "reverse", (block - 1) * 240, 0]);
      when += (3.1 * primal) / blocks;
    }
    return timeline(["orbit", "orbit/steps"], points);
  })(),
};
