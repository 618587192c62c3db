/**
 * Calls of every function of the array library at points of its domain, edges included; each with arrays and with
 * typed arrays. Data only. The calls' arguments are `a`, `b`, `c`, drawn from a fixed sequence.
 */

export type Input = number | readonly number[] | readonly (readonly number[])[];

export interface LibraryCase {
  readonly call: string;
  readonly inputs: Readonly<Record<string, Input>>;
  /** At a kink or beyond a fault, where differences have nothing to say of the derivative: why. */
  readonly rough?: string;
}

/** Numbers between 0.3 and 2, all different and in no order. */
function drawn(count: number, seed: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => 0.3 + 1.7 * ((((i + 1) * 0.6180339887 + seed * 0.2360679775) % 1) + 0),
  );
}

function vector(n: number, seed = 0): number[] {
  return drawn(n, seed).map((x, i) => (i % 2 === 0 ? x : -x));
}

function rows(m: number, n: number, seed = 0): number[][] {
  const all = vector(m * n, seed);
  return Array.from({ length: m }, (_, i) => all.slice(i * n, (i + 1) * n));
}

/** Far from singular. */
function square(n: number, seed = 0): number[][] {
  return rows(n, n, seed).map((row, i) => row.map((x, j) => (i === j ? x + (x < 0 ? -3 : 3) : x / 2)));
}

/** Symmetric, with eigenvalues that are positive and apart. */
function definite(n: number, seed = 0): number[][] {
  const a = rows(n, n, seed);
  return a.map((row, i) => row.map((x, j) => (x + a[j]![i]!) / 4 + (i === j ? 3 + 2 * i : 0)));
}

const positive = (n: number): number[] => drawn(n, 3);

export const structureCases: readonly LibraryCase[] = [
  { call: "matrix(2, 3, a)", inputs: { a: vector(6) } },
  { call: "add(zeros(2, 2), a)", inputs: { a: rows(2, 2) } },
  { call: "mul(identity(2), a)", inputs: { a: rows(2, 2) } },
  { call: "fromRows(a)", inputs: { a: rows(2, 3) } },
  { call: "toRows(a)", inputs: { a: rows(2, 3) } },
];

export const elementwiseCases: readonly LibraryCase[] = [
  ...["exp", "tanh", "sin", "cos"].flatMap((name) => [
    { call: `${name}(a)`, inputs: { a: vector(3) } },
    { call: `${name}(a)`, inputs: { a: rows(2, 2) } },
  ]),
  { call: "exp(a)", inputs: { a: [] } },
  { call: "exp(a)", inputs: { a: 0.7 } },
  ...["log", "sqrt"].map((name) => ({ call: `${name}(a)`, inputs: { a: positive(3) } })),
  ...["add", "sub", "mul", "div"].flatMap((name) => [
    { call: `${name}(a, b)`, inputs: { a: vector(3), b: vector(3, 1) } },
    { call: `${name}(a, b)`, inputs: { a: rows(2, 2), b: rows(2, 2, 1) } },
    { call: `${name}(a, b)`, inputs: { a: 0.7, b: vector(3, 1) } },
    { call: `${name}(a, b)`, inputs: { a: rows(2, 2), b: 1.3 } },
  ]),
  { call: "mul(a, a)", inputs: { a: vector(3) } },
  { call: "add(fromRows(a), toRows(b))", inputs: { a: rows(2, 2), b: rows(2, 2, 1) } },
  { call: "scale(a, b)", inputs: { a: 0.7, b: vector(3) } },
  { call: "scale(a, b)", inputs: { a: 0.7, b: rows(2, 3) } },
  { call: "axpy(a, b, c)", inputs: { a: 0.7, b: vector(3), c: vector(3, 1) } },
  { call: "axpy(a, b, c)", inputs: { a: 0.7, b: rows(2, 2), c: rows(2, 2, 1) } },
  { call: "sincos(a)", inputs: { a: 0.7 } },
];

export const reductionCases: readonly LibraryCase[] = [
  ...["sum", "mean"].flatMap((name) => [
    { call: `${name}(a)`, inputs: { a: vector(3) } },
    { call: `${name}(a)`, inputs: { a: rows(2, 3) } },
  ]),
  { call: "sum(a) + prod(b) + logsumexp([0, ...b])", inputs: { a: [], b: [] } },
  { call: "prod(a)", inputs: { a: vector(4) } },
  { call: "prod(a)", inputs: { a: [1.2, 0, 0.7] } },
  { call: "prod(a)", inputs: { a: [1.2, 0, 0.7, 0] } },
  { call: "cumsum(a)", inputs: { a: vector(4) } },
  ...["max", "min"].map((name) => ({ call: `${name}(a)`, inputs: { a: vector(4) } })),
  { call: "max(a)", inputs: { a: [1, 2, 2] }, rough: "two are the largest" },
  { call: "argmax(a) + argmin(a) + sum(a)", inputs: { a: vector(4) } },
  ...["", ", 1", ", 3", ", 1.5", ", Infinity"].map((p) => ({
    call: `norm(a${p})`,
    inputs: { a: vector(4) },
  })),
  ...[1, 1.5, 2, 3].map((p) => ({ call: "norm(a, b)", inputs: { a: vector(3), b: p } })),
  { call: "norm(a, b)", inputs: { a: [0, 0], b: 3 }, rough: "the norm has a corner at 0" },
  { call: "norm(a)", inputs: { a: rows(2, 3) } },
  { call: "norm(a)", inputs: { a: [0, 0] }, rough: "the norm has a corner at 0" },
  { call: "norm(a)", inputs: { a: [3] } },
  ...["logsumexp", "softmax", "logSoftmax"].flatMap((name) => [
    { call: `${name}(a)`, inputs: { a: vector(4) } },
    { call: `${name}(a)`, inputs: { a: [1000, 1001, 999] } },
    { call: `${name}(a)`, inputs: { a: [0.4] } },
  ]),
  { call: "sort(a)", inputs: { a: vector(5) } },
  { call: "sort(a)", inputs: { a: [0.5] } },
];

export const productCases: readonly LibraryCase[] = [
  { call: "dot(a, b)", inputs: { a: vector(3), b: vector(3, 1) } },
  { call: "dot(a, a)", inputs: { a: vector(3) } },
  { call: "outer(a, b)", inputs: { a: vector(3), b: vector(2, 1) } },
  { call: "kron(a, b)", inputs: { a: rows(2, 3), b: rows(2, 2, 1) } },
  { call: "transpose(a)", inputs: { a: rows(2, 3) } },
  { call: "trace(a)", inputs: { a: rows(3, 3) } },
  { call: "diag(a)", inputs: { a: vector(3) } },
  { call: "diag(a)", inputs: { a: rows(2, 3) } },
  { call: "matvec(a, b)", inputs: { a: rows(3, 2), b: vector(2) } },
  { call: "matmul(a, b)", inputs: { a: rows(2, 3), b: rows(3, 2, 1) } },
  { call: "matmul(a, a)", inputs: { a: rows(1, 1) } },
  { call: "matmul(toRows(a), fromRows(b))", inputs: { a: rows(2, 2), b: rows(2, 2, 1) } },
];

export const solvingCases: readonly LibraryCase[] = [
  { call: "solve(a, b)", inputs: { a: square(3), b: vector(3, 1) } },
  { call: "solve(a, b)", inputs: { a: square(3), b: rows(3, 2, 1) } },
  { call: "solve(a, b)", inputs: { a: [[1.5]], b: [0.7] } },
  { call: "solve(toRows(a), fromRows(b))", inputs: { a: square(2), b: rows(2, 1, 1) } },
  ...["", ', "upper"', ', "lower transposed"', ', "upper transposed"'].flatMap((part) => [
    { call: `triangularSolve(a, b${part})`, inputs: { a: square(3), b: vector(3, 1) } },
    { call: `triangularSolve(a, b${part})`, inputs: { a: square(2), b: rows(2, 3, 1) } },
  ]),
  { call: "inv(a)", inputs: { a: square(3) } },
  { call: "inv(a)", inputs: { a: 1.7 } },
  { call: "det(a)", inputs: { a: square(3) } },
  {
    call: "det(a)",
    inputs: {
      a: [
        [0.3, 2, 1],
        [1.5, 0.2, 0.4],
        [0.9, 1, -2],
      ],
    },
  },
  { call: "logdet(a)", inputs: { a: square(3) } },
  { call: "dot(b, solve(a, b)) + logdet(a)", inputs: { a: definite(3), b: vector(3) } },
];

export const factorizationCases: readonly LibraryCase[] = [
  { call: "cholesky(a)", inputs: { a: definite(3) } },
  { call: "cholesky(a)", inputs: { a: [[2.5]] } },
  { call: "qr(a)", inputs: { a: rows(4, 2) } },
  { call: "qr(a)", inputs: { a: square(3) } },
  { call: "lu(a)", inputs: { a: square(3) } },
  {
    call: "lu(a)",
    inputs: {
      a: [
        [0.3, 2, 1],
        [1.5, 0.2, 0.4],
        [0.9, 1, -2],
      ],
    },
  },
  { call: "eigh(a)", inputs: { a: definite(3) } },
  { call: "eigh(a)", inputs: { a: [[1.5]] } },
  { call: "eigvalsh(a)", inputs: { a: definite(3) } },
  { call: "svd(a)", inputs: { a: rows(3, 2) } },
  { call: "svd(a)", inputs: { a: rows(2, 3) } },
  { call: "svdvals(a)", inputs: { a: rows(3, 2) } },
  { call: "svdvals(a)", inputs: { a: rows(2, 3) } },
  { call: "expm(a)", inputs: { a: square(2) } },
  { call: "expm(a)", inputs: { a: [[0.3]] } },
];

export const signalCases: readonly LibraryCase[] = [
  { call: "interp1(a, b, c)", inputs: { a: [0.5, 1, 2.5], b: vector(3), c: [0.1, 0.7, 2, 3] } },
  { call: "interp1(a, b, c)", inputs: { a: [0.5, 1, 2.5], b: vector(3), c: 1.2 } },
  { call: "conv1d(a, b)", inputs: { a: vector(4), b: vector(3, 1) } },
  { call: "conv1d(a, b)", inputs: { a: vector(1), b: vector(2, 1) } },
  ...[1, 2, 3, 4, 6].map((n) => ({ call: "fft(a)", inputs: { a: vector(n) } })),
];

export const allCases: readonly (readonly [family: string, cases: readonly LibraryCase[]])[] = [
  ["structure", structureCases],
  ["elementwise", elementwiseCases],
  ["reductions", reductionCases],
  ["products", productCases],
  ["solving", solvingCases],
  ["factorizations", factorizationCases],
  ["signals", signalCases],
];

export { definite, positive, rows, square, vector };
