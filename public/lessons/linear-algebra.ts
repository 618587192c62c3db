// %% [markdown]
// # Rules for linear algebra
//
// A determinant is computed by elimination: some $n^3$ multiplications and divisions, each of which reverse mode can
// differentiate. But the derivative of the whole is known in closed form. *What does it cost to differentiate the
// algorithm all the same, and what does one lose?*
//
// Mixtape's `det`, `inv` and `eigvalsh` have rules. The option `plan` puts a rule aside and goes through the
// algorithm, so that both can be measured on one call. Every number below is computed when the notebook runs.

// %% id=matrix
/** Symmetric, with eigenvalues that are positive and apart. */
const symmetric = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Math.sin(1 + i + j) / 4 + (i === j ? 2 + i : 0)));

const A = symmetric(12);
/** How far apart two matrices are, relative to the largest entry. */
const distance = (a: number[][], b: number[][]) =>
  max(sub(a, b).flat().map(Math.abs)) / max(a.flat().map(Math.abs));

A;

// %% [markdown]
// ## The determinant
//
// Jacobi's formula: $\bar A = \bar y \, \det(A) \, A^{-T}$. The rule keeps the matrix and inverts it on the way back. Without the
// rule, the tape keeps what each step of the elimination overwrote.

// %% id=det
const f = (a: number[][]) => det(a);
const byRule = measure(gradient(f, { mode: "reverse" }))(A);
const through = measure(gradient(f, { mode: "reverse", plan: { det: "reverse" } }))(A);

const say = (name: string, run: { work: { primal: number; derivative: number }; tape: { peakBytes: number } }) =>
  console.log(`${name}: ${run.tape.peakBytes} bytes of tape at most, ${(run.work.derivative / run.work.primal).toFixed(1)} times the work of the function`);
say("by the rule", byRule);
say("through the elimination", through);
console.log(`they differ by ${Number(distance(byRule.value, through.value).toPrecision(2))} of the largest entry`);

// %% [markdown]
// The rule pays in work: it eliminates once more, to invert. Memory is where it wins, and the larger the matrix the more:
// what it keeps does not depend on how many steps the elimination takes.

// %% id=grows
const grown = [4, 8, 16].map((n) => ({
  n,
  rule: measure(gradient(f, { mode: "reverse" }))(symmetric(n)).tape.peakBytes,
  algorithm: measure(gradient(f, { mode: "reverse", plan: { det: "reverse" } }))(symmetric(n)).tape.peakBytes,
}));
for (const { n, rule, algorithm } of grown) console.log(`n = ${n}: ${rule} bytes by the rule, ${algorithm} through the elimination`);
plot.line(
  [
    { name: "by the rule", x: grown.map(({ n }) => n), y: grown.map(({ rule }) => rule) },
    { name: "through the elimination", x: grown.map(({ n }) => n), y: grown.map(({ algorithm }) => algorithm) },
  ],
  { title: "The tape at its peak", x: { label: "n, rows of the matrix", log: true }, y: { label: "tape", unit: "bytes", log: true } },
);

// %% [markdown]
// ## The inverse
//
// From $A\,A^{-1} = I$ follows $\bar A = -A^{-T}\,\bar Y\,A^{-T}$: two products of matrices, with the inverse that is there already.

// %% id=inverse
const g = (a: number[][]) => sum(inv(a));
const inverseByRule = measure(gradient(g, { mode: "reverse" }))(A);
say("by the rule", inverseByRule);
// The formula by hand: Y-bar is all ones.
const Y = inv(A);
const ones = Y.map((row) => row.map(() => 1));
const byHand = scale(-1, matmul(transpose(Y), matmul(ones, transpose(Y))));
console.log(`from the formula by hand it differs by ${Number(distance(byHand, inverseByRule.value).toPrecision(2))} of the largest entry`);

// %% [markdown]
// ## Eigenvalues
//
// They come from an iteration that turns the matrix until nothing is left beside the diagonal. The derivative does not ask how: an
// eigenvalue with the unit vector $v$ has the gradient $v\,v^T$. So the gradient of the smallest one needs its vector, and
// nothing of the iteration.

// %% id=eigenvalues
const smallest = (a: number[][]) => eigvalsh(a)[0];
const gradientOfSmallest = measure(gradient(smallest, { mode: "reverse" }))(A);
say("by the rule", gradientOfSmallest);
const v = eigh(A).vectors.map((row) => row[0]);
console.log(`from v·vᵀ it differs by ${Number(distance(outer(v, v), gradientOfSmallest.value).toPrecision(2))} of the largest entry`);

// %% [markdown]
// ## Where there is no derivative
//
// Two equal eigenvalues: any two perpendicular vectors in their plane will do, and a small change of the matrix makes
// them jump. The values are still good for a derivative; the vectors are not, and Mixtape says so instead of dividing
// by the difference.

// %% id=degenerate raises
gradient((a: number[][]) => eigh(a).vectors[0][1], { mode: "reverse" })([[1, 0], [0, 1]]);

// %% [markdown]
// ## Second derivatives
//
// Rules are written in terms of functions that have rules, so that they can be differentiated in turn. This is the
// Hessian of $\log\det$ of a symmetric matrix of two rows, from its three numbers; it is negative definite, since $\log\det$ is concave.

// %% id=second
const H = hessian((x: number[]) => logdet([[x[0], x[1]], [x[1], x[2]]]))([2, 0.5, 3]);
console.log(`its eigenvalues: ${eigvalsh(H).map((value) => value.toFixed(3)).join(", ")}`);
H;
