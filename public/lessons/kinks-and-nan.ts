// %% [markdown]
// # Kinks and NaN
//
// **Where a function has no slope, what does a program answer, and when an answer is `NaN`, where did it begin?**
//
// Derivatives by program are exact, but programs have corners. At a corner somebody has to choose, and a number that
// is not finite spreads without a word. Mixtape says what it chose, and can follow such a number back to its place.

// %% [markdown]
// ## Corners
//
// The function $|x|$ has slope $-1$ on the left of 0 and $1$ on the right. At 0 there is none. Look below the card:
// the run says that it stood on a corner, where, and what was taken instead.

// %% id=corner
const distance = (x: number[]) => x.reduce((sum, each) => sum + Math.abs(each), 0);

gradient(distance)([-2, 0, 3]);

// %% [markdown]
// The same for one number, as it goes from left to right: the slope jumps, and at 0 itself the program says 0.

// %% id=jump
const across = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
plot.line(
  [
    { name: "|x|", x: across, y: across.map((x) => Math.abs(x)) },
    { name: "slope", x: across, y: across.map((x) => derivative((t: number) => Math.abs(t))(x)) },
  ],
  { title: "A corner, and what is said of it", x: "x" },
);

// %% [markdown]
// Two equal numbers are a corner of `Math.max`. Either argument could have the derivative; Mixtape gives it to the
// second, as ChainRules does. Nothing is wrong with that, as long as you know.

// %% id=tie
const highest = (x: number[]) => Math.max(x[0], x[1]);

gradient(highest)([5, 5]);

// %% [markdown]
// ## Zero times infinity
//
// The slope of $\sqrt{x}$ at 0 is infinite. Below, the root is multiplied by a weight of 0 before it reaches the
// result, so nobody asks for that slope. In plain arithmetic $0 \cdot \infty$ is `NaN`; but a cotangent that is
// exactly zero means *the result does not depend on this*, and wins (a *strong zero*). In reverse mode the zero comes
// first, and the answer is the right one. Forward mode meets the infinite slope first, and multiplies it by an
// ordinary number that happens to be 0.

// %% id=strong
const weighted = ({ x, weight }: { x: number; weight: number }) => weight * Math.sqrt(x);

console.log("reverse:", gradient(weighted, { mode: "reverse" })({ x: 0, weight: 0 }).x);
console.log("forward:", gradient(weighted, { mode: "forward" })({ x: 0, weight: 0 }).x);

// %% [markdown]
// The length of a vector has a corner at the origin. `Math.hypot` knows its own corner. A root of a sum of squares
// that is written out meets the infinite slope, and then the slope of a square at 0, which is 0.

// %% id=norms
console.log("hypot:", gradient((x: number[]) => Math.hypot(x[0], x[1]))([0, 0]));
console.log("written out:", gradient((x: number[]) => Math.sqrt(x[0] * x[0] + x[1] * x[1]))([0, 0]));

// %% [markdown]
// ## Where did it begin?
//
// Softmax by its formula: $\log \sum_i e^{x_i}$. With large inputs the value is infinite and the gradient is `NaN`.
// Ask Mixtape to follow it: `nonFinite: "follow"`. The notes below the card lead from the first operation that was
// not finite to the result; each place can be clicked.

// %% id=overflow
const logSum = (x: number[]) => {
  let sum = 0;
  for (const each of x) sum += Math.exp(each);
  return Math.log(sum);
};

gradient(logSum, { nonFinite: "follow" })([1, 800, 2]);

// %% [markdown]
// The first step names the culprit: the exponential of a large number overflows. The remedy is old: take the largest
// input out of the sum. Then no exponential is larger than 1.

// %% id=mended
const safeLogSum = (x: number[]) => {
  const top = Math.max(...x);
  let sum = 0;
  for (const each of x) sum += Math.exp(each - top);
  return top + Math.log(sum);
};

gradient(safeLogSum, { nonFinite: "follow" })([1, 800, 2]);

// %% [markdown]
// Is it right? At inputs where both ways work, they should agree.

// %% id=agree
const easy = [0.1, 0.7, -0.3];
const [plain, safe] = [gradient(logSum)(easy), gradient(safeLogSum)(easy)];
Math.max(...plain.map((each, i) => Math.abs(each - safe[i])));

// %% [markdown]
// ## Later than you think
//
// A loop that goes well for many turns can fail in one. The note counts the calls: here the gradient is taken again
// and again with a step that is too long, and one of the calls is the first to break.

// %% id=late
const bowl = (x: number) => Math.log(1 + x * x) + x ** 4;
const slope = derivative(bowl, { nonFinite: "follow" });
let at = 1;
for (let round = 0; round < 12; round++) at -= 0.9 * slope(at);
at;

// %% [markdown]
// ## Your turn: a bend that never overflows
//
// The function $\log(1 + e^x)$ is a smooth bend: nearly 0 far to the left, nearly $x$ far to the right. Written as below it is infinite
// at 1000. Write it so that its value and its slope are right at $-1000$, at $0$ and at $1000$.

// %% id=bend exercise
const bend = (x: number) => Math.log(1 + Math.exp(x));

// %% [markdown] hint=bend
// For a large $x$ take $e^x$ out of the logarithm: $\log(1 + e^x) = x + \log(1 + e^{-x})$. Which of the two ways is good on which
// side? And if you write it with `Math.abs` or `Math.max`, look at 0: you have made a corner where there was none.

// %% [markdown] answer=bend
// One branch for each side. Both are the same smooth function, so that 0 is no corner. (`Math.log1p(t)` is $\log(1 + t)$, exact for a
// small $t$ too.)
//
// ```ts
// const bend = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
// ```

// %% check=bend
const bent = valueAndGradient(bend);
const [farLeft, middle, farRight] = [-1000, 0, 1000].map((x) => bent(x));
check(Math.abs(farRight.value - 1000) < 1e-9, "at 1000 the value is 1000");
check(Math.abs(farRight.gradient - 1) < 1e-9, "at 1000 the slope is 1");
check(Math.abs(farLeft.value) < 1e-9 && Math.abs(farLeft.gradient) < 1e-9, "at −1000 both are 0");
check(Math.abs(middle.value - Math.log(2)) < 1e-12, "at 0 the value is log 2");
check(Math.abs(middle.gradient - 0.5) < 1e-12, "at 0 the slope is one half");
