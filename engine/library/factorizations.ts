/**
 * Factorizations and the exponential. Rules: Murray, "Differentiation of the Cholesky decomposition", 2016; Walter and
 * Lehmann 2010 (QR); Giles 2008; Mathias 1996 (expm by blocks).
 */
import type { Family } from "./entry.ts";

const shared = `
function symmetric$(a) {
  const [n, data] = [rowsOf$(a), flat$(a)];
  return entries$(a, (v, i, j) => (v + data[j * n + i]) / 2);
}
function halved$(a) {
  return entries$(a, (v, i, j) => (i > j ? v : i === j ? v / 2 : 0));
}
function below$(a) {
  return entries$(a, (v, i, j) => (i > j ? v : 0));
}
function permuted$(a, order) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[i * n + j] = data[order[i] * n + j];
  return shaped$(a, m, n, out);
}
function unpermuted$(a, order) {
  const [m, n, data] = [rowsOf$(a), colsOf$(a), flat$(a)];
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[order[i] * n + j] = data[i * n + j];
  return shaped$(a, m, n, out);
}
function exponential$(a, n) {
  let size = 0;
  for (let j = 0; j < n; j++) {
    let total = 0;
    for (let i = 0; i < n; i++) total += Math.abs(a[i * n + j]);
    size = Math.max(size, total);
  }
  let squarings = 0;
  while (size > 0.5 && squarings < 1100) {
    size = size / 2;
    squarings++;
  }
  const x = each$(a, (v) => v / Math.pow(2, squarings));
  let power = new Float64Array(n * n);
  for (let i = 0; i < n; i++) power[i * n + i] = 1;
  const [up, down] = [each$(power, (v) => v), each$(power, (v) => v)];
  let c = 1;
  for (let k = 1; k <= 8; k++) {
    c = (c * (8 - k + 1)) / (k * (16 - k + 1));
    power = product$(n, n, n, x, n, 1, power, n, 1);
    for (let i = 0; i < n * n; i++) {
      up[i] += c * power[i];
      down[i] += (k % 2 === 0 ? c : -c) * power[i];
    }
  }
  let value = substituted$(eliminated$(down, n), n, up, 0);
  for (let k = 0; k < squarings; k++) value = product$(n, n, n, value, n, 1, value, n, 1);
  return value;
}
function block$(a, e) {
  const [n, as, es] = [rowsOf$(a), flat$(a), flat$(e)];
  const out = new Float64Array(4 * n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      out[i * 2 * n + j] = as[i * n + j];
      out[(n + i) * 2 * n + n + j] = as[i * n + j];
      out[i * 2 * n + n + j] = es[i * n + j];
    }
  }
  return shaped$(a, 2 * n, 2 * n, out);
}
function corner$(a, n) {
  const data = flat$(a);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = data[i * 2 * n + n + j];
  return shaped$(a, n, n, out);
}
`;

/** Factorizations, the exponential. */
export const factorizations: Family = {
  shared,
  functions: [
    {
      name: "cholesky",
      takes: ["matrix"],
      value: `(a) {
  const n = square$("cholesky", a);
  const l = copy$(symmetric$(a));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let total = l[i * n + j];
      for (let k = 0; k < j; k++) total -= l[i * n + k] * l[j * n + k];
      if (i > j) l[i * n + j] = total / l[j * n + j];
      else if (total > 0) l[j * n + j] = Math.sqrt(total);
      else throw $fault("array-values", "cholesky", "is given a matrix that is not positive definite: pivot " + (j + 1) + " of " + n + " is " + total);
    }
    for (let i = 0; i < j; i++) l[i * n + j] = 0;
  }
  return shaped$(a, n, n, l);
}`,
      rule: {
        frule: `([aDot], a) {
  const l = cholesky(a);
  const half = triangularSolve(l, symmetric$(aDot), "lower");
  const inner = transpose(triangularSolve(l, transpose(half), "lower"));
  return { value: l, tangent: matmul(l, halved$(inner)) };
}`,
        rrule: `(a) {
  const l = cholesky(a);
  return {
    value: l,
    pullback: (bar) => {
      const p = halved$(matmul(transpose(l), triangle$(bar, false)));
      const half = triangularSolve(l, p, "lower transposed");
      return [symmetric$(transpose(triangularSolve(l, transpose(half), "lower transposed")))];
    },
  };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): M"],
      note: "The lower triangle L with L·Lᵀ = A, of a symmetric positive definite matrix; (A + Aᵀ)/2 is taken.",
    },
    {
      name: "qr",
      takes: ["matrix"],
      value: `(a) {
  const [m, n] = [rowsOf$(a), colsOf$(a)];
  if (m < n) throw $fault("array-shapes", "qr", "needs as many rows as columns at least, and is given a matrix of " + m + "×" + n);
  const q = copy$(flat$(a));
  const r = new Float64Array(n * n);
  for (let pass = 0; pass < 2; pass++) {
    const s = new Float64Array(n * n);
    for (let j = 0; j < n; j++) {
      for (let l = 0; l < j; l++) {
        let total = 0;
        for (let i = 0; i < m; i++) total += q[i * n + l] * q[i * n + j];
        s[l * n + j] = total;
        for (let i = 0; i < m; i++) q[i * n + j] -= total * q[i * n + l];
      }
      const column = new Float64Array(m);
      for (let i = 0; i < m; i++) column[i] = q[i * n + j];
      const length = normOf$(column, 2);
      if (length === 0) throw $fault("array-values", "qr", "is given a matrix whose column " + (j + 1) + " depends on those before it");
      s[j * n + j] = length;
      for (let i = 0; i < m; i++) q[i * n + j] = q[i * n + j] / length;
    }
    if (pass === 0) for (let i = 0; i < n * n; i++) r[i] = s[i];
    else {
      const whole = product$(n, n, n, s, n, 1, r, n, 1);
      for (let i = 0; i < n * n; i++) r[i] = whole[i];
    }
  }
  return { q: shaped$(a, m, n, q), r: shaped$(a, n, n, r) };
}`,
      rule: {
        frule: `([aDot], a) {
  const { q, r } = qr(a);
  const w = transpose(triangularSolve(r, transpose(aDot), "upper transposed"));
  const c = matmul(transpose(q), w);
  const x = below$(c);
  const turn = sub(x, transpose(x));
  return {
    value: { q, r },
    tangent: { q: add(matmul(q, sub(turn, c)), w), r: matmul(sub(c, turn), r) },
  };
}`,
        rrule: `(a) {
  const { q, r } = qr(a);
  return {
    value: { q, r },
    pullback: (bar) => {
      const m = sub(matmul(r, transpose(bar.r)), matmul(transpose(bar.q), q));
      const x = below$(m);
      const both = add(add(x, transpose(x)), entries$(m, (v, i, j) => (i === j ? v : 0)));
      const whole = add(bar.q, matmul(q, both));
      return [transpose(triangularSolve(r, transpose(whole), "upper"))];
    },
  };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): { q: M; r: M }"],
      note: "A = Q·R: Q with orthonormal columns, R upper triangular with a positive diagonal; A has at least as many rows as columns, and independent columns.",
    },
    {
      name: "lu",
      takes: ["matrix"],
      value: `(a) {
  const f = factors$("lu", a);
  const n = f.order.length;
  const whole = shaped$(a, n, n, f.lu);
  return {
    l: entries$(whole, (v, i, j) => (i > j ? v : i === j ? 1 : 0)),
    u: entries$(whole, (v, i, j) => (i <= j ? v : 0)),
    p: f.order,
  };
}`,
      rule: {
        frule: `([aDot], a) {
  const { l, u, p } = lu(a);
  const half = triangularSolve(l, permuted$(aDot, p), "lower");
  const f = transpose(triangularSolve(u, transpose(half), "upper transposed"));
  return {
    value: { l, u, p },
    tangent: { l: matmul(l, below$(f)), u: matmul(triangle$(f, true), u), p: each$(p, () => 0) },
  };
}`,
        rrule: `(a) {
  const { l, u, p } = lu(a);
  return {
    value: { l, u, p },
    pullback: (bar) => {
      const m = add(
        below$(matmul(transpose(l), below$(bar.l))),
        triangle$(matmul(triangle$(bar.u, true), transpose(u)), true),
      );
      const half = triangularSolve(l, m, "lower transposed");
      return [unpermuted$(transpose(triangularSolve(u, transpose(half), "upper")), p)];
    },
  };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): { l: M; u: M; p: number[] }"],
      note: "Row p[i] of A is row i of L·U: L lower triangular with ones on the diagonal, U upper triangular; rows are exchanged for the largest pivot.",
    },
    {
      name: "expm",
      takes: ["matrix"],
      value: `(a) {
  const n = square$("expm", a);
  return shaped$(a, n, n, exponential$(flat$(a), n));
}`,
      rule: {
        frule: `([aDot], a) { return { value: expm(a), tangent: corner$(expm(block$(a, aDot)), rowsOf$(a)) }; }`,
        rrule: `(a) {
  return {
    value: expm(a),
    pullback: (bar) => [corner$(expm(block$(transpose(a), bar)), rowsOf$(a))],
  };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): M"],
      note: "The matrix exponential, by scaling, a Padé quotient and squaring. Its derivative is a block of the exponential of a matrix twice as large.",
    },
  ],
};
