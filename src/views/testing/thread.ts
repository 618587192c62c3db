/** The thread's gradient in mixed mode, f(x) = g(h(x)): h forward and late, g in reverse. */
import type { DerivativeReport, GraphModel } from "../../../engine/protocol.ts";
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

export const threadCell: NumberedCell = {
  number: 1,
  id: "thread",
  text: `// Mixes neighbours until they are at rest.
function h(p: number[]): number[] {
  const y = p.slice();
  settle: for (let turn = 0; turn < 200; turn++) {
    for (let i = 0; i < y.length; i++) {
      y[i] = 0.5 * y[i] + 0.25 * Math.cos(y[(i + 1) % y.length]) * p[i];
    }
  }
  return y;
}

/** The length of the thread that passes through them. */
function g(y: number[]): number {
  let acc = 0;
  for (let i = 0; i < y.length; i++) acc += Math.sin(y[i]) * y[i];
  return Math.sqrt(acc);
}

const f = (x: number[]) => g(forward(h)(x));
gradient(f)([0.3, 0.7, 1.1]);
`,
};

const cell = threadCell;
const hSpan = at(cell, cell.text.slice(cell.text.indexOf("function h"), cell.text.indexOf("\n\n/**")));
const gSpan = at(cell, cell.text.slice(cell.text.indexOf("function g"), cell.text.indexOf("\n\nconst f")));
const settleText = cell.text.slice(cell.text.indexOf("settle:"), cell.text.indexOf("\n  return y"));
const settleSpan = at(cell, settleText);
const sweepSpan = at(cell, settleText.slice(settleText.indexOf("for (let i"), -4));
const gLoopSpan = at(cell, "for (let i = 0; i < y.length; i++) acc += Math.sin(y[i]) * y[i];");
const fSpan = at(cell, "(x: number[]) => g(forward(h)(x))");

const owners = [
  ownerReport({
    key: "f",
    name: "f",
    span: fSpan,
    mode: "reverse",
    reason: "The entry has one output and 3 inputs: one reverse sweep gives them all.",
    inputs: 3,
    outputs: 1,
  }),
  ownerReport({
    key: "h",
    name: "h",
    parent: "f",
    span: hSpan,
    mode: "forward-late",
    reason: "You said forward(h): it remembers its 3 inputs and runs forward on the way back.",
    inputs: 3,
    outputs: 3,
    primalWork: 3,
    derivativeWork: 18,
    recordedBytes: 24,
    peakBytes: 24,
    options: options("forward-late", [
      ["reverse", 13_218, 33_624],
      ["forward-late", 21_663, 24],
      ["forward-preaccumulate", 21_681, 72],
      ["checkpoint", 17_421, 33_648],
      ["rule", undefined, undefined, "No rule was written for h: rule(h, { frule }) makes one."],
      ["nondifferentiable", 4_203, 0],
    ]),
  }),
  ownerReport({
    key: "h/settle",
    name: "settle",
    parent: "h",
    span: settleSpan,
    mode: "forward-late",
    reason: "A loop goes with its function.",
    count: 200,
    primalWork: 600,
    derivativeWork: 1_200,
  }),
  ownerReport({
    key: "h/loop1",
    name: "for (line 5)",
    parent: "h/settle",
    span: sweepSpan,
    mode: "forward-late",
    reason: "A loop goes with its function.",
    count: 600,
    primalWork: 3_600,
    derivativeWork: 20_400,
  }),
  ownerReport({
    key: "g",
    name: "g",
    parent: "f",
    span: gSpan,
    mode: "reverse",
    reason: "One output: its way back costs about as much as the way there, whatever the number of inputs.",
    inputs: 3,
    outputs: 1,
    primalWork: 1,
    derivativeWork: 4,
    recordedBytes: 16,
    peakBytes: 16,
    options: options("reverse", [
      ["reverse", 58, 40],
      ["forward-late", 92, 24],
      ["forward-preaccumulate", 95, 24],
      ["checkpoint", 74, 40],
      ["rule", undefined, undefined, "No rule was written for g: rule(g, { frule }) makes one."],
      ["nondifferentiable", 16, 0],
    ]),
  }),
  ownerReport({
    key: "g/loop1",
    name: "for (line 15)",
    parent: "g",
    span: gLoopSpan,
    mode: "reverse",
    reason: "A loop goes with its function.",
    count: 3,
    primalWork: 9,
    derivativeWork: 39,
    recordedBytes: 24,
    peakBytes: 24,
  }),
];

function threadGraph(): GraphModel {
  const draft = new GraphDraft();
  const f = draft.node({ kind: "call", label: "f", owner: "f", span: fSpan, count: 1 });
  const x = draft.node({
    kind: "input",
    label: "x",
    name: "x",
    owner: "f",
    parent: f,
    span: at(cell, "x: number[]"),
  });
  const h = draft.node({
    kind: "call",
    label: "h",
    owner: "h",
    letter: "F",
    parent: f,
    span: at(cell, "forward(h)(x)"),
    count: 1,
  });
  const slice = draft.node({
    kind: "operation",
    label: "slice",
    name: "y",
    owner: "h",
    letter: "F",
    parent: h,
    span: at(cell, "p.slice()"),
  });
  const settle = draft.node({
    kind: "loop",
    label: "settle",
    owner: "h/settle",
    letter: "F",
    parent: h,
    span: settleSpan,
    count: 200,
  });
  const sweep = draft.node({
    kind: "loop",
    label: "for (line 5)",
    owner: "h/loop1",
    letter: "F",
    parent: settle,
    span: sweepSpan,
    count: 600,
  });
  const inSweep = (label: string, snippet: string, more = {}) =>
    draft.node({
      kind: "operation",
      label,
      owner: "h/loop1",
      letter: "F",
      parent: sweep,
      span: at(cell, snippet),
      count: 600,
      ...more,
    });
  const own = inSweep("y[ ]", "y[i] + 0.25".slice(0, 4), {});
  const half = inSweep("×", "0.5 * y[i]");
  const plusOne = inSweep("+", "i + 1", { active: false });
  const wrap = inSweep("mod", "(i + 1) % y.length", { active: false });
  const neighbour = inSweep("y[ ]", "y[(i + 1) % y.length]");
  const cosine = inSweep("cos", "Math.cos(y[(i + 1) % y.length])");
  const quarter = inSweep("×", "0.25 * Math.cos(y[(i + 1) % y.length])");
  const weight = inSweep("p[ ]", "p[i]");
  const pull = inSweep("×", "0.25 * Math.cos(y[(i + 1) % y.length]) * p[i]");
  const sum = inSweep("+", "0.5 * y[i] + 0.25 * Math.cos(y[(i + 1) % y.length]) * p[i]");
  const store = inSweep("y[ ] =", "y[i] = 0.5 * y[i] + 0.25 * Math.cos(y[(i + 1) % y.length]) * p[i]");
  const g = draft.node({
    kind: "call",
    label: "g",
    owner: "g",
    parent: f,
    span: at(cell, "g(forward(h)(x))"),
    count: 1,
  });
  const loop = draft.node({
    kind: "loop",
    label: "for (line 15)",
    owner: "g/loop1",
    parent: g,
    span: gLoopSpan,
    count: 3,
  });
  const inLoop = (label: string, snippet: string, more = {}) =>
    draft.node({
      kind: "operation",
      label,
      owner: "g/loop1",
      parent: loop,
      span: at(cell, snippet),
      count: 3,
      ...more,
    });
  const load = inLoop("y[ ]", "y[i]) * y[i]".slice(0, 4), { recorded: true });
  const sine = inLoop("sin", "Math.sin(y[i])");
  const times = inLoop("×", "Math.sin(y[i]) * y[i]");
  const add = inLoop("+", "acc += Math.sin(y[i]) * y[i]", { name: "acc" });
  const root = draft.node({
    kind: "operation",
    label: "√",
    owner: "g",
    parent: g,
    span: at(cell, "Math.sqrt(acc)"),
    recorded: true,
    count: 1,
  });
  const out = draft.node({ kind: "output", label: "result", owner: "f", parent: f, span: fSpan });

  draft.edge(x, slice, "number[]");
  draft.edge(slice, own, "number[]");
  draft.edge(own, half);
  draft.edge(plusOne, wrap, "number", false);
  draft.edge(wrap, neighbour, "number", false);
  draft.edge(slice, neighbour, "number[]");
  draft.edge(neighbour, cosine);
  draft.edge(cosine, quarter);
  draft.edge(x, weight, "number[]");
  draft.edge(quarter, pull);
  draft.edge(weight, pull);
  draft.edge(half, sum);
  draft.edge(pull, sum);
  draft.edge(sum, store);
  draft.edge(store, load, "number[]");
  draft.edge(load, sine);
  draft.edge(sine, times);
  draft.edge(load, times);
  draft.edge(times, add);
  draft.edge(add, root);
  draft.edge(root, out);
  return draft.model();
}

const update = at(cell, "y[i] = 0.5 * y[i] + 0.25 * Math.cos(y[(i + 1) % y.length]) * p[i];");
const accumulate = at(cell, "acc += Math.sin(y[i]) * y[i];");
const rootSpan = at(cell, "return Math.sqrt(acc);");

const code = {
  listings: [
    listing({ title: "f and its way back", role: "wrapper", owner: "f" }, [
      ["function f$vjp(x, resultBar) {", fSpan],
      ["  // on the way there", undefined],
      ["  const y = h(x);", at(cell, "forward(h)(x)")],
      ["  const yBar = zerosLike(y);", at(cell, "forward(h)(x)")],
      ["  const acc = g$fwd(y);", at(cell, "g(forward(h)(x))")],
      ["  // on the way back", undefined],
      ["  g$rev(acc, y, yBar, resultBar);", at(cell, "g(forward(h)(x))")],
      ["  const xBar = h$late(x, yBar);", at(cell, "forward(h)(x)")],
      ["  return [Math.sqrt(acc), xBar];", fSpan],
      ["}", undefined],
    ]),
    listing({ title: "h", role: "forward", owner: "h" }, [
      ["function h$jvp3(p, pDot0, pDot1, pDot2) {", hSpan],
      ["  const y = p.slice();", at(cell, "const y = p.slice();")],
      [
        "  const yDot0 = pDot0.slice(), yDot1 = pDot1.slice(), yDot2 = pDot2.slice();",
        at(cell, "const y = p.slice();"),
      ],
      ["  for (let turn = 0; turn < 200; turn++) {", settleSpan],
      ["    for (let i = 0; i < y.length; i++) {", sweepSpan],
      ["      const next = y[(i + 1) % y.length];", update],
      ["      const c = Math.cos(next), s = -Math.sin(next);", update],
      [
        "      yDot0[i] = 0.5 * yDot0[i] + 0.25 * (s * yDot0[(i + 1) % y.length] * p[i] + c * pDot0[i]);",
        update,
      ],
      [
        "      yDot1[i] = 0.5 * yDot1[i] + 0.25 * (s * yDot1[(i + 1) % y.length] * p[i] + c * pDot1[i]);",
        update,
      ],
      [
        "      yDot2[i] = 0.5 * yDot2[i] + 0.25 * (s * yDot2[(i + 1) % y.length] * p[i] + c * pDot2[i]);",
        update,
      ],
      ["      y[i] = 0.5 * y[i] + 0.25 * c * p[i];", update],
      ["    }", undefined],
      ["  }", undefined],
      ["  return [y, yDot0, yDot1, yDot2];", at(cell, "return y;")],
      ["}", undefined],
    ]),
    listing({ title: "g, way there", role: "forward", owner: "g" }, [
      ["function g$fwd(y) {", gSpan],
      ["  let acc = 0;", at(cell, "let acc = 0;")],
      ["  let turns = 0;", gLoopSpan],
      ["  for (let i = 0; i < y.length; i++) {", gLoopSpan],
      ["    const yi = y[i];", accumulate],
      ["    acc += Math.sin(yi) * yi;", accumulate],
      ["    tape.push(yi); // 8 bytes a turn", accumulate],
      ["    turns++;", gLoopSpan],
      ["  }", undefined],
      ["  tape.push(acc, turns);", rootSpan],
      ["  return Math.sqrt(acc);", rootSpan],
      ["}", undefined],
    ]),
    listing({ title: "g, way back", role: "reverse", owner: "g" }, [
      ["function g$rev(y, yBar, resultBar) {", gSpan],
      ["  const [acc, turns] = tape.pop(2);", rootSpan],
      ["  const accBar = (0.5 / Math.sqrt(acc)) * resultBar;", rootSpan],
      ["  for (let i = turns - 1; i >= 0; i--) {", gLoopSpan],
      ["    const yi = tape.pop();", accumulate],
      ["    yBar[i] += (Math.cos(yi) * yi + Math.sin(yi)) * accBar;", accumulate],
      ["  }", undefined],
      ["}", undefined],
    ]),
  ],
  lines: lineFigures(cell.id, [
    [3, 3, 18, 24],
    [4, 600, 1_200, 0],
    [5, 600, 600, 0],
    [6, 3_000, 19_800, 0],
    [14, 0, 0, 0],
    [15, 9, 39, 24],
    [16, 1, 4, 16],
  ]),
};

export const threadReport: DerivativeReport = {
  ...emptyReport(cell.id, at(cell, "gradient(f)([0.3, 0.7, 1.1])")),
  entry: "f",
  mode: "mixed",
  input: { text: "number[3]", leaves: 3 },
  value: { kind: "number", value: 0.6180339887 },
  result: { kind: "numbers", flavor: "array", length: 3, values: [0.21, 0.43, 0.54] },
  work: { primal: 4_213, derivative: 21_661 },
  tape: { peakBytes: 64, recordedBytes: 64, budgetBytes: 256 * 2 ** 20 },
  owners,
  graph: threadGraph(),
  code,
  names: [],
  timeline: timeline(
    ["h", "g/loop1", "g"],
    [
      [0, "forward", 0, 0, 0],
      [4_203, "forward", 24, 0, 0],
      [4_207, "forward", 24, 8, 0],
      [4_210, "forward", 24, 16, 0],
      [4_213, "forward", 24, 24, 0],
      [4_214, "forward", 24, 24, 16],
      [4_217, "reverse", 24, 24, 0],
      [4_230, "reverse", 24, 16, 0],
      [4_243, "reverse", 24, 8, 0],
      [4_256, "reverse", 24, 0, 0],
      [25_874, "reverse", 0, 0, 0],
    ],
  ),
};
