/**
 * Factorizations and functions of matrices. Rules: Giles 2008 (eigenvalues, singular values, Cholesky); Murray,
 * "Differentiation of the Cholesky decomposition", 2016; Walter and Lehmann 2010 (QR); Townsend, "Differentiating the
 * singular value decomposition", 2016; Mathias 1996 (expm by blocks). Where vectors have no derivative because
 * values coincide, the run ends with the reason.
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
function columnsTimes$(a, x) {
  return entries$(a, (v, i, j) => v * x[j]);
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
function turnColumns$(data, m, n, j, l, c, s) {
  for (let i = 0; i < m; i++) {
    const [x, y] = [data[i * n + j], data[i * n + l]];
    data[i * n + j] = c * x - s * y;
    data[i * n + l] = s * x + c * y;
  }
}
function jacobi$(a, n) {
  const d = copy$({ rows: n, cols: n, data: a });
  const v = new Float64Array(n * n);
  let size = 0;
  for (let i = 0; i < n * n; i++) size += d[i] * d[i];
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += d[i * n + j] * d[i * n + j];
    if (!(off > 1e-40 * size)) break;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const x = d[i * n + j];
        if (x === 0) continue;
        const theta = (d[j * n + j] - d[i * n + i]) / (2 * x);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        turnColumns$(d, n, n, i, j, c, s);
        for (let l = 0; l < n; l++) {
          const [p, q] = [d[i * n + l], d[j * n + l]];
          d[i * n + l] = c * p - s * q;
          d[j * n + l] = s * p + c * q;
        }
        turnColumns$(v, n, n, i, j, c, s);
      }
    }
  }
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = d[i * n + i];
  return { values, vectors: v };
}
function signOf$(data, m, n, j) {
  let best = 0;
  for (let i = 0; i < m; i++) if (Math.abs(data[i * n + j]) > Math.abs(data[best * n + j]) * (1 + 1e-9)) best = i;
  return data[best * n + j] < 0 ? -1 : 1;
}
function columnsOf$(data, m, n, order, signs) {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[i * n + j] = signs[j] * data[i * n + order[j]];
  return out;
}
function spectrum$(a) {
  const n = rowsOf$(a);
  const { values, vectors } = jacobi$(flat$(a), n);
  const order = order$(values);
  const signs = new Float64Array(n);
  for (let j = 0; j < n; j++) signs[j] = signOf$(vectors, n, n, order[j]);
  return { values: gathered$(values, order), vectors: columnsOf$(vectors, n, n, order, signs) };
}
function overGaps$(name, what, a, values) {
  let [most, size] = [0, 0];
  const data = flat$(a);
  for (let i = 0; i < data.length; i++) size = Math.max(size, Math.abs(data[i]));
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return entries$(a, (v, i, j) => {
    if (i === j) return 0;
    const gap = values[j] - values[i];
    if (Math.abs(gap) > 1e-14 * most) return v / gap;
    if (Math.abs(v) > 1e-13 * size)
      throw $fault("array-degenerate", name, "has two equal " + what + ", " + values[i] + ": the vectors that belong to them may be turned among each other, and have no derivative");
    return 0;
  });
}
function withDiagonal$(a, x) {
  return entries$(a, (v, i, j) => (i === j ? v + x[i] : v));
}
function oneSided$(a, m, n) {
  const u = copy$({ rows: m, cols: n, data: a });
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let turns = 0;
    for (let j = 0; j < n; j++) {
      for (let l = j + 1; l < n; l++) {
        let [p, q, r] = [0, 0, 0];
        for (let i = 0; i < m; i++) {
          const [x, y] = [u[i * n + j], u[i * n + l]];
          p += x * x;
          q += y * y;
          r += x * y;
        }
        if (!(Math.abs(r) > 1e-17 * Math.sqrt(p * q)) || r === 0) continue;
        turns++;
        const theta = (q - p) / (2 * r);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        turnColumns$(u, m, n, j, l, c, t * c);
        turnColumns$(v, n, n, j, l, c, t * c);
      }
    }
    if (turns === 0) break;
  }
  const s = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const column = new Float64Array(m);
    for (let i = 0; i < m; i++) column[i] = u[i * n + j];
    s[j] = normOf$(column, 2);
    for (let i = 0; i < m; i++) u[i * n + j] = s[j] === 0 ? 0 : u[i * n + j] / s[j];
  }
  return { u, s, v };
}
function singular$(a, m, n) {
  const { u, s, v } = oneSided$(a, m, n);
  const order = order$(each$(s, (x) => -x));
  const signs = new Float64Array(n);
  for (let j = 0; j < n; j++) signs[j] = signOf$(v, n, n, order[j]);
  return { u: columnsOf$(u, m, n, order, signs), s: gathered$(s, order), v: columnsOf$(v, n, n, order, signs) };
}
function nonzero$(name, s) {
  for (let i = 0; i < s.length; i++)
    if (s[i] === 0) throw $fault("array-degenerate", name, "has a singular value of 0: the vectors that belong to it have no derivative");
  return each$(s, (x) => 1 / x);
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
    power = product$(n, n, n, x, power);
    for (let i = 0; i < n * n; i++) {
      up[i] += c * power[i];
      down[i] += (k % 2 === 0 ? c : -c) * power[i];
    }
  }
  let value = substituted$(eliminated$(down, n), n, up, 0);
  for (let k = 0; k < squarings; k++) value = product$(n, n, n, value, value);
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

/** Factorizations, eigenvalues, singular values, the exponential. */
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
      const whole = product$(n, n, n, s, r);
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
      name: "eigh",
      takes: ["matrix"],
      value: `(a) {
  const n = square$("eigh", a);
  const { values, vectors } = spectrum$(symmetric$(a));
  return { values: vectorOf$(a, values), vectors: shaped$(a, n, n, vectors) };
}`,
      rule: {
        frule: `([aDot], a) {
  const { values, vectors } = eigh(a);
  const inner = matmul(transpose(vectors), matmul(symmetric$(aDot), vectors));
  return {
    value: { values, vectors },
    tangent: { values: diag(inner), vectors: matmul(vectors, overGaps$("eigh", "eigenvalues", inner, values)) },
  };
}`,
        rrule: `(a) {
  const { values, vectors } = eigh(a);
  return {
    value: { values, vectors },
    pullback: (bar) => {
      const inner = matmul(transpose(vectors), bar.vectors);
      const whole = withDiagonal$(overGaps$("eigh", "eigenvalues", inner, values), bar.values);
      return [symmetric$(matmul(vectors, matmul(whole, transpose(vectors))))];
    },
  };
}`,
      },
      signatures: [
        "(a: number[][]): { values: number[]; vectors: number[][] }",
        "(a: Matrix): { values: Float64Array; vectors: Matrix }",
      ],
      note: "Eigenvalues of a symmetric matrix, ascending, and eigenvectors as columns, the largest entry of each positive; (A + Aᵀ)/2 is taken. Where eigenvalues are equal the vectors have no derivative, and asking for it ends the run.",
    },
    {
      name: "eigvalsh",
      takes: ["matrix"],
      value: `(a) {
  square$("eigvalsh", a);
  return vectorOf$(a, spectrum$(symmetric$(a)).values);
}`,
      rule: {
        frule: `([aDot], a) {
  const { values, vectors } = eigh(a);
  return { value: values, tangent: diag(matmul(transpose(vectors), matmul(symmetric$(aDot), vectors))) };
}`,
        rrule: `(a) {
  const { values, vectors } = eigh(a);
  return {
    value: values,
    pullback: (bar) => [symmetric$(matmul(columnsTimes$(vectors, bar), transpose(vectors)))],
  };
}`,
      },
      signatures: ["(a: number[][]): number[]", "(a: Matrix): Float64Array"],
      note: "Eigenvalues of a symmetric matrix, ascending; (A + Aᵀ)/2 is taken.",
    },
    {
      name: "svdTall",
      takes: ["matrix"],
      value: `(a) {
  const [m, n] = [rowsOf$(a), colsOf$(a)];
  const { u, s, v } = singular$(flat$(a), m, n);
  return { u: shaped$(a, m, n, u), s: vectorOf$(a, s), v: shaped$(a, n, n, v) };
}`,
      rule: {
        frule: `([aDot], a) {
  const { u, s, v } = svdTall(a);
  const inverse = nonzero$("svd", s);
  const av = matmul(aDot, v);
  const p = matmul(transpose(u), av);
  const squares = mul(s, s);
  const ps = columnsTimes$(p, s);
  const sp = columnsTimes$(transpose(p), s);
  const left = overGaps$("svd", "singular values", add(ps, transpose(ps)), squares);
  const right = overGaps$("svd", "singular values", add(sp, transpose(sp)), squares);
  const rest = columnsTimes$(sub(av, matmul(u, p)), inverse);
  return { value: { u, s, v }, tangent: { u: add(matmul(u, left), rest), s: diag(p), v: matmul(v, right) } };
}`,
        rrule: `(a) {
  const { u, s, v } = svdTall(a);
  return {
    value: { u, s, v },
    pullback: (bar) => {
      const squares = mul(s, s);
      const uu = matmul(transpose(u), bar.u);
      const vv = matmul(transpose(v), bar.v);
      const left = columnsTimes$(overGaps$("svd", "singular values", sub(uu, transpose(uu)), squares), s);
      const right = overGaps$("svd", "singular values", sub(vv, transpose(vv)), squares);
      const whole = withDiagonal$(add(left, transpose(columnsTimes$(transpose(right), s))), bar.s);
      const outside = columnsTimes$(sub(bar.u, matmul(u, uu)), nonzero$("svd", s));
      return [matmul(add(matmul(u, whole), outside), transpose(v))];
    },
  };
}`,
      },
    },
    {
      name: "svd",
      takes: ["matrix"],
      value: `(a) {
  if (rowsOf$(a) >= colsOf$(a)) return svdTall(a);
  const { u, s, v } = svdTall(transpose(a));
  return { u: v, s, v: u };
}`,
      signatures: [
        "(a: number[][]): { u: number[][]; s: number[]; v: number[][] }",
        "(a: Matrix): { u: Matrix; s: Float64Array; v: Matrix }",
      ],
      note: "A = U·diag(s)·Vᵀ: orthonormal columns, singular values descending. Where singular values are equal or 0 the vectors have no derivative, and asking for it ends the run.",
    },
    {
      name: "svdvals",
      takes: ["matrix"],
      value: `(a) {
  const [m, n] = [rowsOf$(a), colsOf$(a)];
  if (m >= n) return vectorOf$(a, singular$(flat$(a), m, n).s);
  const turned = transpose(a);
  return vectorOf$(a, singular$(flat$(turned), n, m).s);
}`,
      rule: {
        frule: `([aDot], a) {
  const { u, s, v } = svd(a);
  return { value: s, tangent: diag(matmul(transpose(u), matmul(aDot, v))) };
}`,
        rrule: `(a) {
  const { u, s, v } = svd(a);
  return { value: s, pullback: (bar) => [matmul(columnsTimes$(u, bar), transpose(v))] };
}`,
      },
      signatures: ["(a: number[][]): number[]", "(a: Matrix): Float64Array"],
      note: "The singular values, descending. One that is 0 has a corner there; its derivative is taken as 0.",
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
