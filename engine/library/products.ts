/** Products of vectors and matrices, and what only moves entries. */
import type { Family } from "./entry.ts";

const shared = `
function outerLike$(like, x, y, factor) {
  const [m, n] = [x.length, y.length];
  const data = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) data[i * n + j] = factor * x[i] * y[j];
  return shaped$(like, m, n, data);
}
function matvecT$(a, x) {
  return matvec(transpose(a), x);
}
function product$(m, k, n, a, down, along, b, bDown, bAlong) {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++)
    for (let l = 0; l < k; l++) {
      const factor = a[i * down + l * along];
      for (let j = 0; j < n; j++) out[i * n + j] += factor * b[l * bDown + j * bAlong];
    }
  return out;
}
function conform$(m, k, l, n) {
  if (k !== l) throw $fault("array-shapes", "matmul", "cannot multiply a matrix of " + m + "×" + k + " by one of " + l + "×" + n);
}
function kronBlocks$(bar, a, b) {
  const [m, n, p, q] = [rowsOf$(a), colsOf$(a), rowsOf$(b), colsOf$(b)];
  const [bars, bs] = [flat$(bar), flat$(b)];
  return entries$(a, (v, i, j) => {
    let total = 0;
    for (let k = 0; k < p; k++) for (let l = 0; l < q; l++) total += bars[(i * p + k) * (n * q) + j * q + l] * bs[k * q + l];
    return total;
  });
}
function kronEntries$(bar, a, b) {
  const [m, n, p, q] = [rowsOf$(a), colsOf$(a), rowsOf$(b), colsOf$(b)];
  const [bars, as] = [flat$(bar), flat$(a)];
  return entries$(b, (v, k, l) => {
    let total = 0;
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) total += bars[(i * p + k) * (n * q) + j * q + l] * as[i * n + j];
    return total;
  });
}
function diagonal$(a) {
  const n = Math.min(rowsOf$(a), colsOf$(a));
  const [data, cols] = [flat$(a), colsOf$(a)];
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = data[i * cols + i];
  return out;
}
function onDiagonal$(like, x) {
  return entries$(like, (v, i, j) => (i === j ? x[i] : 0));
}
`;

/** Products, transposes, diagonals. */
export const products: Family = {
  shared,
  functions: [
    {
      name: "dot",
      takes: ["vector", "vector"],
      value: `(x, y) {
  const n = x.length;
  if (n !== y.length) throw $fault("array-shapes", "dot", "is given vectors of " + n + " and " + y.length + " numbers");
  let total = 0;
  for (let i = 0; i < n; i++) total += x[i] * y[i];
  return total;
}`,
      rule: {
        frule: `([xDot, yDot], x, y) { return { value: dot(x, y), tangent: dot(xDot, y) + dot(x, yDot) }; }`,
        rrule: `(x, y) { return { value: dot(x, y), pullback: (bar) => [scale(bar, y), scale(bar, x)] }; }`,
      },
      signatures: ["(x: Vector, y: Vector): number"],
      note: "Σ xᵢ·yᵢ.",
    },
    {
      name: "outer",
      takes: ["vector", "vector"],
      value: `(x, y) {
  const out = new Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const row = new Array(y.length);
    for (let j = 0; j < y.length; j++) row[j] = x[i] * y[j];
    out[i] = row;
  }
  return out;
}`,
      rule: {
        frule: `([xDot, yDot], x, y) { return { value: outer(x, y), tangent: add(outer(xDot, y), outer(x, yDot)) }; }`,
        rrule: `(x, y) { return { value: outer(x, y), pullback: (bar) => [matvec(bar, y), matvec(transpose(bar), x)] }; }`,
      },
      signatures: ["(x: Vector, y: Vector): number[][]"],
      note: "The matrix of all xᵢ·yⱼ.",
    },
    {
      name: "kron",
      takes: ["matrix", "matrix"],
      value: `(a, b) {
  const [m, n, p, q] = [rowsOf$(a), colsOf$(a), rowsOf$(b), colsOf$(b)];
  const [as, bs] = [flat$(a), flat$(b)];
  const out = new Float64Array(m * n * p * q);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < p; k++)
        for (let l = 0; l < q; l++) out[(i * p + k) * (n * q) + j * q + l] = as[i * n + j] * bs[k * q + l];
  return shaped$(a, m * p, n * q, out);
}`,
      rule: {
        frule: `([aDot, bDot], a, b) { return { value: kron(a, b), tangent: add(kron(aDot, b), kron(a, bDot)) }; }`,
        rrule: `(a, b) { return { value: kron(a, b), pullback: (bar) => [kronBlocks$(bar, a, b), kronEntries$(bar, a, b)] }; }`,
      },
      signatures: ["<M extends AnyMatrix>(a: M, b: AnyMatrix): M"],
      note: "The Kronecker product: b times each entry of a, as blocks.",
    },
    {
      name: "transpose",
      takes: ["matrix"],
      value: `(a) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = data[i * n + j];
  return shaped$(a, n, m, out);
}`,
      rule: {
        frule: `([aDot], a) { return { value: transpose(a), tangent: transpose(aDot) }; }`,
        rrule: `(a) { return { value: transpose(a), pullback: (bar) => [transpose(bar)] }; }`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): M"],
      note: "Rows and columns exchanged.",
    },
    {
      name: "trace",
      takes: ["matrix"],
      value: `(a) { square$("trace", a); return total$(diagonal$(a)); }`,
      rule: {
        frule: `([aDot], a) { return { value: trace(a), tangent: trace(aDot) }; }`,
        rrule: `(a) { return { value: trace(a), pullback: (bar) => [entries$(a, (v, i, j) => (i === j ? bar : 0))] }; }`,
      },
      signatures: ["(a: AnyMatrix): number"],
      note: "The sum of the diagonal of a square matrix.",
    },
    {
      name: "diag",
      takes: ["vector or matrix"],
      value: `(x) {
  if ($kind(x) !== "vector") return vectorOf$(x, diagonal$(x));
  const n = x.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) {
    const row = new Array(n);
    for (let j = 0; j < n; j++) row[j] = i === j ? x[i] : 0;
    out[i] = row;
  }
  return out;
}`,
      rule: {
        frule: `([xDot], x) { return { value: diag(x), tangent: diag(xDot) }; }`,
        rrule: `(x) {
  return { value: diag(x), pullback: (bar) => ($kind(x) === "vector" ? [diag(bar)] : [onDiagonal$(x, bar)]) };
}`,
      },
      signatures: ["(x: Vector): number[][]", "(a: number[][]): number[]", "(a: Matrix): Float64Array"],
      note: "Of a vector, the matrix with it on the diagonal; of a matrix, its diagonal.",
    },
    {
      name: "matvec",
      takes: ["matrix", "vector"],
      value: `(a, x) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  if (n !== x.length)
    throw $fault("array-shapes", "matvec", "cannot multiply a matrix of " + m + "×" + n + " by a vector of " + x.length);
  const out = $like(x, m);
  for (let i = 0; i < m; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += data[i * n + j] * x[j];
    out[i] = total;
  }
  return out;
}`,
      rule: {
        frule: `([aDot, xDot], a, x) { return { value: matvec(a, x), tangent: add(matvec(aDot, x), matvec(a, xDot)) }; }`,
        rrule: `(a, x) { return { value: matvec(a, x), pullback: (bar) => [outerLike$(a, bar, x, 1), matvecT$(a, bar)] }; }`,
      },
      signatures: ["<V extends Vector>(a: AnyMatrix, x: V): V"],
      note: "The matrix times the vector, as a column.",
    },
    {
      name: "matmul",
      takes: ["matrix", "matrix"],
      value: `(a, b) {
  const [m, k, n] = [rowsOf$(a), colsOf$(a), colsOf$(b)];
  conform$(m, k, rowsOf$(b), n);
  return shaped$(a, m, n, product$(m, k, n, flat$(a), k, 1, flat$(b), n, 1));
}`,
      rule: {
        frule: `([aDot, bDot], a, b) { return { value: matmul(a, b), tangent: add(matmul(aDot, b), matmul(a, bDot)) }; }`,
        rrule: `(a, b) {
  return { value: matmul(a, b), pullback: (bar) => [lazy(() => timesTransposed(bar, b)), lazy(() => alike$(b, transposedTimes(a, bar)))] };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M, b: AnyMatrix): M"],
      note: "The product of two matrices; the columns of the first are as many as the rows of the second.",
    },
    {
      name: "timesTransposed",
      takes: ["matrix", "matrix"],
      value: `(a, b) {
  const [m, k, n] = [rowsOf$(a), colsOf$(a), rowsOf$(b)];
  conform$(m, k, colsOf$(b), n);
  return shaped$(a, m, n, product$(m, k, n, flat$(a), k, 1, flat$(b), 1, k));
}`,
      rule: {
        frule: `([aDot, bDot], a, b) {
  return { value: timesTransposed(a, b), tangent: add(timesTransposed(aDot, b), timesTransposed(a, bDot)) };
}`,
        rrule: `(a, b) {
  return { value: timesTransposed(a, b), pullback: (bar) => [lazy(() => matmul(bar, b)), lazy(() => alike$(b, transposedTimes(bar, a)))] };
}`,
      },
    },
    {
      name: "transposedTimes",
      takes: ["matrix", "matrix"],
      value: `(a, b) {
  const [m, k, n] = [colsOf$(a), rowsOf$(a), colsOf$(b)];
  conform$(m, k, rowsOf$(b), n);
  return shaped$(a, m, n, product$(m, k, n, flat$(a), 1, m, flat$(b), n, 1));
}`,
      rule: {
        frule: `([aDot, bDot], a, b) {
  return { value: transposedTimes(a, b), tangent: add(transposedTimes(aDot, b), transposedTimes(a, bDot)) };
}`,
        rrule: `(a, b) {
  return { value: transposedTimes(a, b), pullback: (bar) => [lazy(() => alike$(a, timesTransposed(b, bar))), lazy(() => alike$(b, matmul(a, bar)))] };
}`,
      },
    },
  ],
};
