// %% [markdown]
// # A pullback of your own
//
// **How do you tell Mixtape a derivative that you know better, and who tells you that it is wrong?**
//
// Some functions are better differentiated by a person than by a machine. A solver is the usual one: it goes round and round
// until nothing changes any more, and a reverse sweep remembers every round. But the *answer* of a solver fulfils an equation,
// and an equation can be differentiated without a single round.
//
// Here you write such a derivative by hand, get it wrong, are told how, get it right, and see what it saves.

// %% id=solver
/** The x with x = tanh(a x + b), by going round until nothing changes: the state of a neuron that feeds itself. */
function settle(a: number, b: number): number {
  let x = 0;
  let before = 1;
  while (Math.abs(x - before) > 1e-15) {
    before = x;
    x = Math.tanh(a * x + b);
  }
  return x;
}

/** How far many of them are from where they should be, for one coupling and many inputs. */
const loss = (solve: (a: number, b: number) => number) => (p: number[]) => {
  let sum = 0;
  for (let i = 1; i < p.length; i++) sum += (solve(p[0], p[i]) - 0.5) ** 2;
  return sum;
};

const point = [0.9, 0.1, -0.2, 0.3, 0.05];
settle(point[0], point[1]);

// %% [markdown]
// ## What the machine does
//
// Reverse mode follows the rounds back. It is right, and its tape (what is remembered for the way back) grows with every round.

// %% id=machine
const byMachine = measure(gradient(loss(settle), { mode: "reverse" }))(point);
console.log(`${byMachine.tape.peakBytes} bytes of tape, ${(byMachine.work.derivative / byMachine.work.primal).toFixed(1)} times the work of the function`);
byMachine.value;

// %% [markdown]
// ## The derivative on paper
//
// Take $x = \tanh(a x + b)$ and let everything move a little. With $s = 1 - x^2$, which is the slope of $\tanh$ there,
//
// $$\dot x = s \, (\dot a \, x + a \, \dot x + \dot b)
//   \qquad\text{so}\qquad
//   \dot x = \frac{s}{1 - a s} \, (x \, \dot a + \dot b).$$
//
// The pullback reads the same line from the right: it takes the cotangent of $x$, called `bar`, and gives one number for each
// argument, in order: that of `a`, that of `b`.
//
// ## A first attempt
//
// This one is in a hurry: it forgets that $x$ stands on both sides of the equation, and that changes everything by
// $1 / (1 - a s)$.

// %% id=wrong
const hasty = rule(settle, {
  rrule: (a, b) => {
    const x = settle(a, b);
    const s = 1 - x * x;
    return { value: x, pullback: (bar) => [s * x * bar, s * bar] };
  },
});

const told = checkRule(hasty, 0.9, 0.1);
console.log(told.summary);
console.log(`by ${told.worst?.entry}: ${told.worst?.expected.toFixed(6)} belongs there, ${told.worst?.got.toFixed(6)} was given`);
told.verdict;

// %% [markdown]
// Without the tester nobody would have said a word: the gradient below is a number like any other. The line with a ρ under the cell
// above is the same check; Mixtape makes it by itself whenever a rule changes. Open it: as the step of the differences
// shrinks, the error stays where it is. That is what a wrong derivative looks like.

// %% id=silent
const silently = gradient(loss(hasty), { mode: "reverse" })(point);
const offBy = Math.max(...silently.map((d, i) => Math.abs(d / byMachine.value[i] - 1)));
console.log(`the gradient with the hasty rule is off by up to ${(100 * offBy).toFixed(0)} %`);

// %% [markdown]
// ## Other ways to get it wrong
//
// Each of these is a mistake that people make. The tester names them.

// %% id=mistakes
const slope = (a: number, x: number) => (1 - x * x) / (1 - a * (1 - x * x));
const attempts = {
  "a sign": scalarRule(settle, (a, b, x) => [-slope(a, x) * x, slope(a, x)]),
  "the wrong order": scalarRule(settle, (a, b, x) => [slope(a, x), slope(a, x) * x]),
  "an argument left out": scalarRule(settle, (a, b, x) => [0, slope(a, x)]),
  "a factor too many": scalarRule(settle, (a, b, x) => [slope(a, x) * x, slope(a, x) * a]),
  "a constant that is none": scalarRule(settle, (a, b, x) => [slope(a, stopGradient(x)) * x, slope(a, stopGradient(x))]),
};
const named = Object.entries(attempts).map(([what, attempt]) => ({ what, ...checkRule(attempt, 0.9, 0.1) }));
for (const { what, verdict, mistakes } of named) console.log(`${what}: ${verdict}. ${mistakes[0]?.message}`);

// %% [markdown]
// ## Right
//
// `scalarRule` is the short form for functions of numbers: one function that gives all partial derivatives, from the arguments and the
// value, so that the solver does not run twice.

// %% id=right
const settled = scalarRule(settle, (a, b, x) => {
  const s = 1 - x * x;
  return [(s * x) / (1 - a * s), s / (1 - a * s)];
});

const verdict = checkRule(settled, 0.9, 0.1);
for (const step of verdict.steps) console.log(`${step.what}: ${step.outcome}`);
verdict.summary;

// %% [markdown]
// ## What it saves

// %% id=saved
const byHand = measure(gradient(loss(settled), { mode: "reverse" }))(point);
const disagreement = Math.max(...byHand.value.map((d, i) => Math.abs(d / byMachine.value[i] - 1)));
console.log(`largest relative difference of the gradients: ${disagreement.toExponential(0)}`);
console.log(`tape: ${byMachine.tape.peakBytes} bytes by machine, ${byHand.tape.peakBytes} by hand: ${(byMachine.tape.peakBytes / byHand.tape.peakBytes).toFixed(0)} times smaller`);
console.log(`work: ${(byMachine.work.derivative / byMachine.work.primal).toFixed(1)} times the function by machine, ${(byHand.work.derivative / byHand.work.primal).toFixed(1)} by hand`);
byHand.value;

// %% [markdown]
// The nearer the solver comes to where it hardly converges, the more rounds it takes, and the more the rule saves: its tape does not know how
// many there were.

// %% id=harder
const couplings = [0.5, 0.9, 0.99];
const tapes = couplings.map((a) => ({
  a,
  machine: measure(gradient(loss(settle), { mode: "reverse" }))([a, 0.01]).tape.peakBytes,
  hand: measure(gradient(loss(settled), { mode: "reverse" }))([a, 0.01]).tape.peakBytes,
}));
for (const { a, machine, hand } of tapes) console.log(`a = ${a}: ${machine} bytes by machine, ${hand} by hand`);
plot.line(
  [
    { name: "by machine", x: tapes.map(({ a }) => a), y: tapes.map(({ machine }) => machine) },
    { name: "by hand", x: tapes.map(({ a }) => a), y: tapes.map(({ hand }) => hand) },
  ],
  { title: "The tape at its peak", x: "a, how strongly the neuron feeds itself", y: { label: "tape", unit: "bytes", log: true } },
);

// %% [markdown]
// ## Your turn
//
// Where is a planet on its orbit? Kepler's equation $E - e \sin E = M$ gives its angle $E$ from the time (as the angle $M$) and
// from how flat the orbit is ($e$). It is solved by Newton's method. Write the two partial derivatives of $E$: by $M$, and by $e$.
// Run the cell: the line with the ρ says what is still wrong.

// %% id=kepler exercise
/** The E with E - e sin E = M. */
function anomaly(M: number, e: number): number {
  let E = M;
  for (let i = 0; i < 50; i++) E -= (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E));
  return E;
}

const orbit = scalarRule(anomaly, (M, e, E) => [1, 0]);
orbit(1.2, 0.4);

// %% [markdown] hint=kepler
// Let everything in $E - e \sin E = M$ move a little, as above: $\dot E - \dot e \sin E - e \cos E \, \dot E = \dot M$. Bring what
// holds $\dot E$ to one side.

// %% [markdown] answer=kepler
// It follows that $\dot E \, (1 - e \cos E) = \dot M + \sin E \, \dot e$.
//
// ```ts
// /** The E with E - e sin E = M. */
// function anomaly(M: number, e: number): number {
//   let E = M;
//   for (let i = 0; i < 50; i++) E -= (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E));
//   return E;
// }
//
// const orbit = scalarRule(anomaly, (M, e, E) => {
//   const d = 1 - e * Math.cos(E);
//   return [1 / d, Math.sin(E) / d];
// });
// orbit(1.2, 0.4);
// ```

// %% check=kepler
const kepler = (p: number[]) => orbit(p[0], p[1]) * p[1];
const throughNewton = (p: number[]) => withoutRule(orbit)(p[0], p[1]) * p[1];
const [ruled, newton] = [kepler, throughNewton].map((f) => measure(gradient(f, { mode: "reverse" }))([1.2, 0.4]));
check(checkRule(orbit, 1.2, 0.4).verdict === "right", "differences of the function agree, at M = 1.2 and e = 0.4");
check(checkRule(orbit, -2, 0.7).verdict === "right", "and at M = -2 and e = 0.7");
check(Math.max(...ruled.value.map((d, i) => Math.abs(d - newton.value[i]))) < 1e-12, "the gradient is the one through Newton's method");
check(ruled.tape.peakBytes * 20 < newton.tape.peakBytes, "and its tape is less than a twentieth");

// %% [markdown]
// Try more: mistype something in a rule above, and look at the line with the ρ. To differentiate a solver itself again, write
// `withoutRule(settled)`, as the check above does.
