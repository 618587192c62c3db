/** Reports at the edges: forward mode without a tape, nothing at all, and far too much of everything. */
import type { DerivativeReport, TapeSample } from "../../../engine/protocol.ts";
import type { NumberedCell } from "../viewProps.ts";
import {
  at,
  emptyReport,
  GraphDraft,
  lineFigures,
  listing,
  ownerReport,
  options,
  timeline,
} from "./buildReport.ts";

export const smallCell: NumberedCell = {
  number: 1,
  id: "small",
  text: 'const bell = (t: number) => Math.exp(-t * t / 2);\nderivative(bell, { mode: "forward" })(0.5);\n',
};

const bellSpan = at(smallCell, "(t: number) => Math.exp(-t * t / 2)");

/** One input, forward mode: no tape, one group. */
export const forwardReport: DerivativeReport = {
  ...emptyReport(smallCell.id, at(smallCell, 'derivative(bell, { mode: "forward" })(0.5)')),
  transform: "derivative",
  entry: "bell",
  mode: "forward",
  chunk: 1,
  value: { kind: "number", value: 0.8825 },
  result: { kind: "number", value: -0.44125 },
  work: { primal: 4, derivative: 8 },
  owners: [
    ownerReport({
      key: "bell",
      name: "bell",
      span: bellSpan,
      mode: "forward",
      reason: "One input: a single tangent goes along with the values.",
      inputs: 1,
      outputs: 1,
      primalWork: 4,
      derivativeWork: 8,
    }),
  ],
  graph: (() => {
    const draft = new GraphDraft();
    const bell = draft.node({
      kind: "call",
      label: "bell",
      owner: "bell",
      letter: "F",
      span: bellSpan,
      count: 1,
    });
    const inside = { owner: "bell", letter: "F", parent: bell, count: 1 } as const;
    const t = draft.node({ kind: "input", label: "t", span: at(smallCell, "t: number"), ...inside });
    const negated = draft.node({ kind: "operation", label: "−x", span: at(smallCell, "-t"), ...inside });
    const square = draft.node({ kind: "operation", label: "×", span: at(smallCell, "-t * t"), ...inside });
    const half = draft.node({ kind: "operation", label: "÷", span: at(smallCell, "-t * t / 2"), ...inside });
    const exp = draft.node({
      kind: "operation",
      label: "exp",
      span: at(smallCell, "Math.exp(-t * t / 2)"),
      ...inside,
    });
    const out = draft.node({ kind: "output", label: "result", span: bellSpan, ...inside });
    draft.edge(t, negated);
    draft.edge(negated, square);
    draft.edge(t, square);
    draft.edge(square, half);
    draft.edge(half, exp);
    draft.edge(exp, out);
    return draft.model();
  })(),
  code: {
    listings: [
      listing({ title: "bell", role: "forward", owner: "bell" }, [
        ["function bell$jvp(t, tDot) {", bellSpan],
        ["  const e = Math.exp((-t * t) / 2);", bellSpan],
        ["  return [e, -t * tDot * e];", bellSpan],
        ["}", undefined],
      ]),
    ],
    lines: lineFigures(smallCell.id, [[1, 4, 8, 0]]),
  },
};

/** A report in which nothing happened. */
export const emptyishReport: DerivativeReport = emptyReport(smallCell.id, at(smallCell, "derivative"));

export const crowdCell: NumberedCell = {
  number: 1,
  id: "crowd",
  text: Array.from(
    { length: 60 },
    (_, index) =>
      `const theNegativeLogLikelihoodOfTheMixtureComponent${String(index)} = (parameters: number[]) => parameters[${String(index)}] * ${String(index)};`,
  ).join("\n"),
};

const crowdSpan = (index: number) =>
  at(crowdCell, `(parameters: number[]) => parameters[${String(index)}] * ${String(index)};`);
const crowdNames = Array.from(
  { length: 14 },
  (_, index) => `theNegativeLogLikelihoodOfTheMixtureComponent${String(index)}`,
);

/** Two thousand nodes, fourteen owners with long names, millions of operations, a tape at its budget. */
export const crowdReport: DerivativeReport = {
  ...emptyReport(crowdCell.id, crowdSpan(0)),
  entry: crowdNames[0]!,
  input: {
    text: "{ weights: number[1000], means: number[1000][3], precisions: number[1000][3][3] }",
    leaves: 13_000,
  },
  work: { primal: 1_234_567_890, derivative: 4_012_345_678 },
  tape: { peakBytes: 255 * 2 ** 20, recordedBytes: 3 * 2 ** 30, budgetBytes: 256 * 2 ** 20 },
  owners: crowdNames.map((name, index) =>
    ownerReport({
      key: name,
      name,
      parent: index === 0 ? undefined : crowdNames[Math.floor((index - 1) / 2)],
      span: crowdSpan(index),
      mode: index % 5 === 4 ? "checkpoint" : index % 5 === 3 ? "rule" : "reverse",
      reason:
        "Its bytes and its work were weighed against the budget of 256 MiB and against every other part of the program.",
      inputs: 13_000,
      outputs: 1,
      count: 1_000_000,
      primalWork: 88_183_420,
      derivativeWork: 286_596_119,
      recordedBytes: 3 * 2 ** 26,
      peakBytes: (15 - index) * 2 ** 21,
      options: options(index % 5 === 4 ? "checkpoint" : index % 5 === 3 ? "rule" : "reverse", [
        ["reverse", 286_596_119, 3 * 2 ** 26],
        ["checkpoint", 380_000_000, 104_000],
        ["rule", undefined, undefined],
        [
          "forward-late",
          undefined,
          undefined,
          "It stores into memory from outside (line 3), which a boundary cannot undo.",
        ],
      ]),
    }),
  ),
  names: [],
  timeline: (() => {
    const points = Array.from({ length: 400 }, (_, i): [number, TapeSample["sweep"], ...number[]] => {
      const share = i < 160 ? i / 160 : (400 - i) / 240;
      const bytes = crowdNames.map((_, index) =>
        Math.round(share ** (1 + index / 6) * (15 - index) * 2 ** 21),
      );
      return [i * 13_117_282, i < 160 ? "forward" : "reverse", ...bytes];
    });
    return timeline(crowdNames, points);
  })(),
  graph: (() => {
    const draft = new GraphDraft();
    const root = draft.node({
      kind: "call",
      label: crowdNames[0]!,
      owner: crowdNames[0]!,
      span: crowdSpan(0),
      count: 1,
    });
    const input = draft.node({
      kind: "input",
      label: "parameters",
      owner: crowdNames[0]!,
      parent: root,
      span: crowdSpan(0),
    });
    let previous = input;
    for (let group = 1; group < 14; group++) {
      const owner = crowdNames[group]!;
      const call = draft.node({
        kind: "call",
        label: owner,
        owner,
        parent: root,
        span: crowdSpan(group),
        count: 1_000_000,
        letter: group % 5 === 4 ? "C" : group % 5 === 3 ? "ρ" : "R",
      });
      const inside: string[] = [];
      for (let index = 0; index < 150; index++) {
        const node = draft.node({
          kind: "operation",
          label: ["×", "+", "exp", "log"][index % 4]!,
          owner,
          parent: call,
          span: crowdSpan(group),
          count: 1_000_000,
          recorded: index % 7 === 0,
          active: index % 11 !== 0,
        });
        draft.edge(
          inside[Math.floor(index / 2) - 1] ?? previous,
          node,
          index % 9 === 0 ? "number[]" : "number",
          index % 11 !== 0,
        );
        if (index % 3 === 2) draft.edge(inside[index - 3] ?? previous, node);
        inside.push(node);
      }
      previous = inside[inside.length - 1]!;
    }
    return draft.model(31_204);
  })(),
  code: {
    listings: crowdNames.map((name, index) =>
      listing({ title: name, role: index % 2 === 0 ? "forward" : "reverse", owner: name }, [
        [`function ${name}$fwd(parameters) {`, crowdSpan(index)],
        [`  return parameters[${String(index)}] * ${String(index)};`, crowdSpan(index)],
        ["}", undefined],
      ]),
    ),
    lines: lineFigures(
      crowdCell.id,
      Array.from(
        { length: 60 },
        (_, index) => [index + 1, 88_183_420, 286_596_119, (index % 13) * 2 ** 24] as const,
      ),
    ),
  },
};
