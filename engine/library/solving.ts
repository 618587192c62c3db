/**
 * Linear systems, inverses and determinants, by Gaussian elimination with partial pivoting. Rules after Giles,
 * "Collected matrix derivative results for forward and reverse mode algorithmic differentiation", 2008: the elimination
 * is done once, its factors serve the tangent and the transposed system of the pullback.
 */
import type { Family } from "./entry.ts";

const shared = `
function eliminated$(a, n) {
  const lu = copy$({ rows: n, cols: n, data: a });
  const order = new Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let sign = 1;
  let singular = -1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]) > Math.abs(lu[p * n + k])) p = i;
    if (p !== k) {
      for (let j = 0; j < n; j++) {
        const x = lu[k * n + j];
        lu[k * n + j] = lu[p * n + j];
        lu[p * n + j] = x;
      }
      const row = order[k];
      order[k] = order[p];
      order[p] = row;
      sign = -sign;
    }
    const pivot = lu[k * n + k];
    if (pivot === 0) {
      if (singular < 0) singular = k;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k] / pivot;
      lu[i * n + k] = factor;
      for (let j = k + 1; j < n; j++) lu[i * n + j] -= factor * lu[k * n + j];
    }
  }
  return { lu, order, sign, singular };
}
function factors$(name, a) {
  const n = square$(name, a);
  const f = eliminated$(flat$(a), n);
  if (f.singular >= 0)
    throw $fault("array-values", name, "is given a singular matrix: pivot " + (f.singular + 1) + " of " + n + " is 0");
  return f;
}
function substituted$(f, m, b, transposed) {
  const n = f.order.length;
  const y = new Float64Array(n * m);
  for (let i = 0; i < n; i++) for (let c = 0; c < m; c++) y[i * m + c] = b[(transposed === 1 ? i : f.order[i]) * m + c];
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < i; l++) {
      const factor = transposed === 1 ? f.lu[l * n + i] : f.lu[i * n + l];
      for (let c = 0; c < m; c++) y[i * m + c] -= factor * y[l * m + c];
    }
    if (transposed === 1) for (let c = 0; c < m; c++) y[i * m + c] = y[i * m + c] / f.lu[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let l = i + 1; l < n; l++) {
      const factor = transposed === 1 ? f.lu[l * n + i] : f.lu[i * n + l];
      for (let c = 0; c < m; c++) y[i * m + c] -= factor * y[l * m + c];
    }
    if (transposed !== 1) for (let c = 0; c < m; c++) y[i * m + c] = y[i * m + c] / f.lu[i * n + i];
  }
  if (transposed !== 1) return y;
  const out = new Float64Array(n * m);
  for (let i = 0; i < n; i++) for (let c = 0; c < m; c++) out[f.order[i] * m + c] = y[i * m + c];
  return out;
}
function sideOf$(name, n, b) {
  const given = $kind(b) === "vector" ? b.length : rowsOf$(b);
  if (given !== n)
    throw $fault("array-shapes", name, "is given a matrix of " + n + "×" + n + " and a right side of " + given + " rows");
}
function likeSide$(b, n, data) {
  if ($kind(b) !== "vector") return shaped$(b, n, colsOf$(b), data);
  const out = $like(b, n);
  for (let i = 0; i < n; i++) out[i] = data[i];
  return out;
}
function times$(a, y) {
  return $kind(y) === "vector" ? matvec(a, y) : alike$(y, matmul(a, y));
}
function minusOuter$(like, u, v) {
  if ($kind(u) === "vector") return outerLike$(like, u, v, -1);
  return alike$(like, scale(-1, matmul(u, transpose(v))));
}
function triangle$(a, upper) {
  return entries$(a, (v, i, j) => (upper ? i <= j : i >= j) ? v : 0);
}
function isUpper$(part) {
  return part === "upper" || part === "upper transposed";
}
function isTransposed$(part) {
  return part === "lower transposed" || part === "upper transposed";
}
function turned$(part) {
  if (part === "lower") return "lower transposed";
  if (part === "upper") return "upper transposed";
  return part === "lower transposed" ? "lower" : "upper";
}
function cofactors$(a, value) {
  if (value === 0)
    throw $fault("array-values", "det", "is 0: its rule divides by the determinant, which is 0 for a singular matrix");
  return scale(value, transpose(inv(a)));
}
`;

/** Systems, inverses, determinants. */
export const solving: Family = {
  shared,
  functions: [
    {
      name: "luSolve",
      takes: ["matrix", "anything", "vector or matrix", "number"],
      value: `(a, f, b, transposed) {
  const n = f.order.length;
  return likeSide$(b, n, substituted$(f, $kind(b) === "vector" ? 1 : colsOf$(b), flat$(b), transposed));
}`,
      rule: {
        frule: `([aDot, fDot, bDot], a, f, b, transposed) {
  const value = luSolve(a, f, b, transposed);
  const moved = times$(transposed === 1 ? transpose(aDot) : aDot, value);
  return { value, tangent: luSolve(a, f, sub(bDot, moved), transposed) };
}`,
        rrule: `(a, f, b, transposed) {
  const value = luSolve(a, f, b, transposed);
  return {
    value,
    pullback: (bar) => {
      const z = luSolve(a, f, bar, 1 - transposed);
      return [transposed === 1 ? minusOuter$(a, value, z) : minusOuter$(a, z, value), noTangent, z, noTangent];
    },
  };
}`,
      },
    },
    {
      name: "solve",
      takes: ["matrix", "vector or matrix"],
      value: `(a, b) {
  const f = factors$("solve", a);
  sideOf$("solve", f.order.length, b);
  return luSolve(a, f, b, 0);
}`,
      rule: {
        frule: `([aDot, bDot], a, b) {
  const f = factors$("solve", stopGradient(a));
  sideOf$("solve", f.order.length, b);
  const value = luSolve(a, f, b, 0);
  return { value, tangent: luSolve(a, f, sub(bDot, times$(aDot, value)), 0) };
}`,
        rrule: `(a, b) {
  const f = factors$("solve", stopGradient(a));
  sideOf$("solve", f.order.length, b);
  const value = luSolve(a, f, b, 0);
  return {
    value,
    pullback: (bar) => {
      const z = luSolve(a, f, bar, 1);
      return [minusOuter$(a, z, value), z];
    },
  };
}`,
      },
      signatures: ["<B extends AnyArray>(a: AnyMatrix, b: B): B"],
      note: "The x for which A·x = b; b a vector, or a matrix of right sides. Its derivative costs one more substitution, not one more elimination. A singular A ends the run.",
    },
    {
      name: "triangularSolve",
      takes: ["matrix", "vector or matrix", "text"],
      defaults: ["lower"],
      value: `(a, b, part) {
  const n = square$("triangularSolve", a);
  sideOf$("triangularSolve", n, b);
  const [upper, transposed] = [isUpper$(part), isTransposed$(part)];
  if (!upper && part !== "lower" && part !== "lower transposed")
    throw $fault("array-values", "triangularSolve", "knows \\"lower\\", \\"upper\\", \\"lower transposed\\" and \\"upper transposed\\", not \\"" + part + "\\"");
  const m = $kind(b) === "vector" ? 1 : colsOf$(b);
  const data = flat$(a);
  const y = copy$({ rows: n, cols: m, data: flat$(b) });
  const isForward = upper === transposed;
  for (let step = 0; step < n; step++) {
    const i = isForward ? step : n - 1 - step;
    const pivot = data[i * n + i];
    if (pivot === 0)
      throw $fault("array-values", "triangularSolve", "is given a singular matrix: entry " + (i + 1) + " of the diagonal is 0");
    for (let c = 0; c < m; c++) {
      let total = y[i * m + c];
      for (let l = isForward ? 0 : i + 1; l < (isForward ? i : n); l++)
        total -= (transposed ? data[l * n + i] : data[i * n + l]) * y[l * m + c];
      y[i * m + c] = total / pivot;
    }
  }
  return likeSide$(b, n, y);
}`,
      rule: {
        frule: `([aDot, bDot], a, b, part) {
  const value = triangularSolve(a, b, part);
  const half = triangle$(aDot, isUpper$(part));
  const moved = times$(isTransposed$(part) ? transpose(half) : half, value);
  return { value, tangent: triangularSolve(a, sub(bDot, moved), part) };
}`,
        rrule: `(a, b, part) {
  const value = triangularSolve(a, b, part);
  return {
    value,
    pullback: (bar) => {
      const z = triangularSolve(a, bar, turned$(part));
      const whole = isTransposed$(part) ? minusOuter$(a, value, z) : minusOuter$(a, z, value);
      return [triangle$(whole, isUpper$(part)), z, noTangent];
    },
  };
}`,
      },
      signatures: [
        '<B extends AnyArray>(t: AnyMatrix, b: B, part?: "lower" | "upper" | "lower transposed" | "upper transposed"): B',
      ],
      note: "The x for which T·x = b, where of T the lower (or upper) triangle is taken; transposed: Tᵀ·x = b.",
    },
    {
      name: "inv",
      takes: ["matrix"],
      scalar: "inv",
      value: `(a) {
  const f = factors$("inv", a);
  const n = f.order.length;
  return luSolve(a, f, unitMatrix$(a, n), 0);
}`,
      rule: {
        frule: `([aDot], a) {
  const value = inv(a);
  return { value, tangent: scale(-1, matmul(value, matmul(aDot, value))) };
}`,
        rrule: `(a) {
  const value = inv(a);
  return {
    value,
    pullback: (bar) => {
      const turned = transpose(value);
      return [scale(-1, matmul(turned, matmul(bar, turned)))];
    },
  };
}`,
      },
      signatures: ["<M extends AnyMatrix>(a: M): M"],
      note: "The inverse of a square matrix; of a number, 1 / x. For A⁻¹·b, `solve` is quicker and rounds less.",
    },
    {
      name: "det",
      takes: ["matrix"],
      value: `(a) {
  const n = square$("det", a);
  const f = eliminated$(flat$(a), n);
  let product = f.sign;
  for (let i = 0; i < n; i++) product = product * f.lu[i * n + i];
  return product;
}`,
      rule: {
        frule: `([aDot], a) {
  const value = det(a);
  return { value, tangent: inner$(cofactors$(a, value), aDot) };
}`,
        rrule: `(a) {
  const value = det(a);
  return { value, pullback: (bar) => [scale(bar, cofactors$(a, value))] };
}`,
      },
      signatures: ["(a: AnyMatrix): number"],
      note: "The determinant; 1 of an empty matrix. Its derivative, det(A)·A⁻ᵀ, needs a matrix that is not singular.",
    },
    {
      name: "logdet",
      takes: ["matrix"],
      value: `(a) {
  const n = square$("logdet", a);
  const f = eliminated$(flat$(a), n);
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.log(Math.abs(f.lu[i * n + i]));
  return total;
}`,
      rule: {
        frule: `([aDot], a) { return { value: logdet(a), tangent: inner$(transpose(inv(a)), aDot) }; }`,
        rrule: `(a) { return { value: logdet(a), pullback: (bar) => [scale(bar, transpose(inv(a)))] }; }`,
      },
      signatures: ["(a: AnyMatrix): number"],
      note: "log |det A|, without overflow; −Infinity for a singular matrix.",
    },
  ],
};
