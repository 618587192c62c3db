// %% [markdown]
// # Solve implicitly
//
// Someone wrote: *my program solves an equation by thousands of small corrections, and its gradient ran out of memory. Must
// every one of them be remembered, when only the solution counts?*
//
// No. Where the solution is known, the equation says how it moves: one linear system gives the derivative, however long the
// solver took to get there. This is called *implicit differentiation*. The price is honesty: the solution must really be one.
//
// The example is a bar of metal between two blocks of ice. Heaters warm stretches of it, heat flows to the neighbours, and the
// warmer a cell is, the more it radiates. We want to know how the temperatures at rest change with the heaters.

// %% id=problem
const cells = 48;

/** Heat that comes to each cell less what leaves it: all zero at rest. */
function balance(u: number[], heat: number[]): number[] {
  return u.map((here, i) => {
    const left = i > 0 ? u[i - 1] : 0;
    const right = i < cells - 1 ? u[i + 1] : 0;
    return left - 2 * here + right - 0.0005 * here ** 3 + heaterOf(i, heat);
  });
}

/** Each heater warms a stretch of the bar. */
function heaterOf(i: number, heat: number[]): number {
  return heat[Math.floor((i * heat.length) / cells)];
}

/** One sweep along the bar: each cell takes the temperature that would be right for its neighbours as they are by then. */
function sweep(u: number[], heat: number[]): number[] {
  const next = u.slice();
  for (let i = 0; i < cells; i++) {
    const left = i > 0 ? next[i - 1] : 0;
    const right = i < cells - 1 ? u[i + 1] : 0;
    next[i] = (left + right + heaterOf(i, heat)) / (2 + 0.0005 * u[i] * u[i]);
  }
  return next;
}

/** Temperatures at rest: sweeps until nothing changes any more. */
function settle(heat: number[]): number[] {
  let u = new Array<number>(cells).fill(0);
  let change = 1;
  for (let count = 0; change > 1e-12 && count < 20_000; count++) {
    const next = sweep(u, heat);
    change = 0;
    for (let i = 0; i < cells; i++) change = Math.max(change, Math.abs(next[i] - u[i]));
    u = next;
  }
  return u;
}

/** How far the bar is from 4 degrees everywhere. */
const discomfort = (u: number[]) => u.reduce((sum, t) => sum + (t - 4) ** 2, 0) / cells;

const heaters = [0.02, 0.01, 0.04, 0.005, 0.02, 0.03];
plot.line(settle(heaters), { title: "Temperatures at rest", x: "cell", y: "degrees" });

// %% [markdown]
// ## Through all sweeps: out of memory
//
// Reverse mode remembers what every sweep computed until the way back (the *tape*). How many sweeps there are depends on the
// numbers, and they are many. Here the tape may hold 512 KiB, so that you don't have to wait; by default it is 256 MiB, and a finer bar fills
// that too.

// %% id=unrolled raises
gradient((heat: number[]) => discomfort(settle(heat)), { mode: "reverse", budget: 2 ** 19 })(heaters);

// %% [markdown]
// ## With checkpoints: it fits, and everything runs once more
//
// Remember only where each stretch of 50 sweeps began, and run the stretch again on the way back.

// %% id=checkpoints
const stretch = (u: number[], heat: number[]) => {
  for (let k = 0; k < 50; k++) u = sweep(u, heat);
  return u;
};
const settleInStretches = (heat: number[]) => {
  let u = new Array<number>(cells).fill(0);
  let change = 1;
  for (let count = 0; change > 1e-12 && count < 400; count++) {
    const next = checkpoint(stretch)(u, heat);
    change = 0;
    for (let i = 0; i < cells; i++) change = Math.max(change, Math.abs(next[i] - u[i]));
    u = next;
  }
  return u;
};
const unrolledRun = measure(gradient((heat: number[]) => discomfort(settle(heat)), { mode: "reverse" }))(heaters);
const checkpointRun = measure(gradient((heat: number[]) => discomfort(settleInStretches(heat)), { mode: "reverse" }))(heaters);

const bytes = (run: { tape: { peakBytes: number } }) => `${(run.tape.peakBytes / 1024).toFixed(1)} KiB of tape at most`;
const work = (run: { work: { derivative: number; primal: number } }) => `${(run.work.derivative / run.work.primal).toFixed(2)} times the work of the function`;
console.log(`everything remembered: ${bytes(unrolledRun)}, ${work(unrolledRun)}`);
console.log(`checkpoints: ${bytes(checkpointRun)}, ${work(checkpointRun)}`);

// %% [markdown]
// ## Implicitly: only the solution is kept
//
// At rest the balance is zero, $c(u, p) = 0$, and it stays so when the heaters $p$ change a little and $u$ with them. So
//
// $$\frac{\partial c}{\partial u}\,\dot u + \frac{\partial c}{\partial p}\,\dot p = 0,$$
//
// and the way back is one linear system with the transposed matrix:
//
// $$\Big(\frac{\partial c}{\partial u}\Big)^{\!\top} w = -\bar u, \qquad \bar p = \Big(\frac{\partial c}{\partial p}\Big)^{\!\top} w.$$
//
// `implicit(settle, { residual: balance })` is the function `settle` with this derivative. Mixtape differentiates the balance for you,
// and never looks into `settle`: it could do anything.

// %% id=implicitly
const atRest = implicit(settle, { residual: balance });
const implicitRun = measure(gradient((heat: number[]) => discomfort(atRest(heat)), { mode: "reverse" }))(heaters);

console.log(`implicit: ${bytes(implicitRun)}, ${work(implicitRun)}`);
const apart = Math.max(...implicitRun.value.map((d, k) => Math.abs(d - unrolledRun.value[k]) / Math.abs(d)));
console.log(`largest relative difference from everything remembered: ${Number(apart.toPrecision(2))}`);
implicitRun.value;

// %% [markdown]
// ## Side by side
//
// Bytes of tape at their peak. The scale is logarithmic: equal distances are equal ratios. The implicit bar stays where it
// is if you make the solver ten times slower. Open the card above, and the Modes view says why: `settle` has the letter I.

// %% id=sideBySide
plot.bars(
  {
    "implicit": implicitRun.tape.peakBytes,
    "checkpoints": checkpointRun.tape.peakBytes,
    "everything": unrolledRun.tape.peakBytes,
  },
  { title: "The tape at its peak", y: { label: "tape", unit: "bytes", log: true } },
);

// %% [markdown]
// ## What goes wrong: a solver that stops too early
//
// The equation speaks of the solution. If the solver stops before it has one, nothing of that holds; a derivative would be a
// number, and a wrong one. Mixtape takes a step of Newton's method from where the solver stopped: if that is long, the solver was
// not there yet, and you are told.

// %% id=stopping
const stoppedAfter = (sweeps: number) => (heat: number[]) => {
  let u = new Array<number>(cells).fill(0);
  for (let k = 0; k < sweeps; k++) u = sweep(u, heat);
  return u;
};

// %% id=tooEarly raises
gradient((heat: number[]) => discomfort(implicit(stoppedAfter(200), { residual: balance })(heat)))(heaters);

// %% [markdown]
// Differentiating through the sweeps says nothing: it gives the exact derivative of an unfinished solution. Here is how far both are
// from the truth, by the number of sweeps; `tolerance` lets the implicit one answer all the same.

// %% id=howWrong
const counts = [250, 500, 1000, 1500, 2000];
const off = (g: number[]) => Math.max(...g.map((d, k) => Math.abs(d - implicitRun.value[k]))) / Math.max(...implicitRun.value.map(Math.abs));
const wrong = counts.map((sweeps) => {
  const solve = stoppedAfter(sweeps);
  const loose = implicit(solve, { residual: balance, tolerance: 0.99 });
  return {
    sweeps,
    through: off(gradient((heat: number[]) => discomfort(solve(heat)), { mode: "reverse" })(heaters)),
    implicitly: off(gradient((heat: number[]) => discomfort(loose(heat)), { mode: "reverse" })(heaters)),
  };
});
for (const { sweeps, through, implicitly } of wrong) console.log(`${sweeps} sweeps: ${(100 * through).toPrecision(2)} % off through the sweeps, ${(100 * implicitly).toPrecision(2)} % implicitly`);
plot.line(
  [
    { name: "through the sweeps", x: counts, y: wrong.map(({ through }) => through) },
    { name: "implicitly", x: counts, y: wrong.map(({ implicitly }) => implicitly) },
  ],
  { title: "How wrong an unfinished solver makes the gradient", x: "sweeps", y: { label: "relative error", log: true } },
);

// %% [markdown]
// ## And on: second derivatives, and a use
//
// The derivative is a solution of an equation again, so that it has a derivative too. Newton's method finds the heaters that make
// the bar as even as six heaters can.

// %% id=newton
const cost = (heat: number[]) => discomfort(atRest(heat));
let best = heaters;
for (let turn = 0; turn < 4; turn++) {
  const slope = gradient(cost)(best);
  console.log(`turn ${turn}: discomfort ${cost(best).toFixed(4)}, steepest slope ${Math.max(...slope.map(Math.abs)).toPrecision(2)}`);
  const step = solve(hessian(cost)(best), slope);
  best = best.map((h, k) => h - step[k]);
}
plot.line([{ name: "before", y: settle(heaters) }, { name: "after", y: atRest(best) }], { title: "Temperatures at rest", x: "cell", y: "degrees" });

// %% [markdown]
// Besides `residual` there are two more ways to say what the solution is: `{ fixedPoint: sweep }`, as what a sweep does not change,
// and `{ objective: energy }`, as what makes something least. Replace `residual: balance` by `fixedPoint: sweep` and look: the gradient is the same.
