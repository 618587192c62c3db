// %% [markdown]
// # Fit an orbit
//
// **Someone saw a comet a dozen times. Where was it, and how fast, when they first looked?**
//
// The orbit is known from its start: a place and a velocity, four numbers in the plane, and Newton's law does the
// rest. So we guess the start, follow the orbit, and compare it with what was seen; the gradient of the disagreement
// says how to guess better. The gradient goes through the whole simulation.

// %% id=simulation
const dt = 0.02;
const steps = 500;
const every = 40;

type State = { x: number; y: number; vx: number; vy: number };

/** One step along the orbit around a sun at the origin (leapfrog; units in which the sun's pull is 1). */
function advance({ x, y, vx, vy }: State): State {
  const halfX = vx - (0.5 * dt * x) / (x * x + y * y) ** 1.5;
  const halfY = vy - (0.5 * dt * y) / (x * x + y * y) ** 1.5;
  const nextX = x + dt * halfX;
  const nextY = y + dt * halfY;
  const cubed = (nextX * nextX + nextY * nextY) ** 1.5;
  return { x: nextX, y: nextY, vx: halfX - (0.5 * dt * nextX) / cubed, vy: halfY - (0.5 * dt * nextY) / cubed };
}

/** Where the comet is at each sighting. */
function sightings(start: State): number[][] {
  const seen: number[][] = [];
  let now = start;
  for (let step = 1; step <= steps; step++) {
    now = advance(now);
    if (step % every === 0) seen.push([now.x, now.y]);
  }
  return seen;
}

// %% [markdown]
// What was seen: the true orbit, with a little noise that is the same in every run.

// %% id=seen
const truth: State = { x: 1, y: 0, vx: 0.1, vy: 1.15 };
const noise = (i: number) => 0.01 * Math.sin(37.7 * i + 1) * Math.cos(91.3 * i);
const seen = sightings(truth).map(([x, y], i) => [x + noise(2 * i), y + noise(2 * i + 1)]);
seen;

// %% [markdown]
// ## How wrong is a guess?

// %% id=misfit
/** Sum of squared distances between what a start predicts and what was seen. */
function misfit(start: State): number {
  const predicted = sightings(start);
  let sum = 0;
  for (let i = 0; i < seen.length; i++) sum += (predicted[i][0] - seen[i][0]) ** 2 + (predicted[i][1] - seen[i][1]) ** 2;
  return sum;
}

const guess: State = { x: 1.05, y: 0.05, vx: 0.05, vy: 1.1 };
gradient(misfit)(guess);

// %% [markdown]
// The gradient has the structure of the guess. Four numbers go in and one comes out of some thousands of operations,
// so both modes are worth a look.

// %% id=modes
const forwardRun = measure(gradient(misfit, { mode: "forward" }))(guess);
const reverseRun = measure(gradient(misfit, { mode: "reverse" }))(guess);
for (const [mode, run] of [["forward", forwardRun], ["reverse", reverseRun]] as const) {
  console.log(`${mode}: ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of the simulation, ${run.tape.peakBytes} bytes of tape at most`);
}

// %% [markdown]
// ## Gauss and Newton
//
// Gauss found the lost planet Ceres in 1801 by least squares. His step: replace the simulation by its tangent (the
// Jacobian of all sightings with respect to the start), and solve the small linear system that is left. Forward mode
// gives the Jacobian: few numbers in, many out.

// %% id=fit
const asState = ([x, y, vx, vy]: number[]): State => ({ x, y, vx, vy });
const residuals = (p: number[]) => sightings(asState(p)).flatMap(([x, y], i) => [x - seen[i][0], y - seen[i][1]]);

/** Solves the square system a·d = b by elimination with pivots. */
function solveSmall(a: number[][], b: number[]): number[] {
  const m = a.map((row, i) => [...row, b[i]]);
  const n = b.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(m[i][k]) > Math.abs(m[best][k])) best = i;
    [m[k], m[best]] = [m[best], m[k]];
    for (let i = k + 1; i < n; i++) {
      const factor = m[i][k] / m[k][k];
      for (let j = k; j <= n; j++) m[i][j] -= factor * m[k][j];
    }
  }
  const d = b.map(() => 0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = m[i][n];
    for (let j = i + 1; j < n; j++) sum -= m[i][j] * d[j];
    d[i] = sum / m[i][i];
  }
  return d;
}

let p = [guess.x, guess.y, guess.vx, guess.vy];
for (let round = 0; round < 8; round++) {
  const r = residuals(p);
  const J = jacobian(residuals, { mode: "forward" })(p);
  console.log(`round ${round}: misfit ${r.reduce((sum, each) => sum + each * each, 0).toPrecision(4)}`);
  const normal = p.map((_, i) => p.map((_, j) => J.reduce((sum, row) => sum + row[i] * row[j], 0)));
  const right = p.map((_, i) => -J.reduce((sum, row, k) => sum + row[i] * r[k], 0));
  const d = solveSmall(normal, right);
  p = p.map((each, i) => each + d[i]);
}
const found = asState(p);

const along = (start: State) => {
  const places = [start];
  for (let step = 0; step < steps; step++) places.push(advance(places[step]));
  return places.filter((_, step) => step % 8 === 0).map(({ x, y }) => ({ x, y }));
};
const across = ({ name, places }: { name: string; places: { x: number; y: number }[] }) => ({ name, x: places.map(({ x }) => x), y: places.map(({ y }) => y) });
plot.scatter(
  [
    across({ name: "first guess", places: along(guess) }),
    across({ name: "found", places: along(found) }),
    across({ name: "seen", places: seen.map(([x, y]) => ({ x, y })) }),
  ],
  { title: "The orbit around the sun at (0, 0)", x: "x", y: "y" },
);

// %% [markdown]
// What is left is the noise. The distance between the start that was found and the true one:

// %% id=distance
Math.hypot(found.x - truth.x, found.y - truth.y, found.vx - truth.vx, found.vy - truth.vy);

// %% [markdown]
// ## A longer watch
//
// Reverse mode keeps something for each step, so its tape grows with the watch. A checkpoint every so many steps
// keeps only the states between, and goes each stretch twice.

// %% id=longer
const stretch = 50;
const someSteps = (start: State) => {
  let now = start;
  for (let step = 0; step < stretch; step++) now = advance(now);
  return now;
};
const farAway = (walk: (start: State) => State, start: State) => {
  let now = start;
  for (let k = 0; k < 100; k++) now = walk(now);
  return now.x * now.x + now.y * now.y;
};
const remembered = (start: State) => farAway(someSteps, start);
const checkpointed = (start: State) => farAway(checkpoint(someSteps), start);
const kept = measure(gradient(remembered, { mode: "reverse" }))(truth);
const repeated = measure(gradient(checkpointed, { mode: "reverse" }))(truth);
for (const [name, run] of [["everything needed is kept", kept], ["a checkpoint every 50 steps", repeated]] as const) {
  console.log(`${name}: ${(run.tape.peakBytes / 1024).toFixed(1)} KiB of tape at most, ${(run.work.derivative / run.work.primal).toFixed(1)} times the work`);
}
