/**
 * Eigenvalues and singular values, by Jacobi's rotations. Rules: Giles 2008; Townsend, "Differentiating the singular
 * value decomposition", 2016. Where vectors have no derivative because values coincide, the run ends with the reason.
 */
import type { Family } from "./entry.ts";

const shared = `
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
function overGaps$(a, values, onEqual) {
  let [most, size] = [0, 0];
  const data = flat$(a);
  for (let i = 0; i < data.length; i++) size = Math.max(size, Math.abs(data[i]));
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return entries$(a, (v, i, j) => {
    if (i === j) return 0;
    const gap = values[j] - values[i];
    if (Math.abs(gap) > 1e-14 * most) return v / gap;
    return Math.abs(v) > 1e-13 * size ? onEqual(values[i]) : 0;
  });
}
function refuseEqual$(name, what, value) {
  if (value === value)
    throw $fault("array-degenerate", name, "has two equal " + what + ", " + value + ": the vectors that belong to them may be turned among each other, and have no derivative");
  return value;
}
function sureOverGaps$(name, what, a, values) {
  return overGaps$(a, values, (value) => refuseEqual$(name, what, value));
}
function openOverGaps$(a, values) {
  return overGaps$(a, values, () => NaN);
}
function withDiagonal$(a, x) {
  return entries$(a, (v, i, j) => (i === j ? v + x[i] : v));
}
function columnsTimes$(a, x) {
  return entries$(a, (v, i, j) => v * x[j]);
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
`;

/** Eigenvalues, singular values, and their vectors. */
export const spectra: Family = {
  shared,
  functions: [
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
    tangent: { values: diag(inner), vectors: matmul(vectors, openOverGaps$(inner, values)) },
  };
}`,
        rrule: `(a) {
  const { values, vectors } = eigh(a);
  return {
    value: { values, vectors },
    pullback: (bar) => {
      const inner = matmul(transpose(vectors), bar.vectors);
      const whole = withDiagonal$(sureOverGaps$("eigh", "eigenvalues", inner, values), bar.values);
      return [symmetric$(matmul(vectors, matmul(whole, transpose(vectors))))];
    },
  };
}`,
      },
      signatures: [
        "(a: number[][]): { values: number[]; vectors: number[][] }",
        "(a: Matrix): { values: Float64Array; vectors: Matrix }",
      ],
      note: "Eigenvalues of a symmetric matrix, ascending, and eigenvectors as columns, the largest entry of each positive; (A + Aᵀ)/2 is taken. Where eigenvalues are equal the vectors have no derivative: asking for it ends the run, and in forward mode, where nobody has to ask, it is NaN.",
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
  const left = openOverGaps$(add(ps, transpose(ps)), squares);
  const right = openOverGaps$(add(sp, transpose(sp)), squares);
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
      const left = columnsTimes$(sureOverGaps$("svd", "singular values", sub(uu, transpose(uu)), squares), s);
      const right = sureOverGaps$("svd", "singular values", sub(vv, transpose(vv)), squares);
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
      note: "A = U·diag(s)·Vᵀ: orthonormal columns, singular values descending. Where singular values are equal or 0 the vectors have no derivative: asking for it ends the run, and in forward mode, where nobody has to ask, it is NaN for equal ones.",
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
  ],
};
