// %% [markdown]
// # Train a network
//
// **What is left of machine learning when you take the framework away?**
//
// A function with many parameters, a number that says how wrong it is, and the gradient of that number. The network
// below is written as loops over plain arrays; its parameters are an object, and so is its gradient.

// %% id=data
/** Two arms of a spiral; points of the first arm are to be told from points of the second. */
const perArm = 60;
const points = Array.from({ length: 2 * perArm }, (_, i) => {
  const arm = i % 2;
  const along = Math.floor(i / 2) / perArm;
  const angle = 3 * along + Math.PI * arm;
  const radius = 0.2 + 0.8 * along;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label: arm };
});
const armOf = (label: number) => points.filter((point) => point.label === label);
plot.scatter(
  [0, 1].map((label) => ({ x: armOf(label).map(({ x }) => x), y: armOf(label).map(({ y }) => y), name: label === 0 ? "first arm" : "second arm" })),
  { title: "What is to be told apart", x: "x", y: "y" },
);

// %% [markdown]
// ## The network
//
// Two inputs, a layer of hidden units with $\tanh$, and one output: the odds that a point belongs to the second arm.

// %% id=network
const hidden = input.slider(16, { min: 2, max: 40, label: "hidden units" });

type Network = { w: number[][]; b: number[]; v: number[]; c: number };

/** Weights at the start: small, different, and the same in every run. */
const fresh = (): Network => ({
  w: Array.from({ length: hidden }, (_, i) => [2.5 * Math.sin(3.1 * i + 1), 2.5 * Math.cos(5.7 * i + 2)]),
  b: Array.from({ length: hidden }, (_, i) => Math.sin(7.3 * i)),
  v: Array.from({ length: hidden }, (_, i) => 0.5 * Math.cos(2.9 * i)),
  c: 0,
});

function odds({ w, b, v, c }: Network, x: number, y: number): number {
  let sum = c;
  for (let i = 0; i < hidden; i++) sum += v[i] * Math.tanh(w[i][0] * x + w[i][1] * y + b[i]);
  return sum;
}

/** The mean surprise at the labels (cross entropy), in the form that never overflows. */
function loss(network: Network): number {
  let sum = 0;
  for (const { x, y, label } of points) {
    const z = odds(network, x, y);
    sum += softplus(label === 1 ? -z : z);
  }
  return sum / points.length;
}

loss(fresh());

// %% [markdown]
// ## Its gradient
//
// Many numbers go in and one comes out: reverse mode's case. The figures say by how much.

// %% id=gradient
const inReverse = measure(gradient(loss, { mode: "reverse" }))(fresh());
const inForward = measure(gradient(loss, { mode: "forward" }))(fresh());
for (const [mode, run] of [["reverse", inReverse], ["forward", inForward]] as const) {
  console.log(`${mode}: ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of the loss, ${run.tape.peakBytes} bytes of tape at most`);
}
inReverse.value;

// %% [markdown]
// ## Training
//
// Each step goes a little way against the gradient, with a memory of the steps before (momentum, after Polyak, 1964).
// Stop the run when you have seen enough: everything you typed stays.

// %% id=training
const step = valueAndGradient(loss, { mode: "reverse" });
const rounds = input.slider(600, { min: 100, max: 2000, step: 100, label: "rounds" });

const network = fresh();
const speed = fresh();
for (let i = 0; i < hidden; i++) {
  speed.w[i] = [0, 0];
  speed.b[i] = 0;
  speed.v[i] = 0;
}

/** One step down the slope, in place. */
function descend(downhill: Network, rate: number): void {
  const keep = 0.95;
  for (let i = 0; i < hidden; i++) {
    for (let k = 0; k < 2; k++) {
      speed.w[i][k] = keep * speed.w[i][k] - rate * downhill.w[i][k];
      network.w[i][k] += speed.w[i][k];
    }
    speed.b[i] = keep * speed.b[i] - rate * downhill.b[i];
    network.b[i] += speed.b[i];
    speed.v[i] = keep * speed.v[i] - rate * downhill.v[i];
    network.v[i] += speed.v[i];
  }
  speed.c = keep * speed.c - rate * downhill.c;
  network.c += speed.c;
}

const losses: number[] = [];
for (let round = 0; round < rounds; round++) {
  const { value, gradient: downhill } = step(network);
  losses.push(value);
  descend(downhill, 0.3);
  progress((round + 1) / rounds, "training");
  show(() => plot.line(losses, { title: "Loss, round by round", x: "round", y: { label: "loss", log: true } }), { key: "loss" });
}
for (const round of [0, 50, 100, rounds - 1]) console.log(`round ${round}: loss ${losses[round].toFixed(4)}`);

// %% [markdown]
// How many of the points does it put on the right arm?

// %% id=right
points.filter(({ x, y, label }) => (odds(network, x, y) > 0 ? 1 : 0) === label).length / points.length;

// %% [markdown]
// What it learned, over the whole plane: above zero it says *second arm*.

// %% id=plane
plot.contour((x, y) => odds(network, x, y), { title: "Odds of the second arm", x: [-1.2, 1.2], y: [-1.2, 1.2], value: "odds" });

// %% [markdown]
// Try it: fewer hidden units, a rate that is too large, or one line more in `loss` that keeps the weights small.
