// %% [markdown]
// # The thread
//
// Someone wrote to a forum: *my function works with forward mode. One part of it is far faster in reverse mode, but the
// other part fails there. Can I mix them, and why was my mix slower and hungrier than before?*
//
// This notebook is the answer, with that kind of function. It has two parts, $f(x) = g(h(x))$:
//
// - $h$ takes a few growth rates and follows a population along a ring of cells for hundreds of small steps.
//   Few numbers go in, and a long time passes.
// - $g$ compares every cell with every other one, at many scales, and gives one number.
//   Many numbers go in, and one comes out.
//
// Every number below is computed when the notebook runs. Change something and look again.

// %% id=problem
const cells = 64;
const steps = 300;

/** Population after many steps of growth and diffusion (Fisher's equation) on a ring, from growth rates of equal stretches. */
function h(rates: number[]): number[] {
  let u = seeded();
  for (let step = 0; step < steps; step++) u = advance(u, rates);
  return u;
}

/** One step of it. */
function advance(u: number[], rates: number[]): number[] {
  const next = new Array<number>(cells).fill(0);
  for (let i = 0; i < cells; i++) {
    const left = u[(i + cells - 1) % cells];
    const right = u[(i + 1) % cells];
    const rate = rates[Math.floor((i * rates.length) / cells)];
    next[i] = u[i] + 0.2 * (left - 2 * u[i] + right) + 0.01 * rate * u[i] * (1 - u[i]);
  }
  return next;
}

/** A small population in one place. */
function seeded(): number[] {
  const u = new Array<number>(cells).fill(0);
  for (let i = 0; i < cells; i++) u[i] = 0.05 + 0.2 * Math.exp(-0.02 * (i - 20) ** 2);
  return u;
}

/** How uneven the population is, seen at many scales: all pairs of cells. */
function g(u: number[]): number {
  let total = 0;
  for (let scale = 1; scale <= 60; scale++) {
    for (let i = 0; i < cells; i++) {
      for (let j = 0; j < cells; j++) {
        const difference = scale * (u[i] - u[j]);
        total += difference * difference * (1 - 0.001 * difference);
      }
    }
  }
  return total / cells;
}

const f = (x: number[]) => g(h(x));

/** Growth rates for n stretches of the ring. */
const ratesOf = (n: number) => Array.from({ length: n }, (_, i) => 0.6 + 0.3 * Math.sin(1 + 2 * i));

f(ratesOf(8));

// %% [markdown]
// ## All forward: it works, and its work grows with n
//
// Forward mode carries a tangent for every input beside each number. Nothing is remembered for a way back, so the tape
// stays empty; but every input costs its share of a whole run.

// %% id=forward
const forwardRuns = [4, 8, 16].map((n) => ({ n, ...measure(gradient(f, { mode: "forward" }))(ratesOf(n)) }));
for (const run of forwardRuns) {
  console.log(`n = ${run.n}: ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of f, ${run.tape.peakBytes} bytes of tape`);
}
const forwardLast = forwardRuns[2];

// %% [markdown]
// ## All reverse: it fails on h
//
// Reverse mode needs one sweep for any number of inputs. But it remembers what every step computed until the way
// back (the *tape*), and $h$ is long. Here the tape may hold 512 KiB, so that you don't have to wait; by default it is 256 MiB,
// and a longer $h$ fills that too. The run stops and says which line holds the bytes.

// %% id=reverse raises
gradient(f, { mode: "reverse", budget: 2 ** 19 })(ratesOf(16));

// %% [markdown]
// ## Mixed: a custom rule from forward mode
//
// Reverse for $g$, forward for $h$. A *rule* tells Mixtape how to differentiate a function; an `frule` (how tangents go
// through) is enough, and here forward mode itself provides it. When the reverse sweep comes back from $g$ with the
// cotangent of $h$'s result, tangents of $h$ are contracted with it.

// %% id=mixed
const ruled = rule(h, { frule: ([ratesDot], rates) => jvp(h)(rates, ratesDot) });
const mixed = (x: number[]) => g(ruled(x));

const mixedRun = measure(gradient(mixed, { mode: "reverse" }))(ratesOf(16));
const disagreement = Math.max(...mixedRun.value.map((d, i) => Math.abs(d - forwardLast.value[i]) / Math.abs(forwardLast.value[i])));
console.log(`largest relative difference from all forward: ${Number(disagreement.toPrecision(2))}`);
console.log(`${(mixedRun.work.derivative / mixedRun.work.primal).toFixed(1)} times the work of f; all forward took ${(forwardLast.work.derivative / forwardLast.work.primal).toFixed(1)}`);
mixedRun.value;

// %% [markdown]
// ## Why the usual mix is hungry
//
// The usual advice is a pullback that computes the whole Jacobian of $h$ and keeps it until the reverse sweep needs it: rows
// for all outputs times all inputs. Mixtape's `forward(h)` keeps only the inputs of $h$ (none here: they are the inputs of the whole function, and at hand anyway), and
// contracts each tangent with the cotangent as it comes. The gradient is the same.

// %% id=usual
const usual = rule(h, {
  rrule: (rates) => {
    const J = jacobian(h, { mode: "forward" })(rates);
    return { value: h(rates), pullback: (bar) => [rates.map((_, k) => J.reduce((sum, row, i) => sum + bar[i] * row[k], 0))] };
  },
});
const withJacobian = (x: number[]) => g(usual(x));
const late = (x: number[]) => g(forward(h)(x));
const usualRun = measure(gradient(withJacobian, { mode: "reverse" }))(ratesOf(16));
const lateRun = measure(gradient(late, { mode: "reverse" }))(ratesOf(16));

for (const [name, run] of [["whole Jacobian in the rule", usualRun], ["forward(h), late", lateRun]] as const) {
  console.log(`${name}: ${run.tape.peakBytes} bytes kept at most, ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of f`);
}
console.log(`largest difference: ${Number(Math.max(...usualRun.value.map((d, i) => Math.abs(d - lateRun.value[i]))).toPrecision(2))}`);

// %% [markdown]
// ## A long iteration in reverse, against a checkpoint
//
// Sometimes reverse mode is what you want through a long iteration: many inputs, many steps. Then remember only where
// each stretch of steps began (a *checkpoint*), and run the stretch again on the way back. The price is one more run of $h$; the gain is
// in the tape.

// %% id=checkpoints
const stretch = 20;
const someSteps = (u: number[], rates: number[]) => {
  for (let step = 0; step < stretch; step++) u = advance(u, rates);
  return u;
};
const throughStretches = (walk: (u: number[], rates: number[]) => number[], rates: number[]) => {
  let u = seeded();
  for (let k = 0; k < steps / stretch; k++) u = walk(u, rates);
  return g(u);
};
const remembered = (rates: number[]) => throughStretches(someSteps, rates);
const checkpointed = (rates: number[]) => throughStretches(checkpoint(someSteps), rates);

const plainRun = measure(gradient(remembered, { mode: "reverse" }))(ratesOf(16));
const checkpointRun = measure(gradient(checkpointed, { mode: "reverse" }))(ratesOf(16));

for (const [name, run] of [["everything needed is remembered", plainRun], ["a checkpoint every 20 steps", checkpointRun]] as const) {
  console.log(`${name}: ${(run.tape.peakBytes / 1024).toFixed(0)} KiB of tape at most, ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of f`);
}
console.log(`the tape is ${(plainRun.tape.peakBytes / checkpointRun.tape.peakBytes).toFixed(0)} times smaller, the work ${(checkpointRun.work.derivative / plainRun.work.derivative).toFixed(2)} times as much`);
checkpointRun.value.every((d, i) => Math.abs(d - forwardLast.value[i]) <= 1e-12 * Math.abs(forwardLast.value[i]));

// %% [markdown]
// ## All of them side by side
//
// The bytes that each way held at most, for 16 rates. The scale is logarithmic: equal distances are equal ratios.
// All forward and `forward(h)`, the late way, hold nothing at all: they have a × in the place of a bar.

// %% id=sideBySide
plot.bars(
  {
    "forward": forwardLast.tape.peakBytes,
    "late": lateRun.tape.peakBytes,
    "Jacobian": usualRun.tape.peakBytes,
    "checkpoint": checkpointRun.tape.peakBytes,
    "all kept": plainRun.tape.peakBytes,
  },
  { title: "The tape at its peak", y: { label: "tape", unit: "bytes", log: true } },
);

// %% [markdown]
// So the answer to the question: yes, you can mix. Reverse through $g$ saves work, forward through $h$ saves the tape, and the mix is
// only hungry if somebody keeps the whole Jacobian of $h$ in between.
//
// Open a card under a cell to see the graph, the tape, the modes and the generated code of that derivative. In the Modes view
// you can give $h$ another mode with a click, and see what it costs.
