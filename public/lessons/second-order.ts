// %% [markdown]
// # Second derivatives, and which order of modes pays
//
// **Which of the four ways to the Hessian is cheapest, and when do you not need the Hessian at all?**
//
// A derivative function in Mixtape is a function, so it can be differentiated again: forward over reverse, reverse
// over forward, or any other mix. All give the same matrix. They do not cost the same.

// %% id=rosenbrock
/** Rosenbrock's valley: easy to find, hard to walk along. */
function valley(x: number[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += (1 - x[i]) ** 2 + 100 * (x[i + 1] - x[i] ** 2) ** 2;
  return sum;
}

hessian(valley)([0.1, 0.2, 0.3]);

// %% [markdown]
// ## Four ways to one matrix
//
// The Hessian is the Jacobian of the gradient. Each of the two derivatives can go forward or in reverse.

// %% id=ways
const start = Array.from({ length: 24 }, (_, i) => 0.1 * Math.sin(1 + i));

const ways = [
  { way: "forward over reverse", run: measure(jacobian(gradient(valley, { mode: "reverse" }), { mode: "forward" }))(start) },
  { way: "forward over forward", run: measure(jacobian(gradient(valley, { mode: "forward" }), { mode: "forward" }))(start) },
  { way: "reverse over reverse", run: measure(jacobian(gradient(valley, { mode: "reverse" }), { mode: "reverse" }))(start) },
  { way: "reverse over forward", run: measure(jacobian(gradient(valley, { mode: "forward" }), { mode: "reverse" }))(start) },
];

const plainWork = measure(gradient(valley))(start).work.primal;
for (const { way, run } of ways) {
  console.log(`${way}: ${(run.work.derivative / plainWork).toFixed(0)} times the work of the function, ${run.tape.peakBytes} bytes of tape at most`);
}
const apart = Math.max(...ways.flatMap(({ run }) => run.value.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - ways[0].run.value[i][j])))));
console.log(`the largest difference between any two entries is ${Number(apart.toPrecision(2))}`);

// %% [markdown]
// ## Without the matrix
//
// Newton's method needs the solution of $H\,d = -g$, not $H$ itself. The method of conjugate gradients finds $d$ from
// products $H\,v$ alone, and `hvp` gives such a product for the price of a few gradients, whatever the number of
// variables.

// %% id=products
const size = 200;
const long = Array.from({ length: size }, (_, i) => 0.9 + 0.05 * Math.sin(i));
const direction = long.map((_, i) => Math.cos(i));
const product = measure(hvp(valley))(long, direction);
const whole = measure(hessian(valley))(long);
console.log(`one product: ${(product.work.derivative / product.work.primal).toFixed(1)} times the work of the function`);
console.log(`the whole Hessian of ${size} variables: ${(whole.work.derivative / whole.work.primal).toFixed(0)} times`);

// %% id=newton
/** Solves H d = −g by conjugate gradients, from products with H alone; stops where H bends down. */
function newtonStep(x: number[]): number[] {
  const times = hvp(valley);
  const d = x.map(() => 0);
  let r = gradient(valley)(x).map((each) => -each);
  let p = [...r];
  let rr = r.reduce((sum, each) => sum + each * each, 0);
  const enough = 1e-20 * rr;
  for (let turn = 0; turn < 2 * x.length && rr > enough; turn++) {
    const hp = times(x, p);
    const bend = p.reduce((sum, each, i) => sum + each * hp[i], 0);
    if (bend <= 0) break;
    const step = rr / bend;
    for (let i = 0; i < x.length; i++) d[i] += step * p[i];
    r = r.map((each, i) => each - step * hp[i]);
    const next = r.reduce((sum, each) => sum + each * each, 0);
    p = r.map((each, i) => each + (next / rr) * p[i]);
    rr = next;
  }
  return d;
}

/** Goes along d as long a way as makes the function smaller. */
function walk(x: number[], d: number[]): number[] {
  for (let length = 1; length > 1e-6; length /= 2) {
    const there = x.map((each, i) => each + length * d[i]);
    if (valley(there) < valley(x)) return there;
  }
  return x;
}

let place = long;
const heights: number[] = [];
for (let round = 0; round < 12; round++) {
  heights.push(valley(place));
  place = walk(place, newtonStep(place));
}
plot.line(heights, { title: "The function, round by round", x: "round", y: { label: "value", log: true } });

// %% [markdown]
// The last rounds are Newton's: the number of right digits doubles in each. The largest distance of any of the 200 variables from 1, where
// the valley has its bottom:

// %% id=distance
Math.max(...place.map((each) => Math.abs(each - 1)));

// %% [markdown]
// Open a card and look at the *Code* view of `hvp(valley)`: the reverse sweep is there, and beside each of its
// numbers a tangent. Reverse over a gradient is never made by taping a tape: the Hessian is symmetric, so Mixtape
// goes forward over reverse instead.
