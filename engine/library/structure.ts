/**
 * What all families build on: vectors and matrices entry by entry, whatever they are held as. Results are of the kind
 * that the first argument has; a `Matrix` is flat and row-major.
 */
import type { Family } from "./entry.ts";

const shared = `
function each$(x, f) {
  if ($kind(x) === "matrix") return { rows: x.rows, cols: x.cols, data: each$(x.data, f) };
  const n = x.length;
  const out = $like(x, n);
  if ($kind(x) === "rows") for (let i = 0; i < n; i++) out[i] = each$(x[i], f);
  else for (let i = 0; i < n; i++) out[i] = f(x[i]);
  return out;
}
function both$(name, x, y, f) {
  if ($kind(x) === "number") return each$(y, (b) => f(x, b));
  if ($kind(y) === "number") return each$(x, (a) => f(a, y));
  if ($kind(x) === "vector") return pairs$(name, x, y, f);
  const [m, n] = [rowsOf$(x), colsOf$(x)];
  if (m !== rowsOf$(y) || n !== colsOf$(y))
    throw $fault("array-shapes", name, "is given matrices of " + m + "×" + n + " and " + rowsOf$(y) + "×" + colsOf$(y));
  if ($kind(x) === "matrix") return { rows: m, cols: n, data: pairs$(name, x.data, flat$(y), f) };
  return shaped$(x, m, n, pairs$(name, flat$(x), flat$(y), f));
}
function pairs$(name, x, y, f) {
  const n = x.length;
  if (n !== y.length) throw $fault("array-shapes", name, "is given vectors of " + n + " and " + y.length + " numbers");
  const out = $like(x, n);
  for (let i = 0; i < n; i++) out[i] = f(x[i], y[i]);
  return out;
}
function rowsOf$(a) {
  return $kind(a) === "matrix" ? a.rows : a.length;
}
function colsOf$(a) {
  if ($kind(a) === "matrix") return a.cols;
  return a.length === 0 ? 0 : a[0].length;
}
function flat$(a) {
  if ($kind(a) === "matrix") return a.data;
  if ($kind(a) === "vector") {
    const out = new Float64Array(a.length);
    for (let i = 0; i < a.length; i++) out[i] = a[i];
    return out;
  }
  const [m, n] = [a.length, colsOf$(a)];
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    const row = a[i];
    if (row.length !== n) throw $fault("array-shapes", "matrix", "is given rows of " + n + " and " + row.length + " numbers");
    for (let j = 0; j < n; j++) out[i * n + j] = row[j];
  }
  return out;
}
function copy$(a) {
  const data = flat$(a);
  const out = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i];
  return out;
}
function shaped$(like, m, n, data) {
  if ($kind(like) === "matrix") return { rows: m, cols: n, data };
  const out = $like(like, m);
  for (let i = 0; i < m; i++) {
    const row = $rowLike(like, n);
    for (let j = 0; j < n; j++) row[j] = data[i * n + j];
    out[i] = row;
  }
  return out;
}
function vectorOf$(a, data) {
  const n = data.length;
  if ($kind(a) === "matrix") return data;
  const out = $rowLike(a, n);
  for (let i = 0; i < n; i++) out[i] = data[i];
  return out;
}
function entries$(a, f) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[i * n + j] = f(data[i * n + j], i, j);
  return shaped$(a, m, n, out);
}
function total$(x) {
  if ($kind(x) === "number") return x;
  if ($kind(x) === "matrix") return total$(x.data);
  let total = 0;
  if ($kind(x) === "rows") for (let i = 0; i < x.length; i++) total += total$(x[i]);
  else for (let i = 0; i < x.length; i++) total += x[i];
  return total;
}
function count$(x) {
  if ($kind(x) === "vector") return x.length;
  return rowsOf$(x) * colsOf$(x);
}
function inner$(x, y) {
  return total$(both$("dot", x, y, (a, b) => a * b));
}
function onto$(x, t) {
  if ($kind(x) === "number") return total$(t);
  if ($kind(x) === "vector") return t;
  return alike$(x, t);
}
function alike$(like, a) {
  if ($kind(like) === $kind(a)) return a;
  return shaped$(like, rowsOf$(a), colsOf$(a), flat$(a));
}
function square$(name, a) {
  if (rowsOf$(a) !== colsOf$(a))
    throw $fault("array-shapes", name, "needs a square matrix, and is given one of " + rowsOf$(a) + "×" + colsOf$(a));
  return rowsOf$(a);
}
function unitMatrix$(like, n) {
  const data = new Float64Array(n * n);
  for (let i = 0; i < n; i++) data[i * n + i] = 1;
  return shaped$(like, n, n, data);
}
`;

/** Matrices, and what is done entry by entry. */
export const structure: Family = {
  shared,
  functions: [
    {
      name: "matrix",
      takes: ["number", "number", "vector"],
      value: `(rows, cols, data) {
  if (data.length !== rows * cols)
    throw $fault("array-shapes", "matrix", "of " + rows + "×" + cols + " needs " + rows * cols + " numbers, and is given " + data.length);
  return { rows, cols, data: copy$(data) };
}`,
      signatures: ["(rows: number, cols: number, data: ArrayLike<number>): Matrix"],
      note: "A matrix from its entries, row by row.",
    },
    {
      name: "zeros",
      takes: ["number", "number"],
      value: `(rows, cols) { return { rows, cols, data: new Float64Array(rows * cols) }; }`,
      signatures: ["(rows: number, cols: number): Matrix"],
      note: "A matrix of zeros.",
    },
    {
      name: "identity",
      takes: ["number"],
      value: `(n) {
  const data = new Float64Array(n * n);
  for (let i = 0; i < n; i++) data[i * n + i] = 1;
  return { rows: n, cols: n, data };
}`,
      signatures: ["(n: number): Matrix"],
      note: "The n×n identity.",
    },
    {
      name: "fromRows",
      takes: ["matrix"],
      value: `(a) { return { rows: rowsOf$(a), cols: colsOf$(a), data: copy$(a) }; }`,
      signatures: ["(a: AnyMatrix): Matrix"],
      note: "A flat `Matrix` with the entries of an array of rows.",
    },
    {
      name: "toRows",
      takes: ["matrix"],
      value: `(a) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  const out = new Array(m);
  for (let i = 0; i < m; i++) {
    const row = new Array(n);
    for (let j = 0; j < n; j++) row[j] = data[i * n + j];
    out[i] = row;
  }
  return out;
}`,
      signatures: ["(a: AnyMatrix): number[][]"],
      note: "The rows of a matrix as arrays.",
    },
  ],
};
