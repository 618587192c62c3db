// %% [markdown]
// # Dual numbers by hand
//
// **How can a program that computes a square root also compute the slope of the square root, without a formula for
// it?**
//
// Heron of Alexandria found roots by averaging: if $y$ is too large then $x/y$ is too small, and their mean is better
// than both. Nothing below knows that the derivative of $\sqrt{x}$ is $1/(2\sqrt{x})$.

// %% id=heron
const rounds = 6;

/** The square root of x by Heron's averaging. */
function root(x: number): number {
  let y = x;
  for (let i = 0; i < rounds; i++) y = (y + x / y) / 2;
  return y;
}

root(49);

// %% [markdown]
// ## A number with a shadow
//
// A *dual number* $a + b\,\varepsilon$ is a value $a$ with a rate $b$: how fast the value moves when the input moves.
// The rule $\varepsilon^2 = 0$ says that we look at first order only. That gives, for sums and quotients,
//
// $$(a + b\,\varepsilon) + (c + d\,\varepsilon) = (a + c) + (b + d)\,\varepsilon, \qquad \frac{a + b\,\varepsilon}{c + d\,\varepsilon} = \frac{a}{c} + \frac{b - (a/c)\,d}{c}\,\varepsilon .$$
//
// These two are all that Heron's method needs. Here it is once more, with every number carrying its rate (the
// *tangent*).

// %% id=duals
type Dual = { value: number; tangent: number };

const plus = (a: Dual, b: Dual): Dual => ({ value: a.value + b.value, tangent: a.tangent + b.tangent });
const over = (a: Dual, b: Dual): Dual => {
  const value = a.value / b.value;
  return { value, tangent: (a.tangent - value * b.tangent) / b.value };
};

/** Every round of Heron's method, in dual numbers. */
function rootInDuals(x: Dual): Dual[] {
  const turns = [x];
  for (let i = 0; i < rounds; i++) {
    const y = turns[i];
    turns.push(over(plus(y, over(x, y)), { value: 2, tangent: 0 }));
  }
  return turns;
}

const turns = rootInDuals({ value: 49, tangent: 1 });
for (const [i, { value, tangent }] of turns.entries()) {
  console.log(`round ${i}: value ${value.toFixed(10)}, tangent ${tangent.toFixed(10)}`);
}

// %% [markdown]
// The value settles at the root, and the tangent settles beside it, a round or two later. Below is how far both are
// from what calculus says, as a part of it, round by round; on this scale equal distances are equal ratios.

// %% id=errors
const errors = turns.map(({ value, tangent }) => [Math.abs(value / 7 - 1), Math.abs(14 * tangent - 1)]);
plot.line(
  [
    { name: "value", y: errors.map(([ofValue]) => ofValue) },
    { name: "tangent", y: errors.map(([, ofTangent]) => ofTangent) },
  ],
  { title: "Distance from what calculus says", x: "round", y: { label: "relative distance", log: true } },
);

// %% [markdown]
// ## Mixtape does the same to your code
//
// Forward mode reads `root` and writes a function in which every active number has its tangent beside it. Open the
// card and look at the *Code* view: you will find the two rules from above, in the place of the two operations. The
// *Steps* view goes through the rounds one operation at a time, each number with its tangent.

// %% id=mixtape
const slope = derivative(root, { mode: "forward" })(49);
console.log(`by hand ${turns[rounds].tangent}, by Mixtape ${slope}, by calculus ${1 / 14}`);
slope;

// %% [markdown]
// ## Backwards
//
// Reverse mode gets the same number from the other end. It runs Heron's rounds first, keeps what the way back needs
// (the *tape*), and then asks, round by round from the last to the first: how much does the result change if this $y$
// changes? That answer is a *cotangent*. For one input it is no gain. For a thousand inputs it is the only way that
// does not take a thousand runs. In the *Steps* view of `gradient(root)` you can follow it there and back.

// %% id=backwards
const forwards = measure(derivative(root, { mode: "forward" }))(49);
const backwards = measure(gradient(root, { mode: "reverse" }))(49);
console.log(`forward: ${forwards.work.derivative} operations, ${forwards.tape.peakBytes} bytes of tape`);
console.log(`reverse: ${backwards.work.derivative} operations, ${backwards.tape.peakBytes} bytes of tape`);
console.log(`they differ by ${Number(Math.abs(forwards.value - backwards.value).toPrecision(2))}`);

// %% [markdown]
// ## Your turn: the product
//
// Heron's method has no product of two moving numbers, but most functions do. Write the rule for
// $(a + b\,\varepsilon)(c + d\,\varepsilon)$: the value is right already, the tangent is not. The check multiplies a number with
// itself twice, and compares the tangent with what Mixtape says of $x^3$.

// %% id=product exercise
const times = (a: Dual, b: Dual): Dual => ({ value: a.value * b.value, tangent: 0 });

// %% [markdown] hint=product
// Multiply the brackets out: $ac + ad\,\varepsilon + bc\,\varepsilon + bd\,\varepsilon^2$. Which of the four is zero, and which two are the
// rate?

// %% [markdown] answer=product
// The last one is zero, since $\varepsilon^2 = 0$. What stands beside $\varepsilon$ is $ad + bc$: the product rule.
//
// ```ts
// const times = (a: Dual, b: Dual): Dual => ({ value: a.value * b.value, tangent: a.value * b.tangent + a.tangent * b.value });
// ```

// %% check=product
const moving: Dual = { value: 2, tangent: 1 };
const cube = times(moving, times(moving, moving));
check(cube.value === 8, "the value of 2³ is 8");
check(Math.abs(cube.tangent - derivative((x: number) => x * x * x)(2)) < 1e-12, "the tangent of x³ at 2 is what Mixtape says");
const still = times({ value: 3, tangent: 0 }, { value: 5, tangent: 0 });
check(still.tangent === 0, "a product of numbers that stand still stands still");

// %% [markdown]
// Try more: change `rounds`, or let `root` find the cube root (the mean of two $y$ and one $x/y^2$), and run the
// notebook again.
