/**
 * The derivative of a solution, from the equation alone. With a residual c(y, p) that is zero at the solution,
 * A = ∂c/∂y and B = ∂c/∂p: A·ẏ = −B·ṗ, and Aᵀ·u = −ȳ, p̄ = Bᵀ·u (Griewank and Walther, Evaluating Derivatives, 2nd ed.,
 * ch. 15). Numbers of the solution stand in one vector `v`; `p` is `{ f, args }`; `s` says what the solution looks like
 * (`like`), whose it is (`name`), and how exact it must be. Rules call what has rules, so that second derivatives come about:
 * a linear solve with A is the solution of an equation too.
 */
import type { Family } from "./entry.ts";

const shared = `
function residualAt$(v, p, s) {
  const n = v.length;
  const given = $leavesOf(p.f($fromLeaves(s.like, v), ...p.args));
  if (given.length !== n)
    throw $fault("implicit-length", s.name, "its equations are " + given.length + " numbers, and its solution holds " + n);
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = s.isFixedPoint ? given[i] - v[i] : given[i];
  return out;
}
function pushedBySolution$(v, p, s, x) {
  return jvp(residualAt$, { wrt: [0] })([v, p, s], [x]).tangent;
}
function pulledBySolution$(v, p, s, u) {
  return vjp(residualAt$, { wrt: 0 })(v, p, s).pullback(u);
}
function pushedByParameters$(v, p, s, pDot) {
  return jvp(residualAt$, { wrt: [1] })([v, p, s], [pDot]).tangent;
}
function size$(v) {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}
function isAllFinite$(v) {
  for (let i = 0; i < v.length; i++) if (!Number.isFinite(v[i])) return false;
  return true;
}
function rounded$(x) {
  if (x === 0 || !Number.isFinite(x)) return x;
  const digits = 1 - Math.floor(Math.log10(x));
  if (digits > 300 || digits < 0) return x;
  const unit = 10 ** digits;
  return Math.round(x * unit) / unit;
}
function isDense$(s, n) {
  return s.solver === "dense" || (s.solver === "auto" && n <= 200);
}
function preparedSolution$(v, p, s) {
  const n = v.length;
  if (!isAllFinite$(v)) throw $fault("implicit-not-finite", s.name, "its solution holds a number that is not finite");
  const c = residualAt$(v, p, s);
  if (!isAllFinite$(c)) throw $fault("implicit-not-finite", s.name, "its residual is not finite at its solution");
  if (isDense$(s, n)) {
    const f = jacobianFactors$(v, p, s);
    convergedSolution$(s, v, substituted$(f, 1, c, 0));
    return f;
  }
  convergedSolution$(s, v, iterated$(s, c, (x) => pushedBySolution$(v, p, s, x), 1e-3));
  return eliminated$(new Float64Array(0), 0);
}
function jacobianFactors$(v, p, s) {
  const n = v.length;
  const a = new Float64Array(n * n);
  const rowSize = new Float64Array(n);
  const colSize = new Float64Array(n);
  let largest = 0;
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit[j] = 1;
    const column = pushedBySolution$(v, p, s, unit);
    unit[j] = 0;
    for (let i = 0; i < n; i++) {
      const entry = column[i];
      if (!Number.isFinite(entry))
        throw $fault("implicit-not-finite", s.name, "the derivative of its residual by its solution is not finite there");
      a[i * n + j] = entry;
      const m = Math.abs(entry);
      if (m > largest) largest = m;
      if (m > rowSize[i]) rowSize[i] = m;
      if (m > colSize[j]) colSize[j] = m;
    }
  }
  if (n > 0 && largest === 0)
    throw $fault("implicit-singular", s.name, "its residual does not change with the solution there");
  const f = eliminated$(a, n);
  for (let k = 0; k < n; k++) {
    const scale = Math.min(rowSize[f.order[k]], colSize[k]);
    if (!(Math.abs(f.lu[k * n + k]) > 1e-15 * n * scale))
      throw $fault("implicit-singular", s.name, "the Jacobian of its residual by its solution is singular there (rank " + k + " of " + n + ")");
  }
  return f;
}
function convergedSolution$(s, v, step) {
  const [off, size] = [size$(step), size$(v)];
  if (off <= s.tolerance * (size + 1e-6)) return;
  throw $fault("implicit-unconverged", s.name, "a step of Newton's method from its solution is " + rounded$(off) + " long, where the solution is " + rounded$(size) + " (\`tolerance\`: " + s.tolerance + " of that)");
}
function iterated$(s, b, times, tolerance) {
  const n = b.length;
  const wanted = tolerance * size$(b);
  const room = Math.min(n, 60);
  let x = new Float64Array(n);
  let rest = b;
  let left = size$(b);
  for (let cycle = 0; cycle < 60 && left > wanted; cycle++) {
    x = add(x, minimised$(rest, left, times, room, 0.1 * wanted));
    rest = sub(b, times(x));
    const now = size$(rest);
    if (!(now < 0.5 * left)) {
      if (now <= 1e-8 * size$(b)) return x;
      throw $fault("implicit-linear", s.name, "the linear system of its derivative is not solved by " + (cycle + 1) * room + " products: " + rounded$(now / size$(b)) + " of the right side is left");
    }
    left = now;
  }
  if (left > wanted && left > 1e-8 * size$(b))
    throw $fault("implicit-linear", s.name, "the linear system of its derivative is not solved by " + 60 * room + " products: " + rounded$(left / size$(b)) + " of the right side is left");
  return x;
}
function minimised$(b, size, times, room, wanted) {
  const n = b.length;
  const basis = new Float64Array((room + 1) * n);
  const h = new Float64Array((room + 1) * room);
  const [cosines, sines] = [new Float64Array(room), new Float64Array(room)];
  const g = new Float64Array(room + 1);
  g[0] = size;
  for (let i = 0; i < n; i++) basis[i] = b[i] / size;
  let count = 0;
  for (let k = 0; k < room; k++) {
    const w = times(basis.slice(k * n, (k + 1) * n));
    for (let j = 0; j <= k; j++) {
      let along = 0;
      for (let i = 0; i < n; i++) along += basis[j * n + i] * w[i];
      h[j * room + k] = along;
      for (let i = 0; i < n; i++) w[i] -= along * basis[j * n + i];
    }
    const length = size$(w);
    for (let j = 0; j < k; j++) {
      const [up, down] = [h[j * room + k], h[(j + 1) * room + k]];
      h[j * room + k] = cosines[j] * up + sines[j] * down;
      h[(j + 1) * room + k] = cosines[j] * down - sines[j] * up;
    }
    const pivot = h[k * room + k];
    const radius = Math.hypot(pivot, length);
    if (radius === 0) break;
    cosines[k] = pivot / radius;
    sines[k] = length / radius;
    h[k * room + k] = radius;
    h[(k + 1) * room + k] = 0;
    g[k + 1] = -sines[k] * g[k];
    g[k] = cosines[k] * g[k];
    count = k + 1;
    if (Math.abs(g[k + 1]) <= wanted) break;
    if (length === 0) break;
    for (let i = 0; i < n; i++) basis[(k + 1) * n + i] = w[i] / length;
    if (k + 1 < room) h[(k + 1) * room + k + 1] = 0;
  }
  const x = new Float64Array(n);
  for (let k = count - 1; k >= 0; k--) {
    let left = g[k];
    for (let j = k + 1; j < count; j++) left -= h[k * room + j] * cosines[j];
    cosines[k] = left / h[k * room + k];
    for (let i = 0; i < n; i++) x[i] += cosines[k] * basis[k * n + i];
  }
  return x;
}
`;

/** Roots, and linear systems with the Jacobian at one. */
export const implicitSolutions: Family = {
  shared,
  functions: [
    {
      name: "implicitRoot",
      takes: ["vector", "anything", "anything"],
      value: `(v, p, s) {
  const out = new Float64Array(v.length);
  for (let i = 0; i < v.length; i++) out[i] = v[i];
  return out;
}`,
      rule: {
        frule: `([vDot, pDot], start, p, s) {
  const v = implicitRoot(start, p, s);
  const f = nondifferentiable(preparedSolution$)(v, p, s);
  return { value: v, tangent: implicitTangent(v, p, s, f, scale(-1, pushedByParameters$(v, p, s, pDot))) };
}`,
        rrule: `(start, p, s) {
  const v = implicitRoot(start, p, s);
  return {
    value: v,
    pullback: (bar) => {
      const f = nondifferentiable(preparedSolution$)(v, p, s);
      const u = implicitCotangent(v, p, s, f, scale(-1, bar));
      return [new Float64Array(v.length), vjp(residualAt$, { wrt: 1 })(v, p, s).pullback(u), noTangent];
    },
  };
}`,
      },
    },
    {
      name: "implicitTangent",
      takes: ["vector", "anything", "anything", "anything", "vector"],
      value: `(v, p, s, f, b) {
  if (isDense$(s, b.length)) return substituted$(f, 1, b, 0);
  return iterated$(s, b, (x) => pushedBySolution$(v, p, s, x), 1e-12);
}`,
      rule: {
        frule: `([vDot, pDot, sDot, fDot, bDot], v, p, s, f, b) {
  const x = implicitTangent(v, p, s, f, b);
  const moved = jvp(pushedBySolution$, { wrt: [0, 1] })([v, p, s, x], [vDot, pDot]).tangent;
  return { value: x, tangent: implicitTangent(v, p, s, f, sub(bDot, moved)) };
}`,
        rrule: `(v, p, s, f, b) {
  const x = implicitTangent(v, p, s, f, b);
  return {
    value: x,
    pullback: (bar) => {
      const z = implicitCotangent(v, p, s, f, bar);
      const [vBar, pBar] = vjp(pushedBySolution$, { wrt: [0, 1] })(v, p, s, x).pullback(scale(-1, z));
      return [vBar, pBar, noTangent, noTangent, z];
    },
  };
}`,
      },
    },
    {
      name: "implicitCotangent",
      takes: ["vector", "anything", "anything", "anything", "vector"],
      value: `(v, p, s, f, b) {
  if (isDense$(s, b.length)) return substituted$(f, 1, b, 1);
  return iterated$(s, b, (u) => pulledBySolution$(v, p, s, u), 1e-12);
}`,
      rule: {
        frule: `([vDot, pDot, sDot, fDot, bDot], v, p, s, f, b) {
  const u = implicitCotangent(v, p, s, f, b);
  const moved = jvp(pulledBySolution$, { wrt: [0, 1] })([v, p, s, u], [vDot, pDot]).tangent;
  return { value: u, tangent: implicitCotangent(v, p, s, f, sub(bDot, moved)) };
}`,
        rrule: `(v, p, s, f, b) {
  const u = implicitCotangent(v, p, s, f, b);
  return {
    value: u,
    pullback: (bar) => {
      const z = implicitTangent(v, p, s, f, bar);
      const [vBar, pBar] = vjp(pushedBySolution$, { wrt: [0, 1] })(v, p, s, z).pullback(scale(-1, u));
      return [vBar, pBar, noTangent, noTangent, z];
    },
  };
}`,
      },
    },
  ],
};

const equations: ReadonlySet<string> = new Set(implicitSolutions.functions.map(({ name }) => name));

/** Whether a library function's derivatives come from an equation, and not from what it computes. */
export function followsEquation(name: string): boolean {
  return equations.has(name);
}
