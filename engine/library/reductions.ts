/** Many numbers to one, or to as many: sums, norms, extremes, soft maxima, sorting. */
import type { Family } from "./entry.ts";

const shared = `
function others$(x) {
  const n = x.length;
  const out = $like(x, n);
  let before = 1;
  for (let i = 0; i < n; i++) {
    out[i] = before;
    before = before * x[i];
  }
  let after = 1;
  for (let i = n - 1; i >= 0; i--) {
    out[i] = out[i] * after;
    after = after * x[i];
  }
  return out;
}
function sumsFromEnd$(x) {
  const out = $like(x, x.length);
  let total = 0;
  for (let i = x.length - 1; i >= 0; i--) {
    total += x[i];
    out[i] = total;
  }
  return out;
}
function unit$(x, at, value) {
  const out = $like(x, x.length);
  for (let i = 0; i < x.length; i++) out[i] = i === at ? value : 0;
  return out;
}
function best$(name, x, isBetter) {
  if (x.length === 0) throw $fault("array-shapes", name, "needs at least one number, and is given an empty vector");
  let best = 0;
  for (let i = 1; i < x.length; i++) if (isBetter(x[i], x[best])) best = i;
  return best;
}
function largest$(x) {
  let most = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(x[i]);
    if (size > most || size !== size) most = size;
  }
  return most;
}
function normOf$(x, p) {
  const most = largest$(x);
  if (p === Infinity || most === 0 || !(most < Infinity)) return most;
  let total = 0;
  if (p === 1) for (let i = 0; i < x.length; i++) total += Math.abs(x[i]);
  if (p === 1) return total;
  if (p === 2) {
    for (let i = 0; i < x.length; i++) total += (x[i] / most) * (x[i] / most);
    return most * Math.sqrt(total);
  }
  for (let i = 0; i < x.length; i++) total += Math.pow(Math.abs(x[i]) / most, p);
  return most * Math.pow(total, 1 / p);
}
function normSlope$(x, value, p) {
  if (p === 2) return slopeAtPower(each$(x, (v) => (value === 0 ? 0 : v / value)), x, value, p);
  if (p === 1) return slopeAtPower(each$(x, (v) => Math.sign(v)), x, value, p);
  if ($kind(x) !== "vector") return x;
  if (p === Infinity) {
    const at = argmax(each$(x, (v) => Math.abs(v)));
    return unit$(x, at, Math.sign(x[at]));
  }
  return each$(x, (v) => (v === 0 || value === 0 ? atZero$(v, value, p) : Math.sign(v) * Math.pow(Math.abs(v) / value, p - 1)));
}
function atZero$(v, value, p) {
  return value !== 0 && p > 1 && p < 2 ? Math.sqrt(v + 0) : 0;
}
function slopeInPower$(slope, x, value) {
  return both$("norm", slope, x, (s, v) => (v === 0 || value === 0 ? 0 : s * Math.log(Math.abs(v) / value)));
}
function inPower$(x, value, p) {
  if (p === Infinity || value === 0) return 0;
  const data = flat$(x);
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    const share = Math.abs(data[i]) / value;
    if (share > 0) total += Math.pow(share, p) * Math.log(share);
  }
  return (value / p) * total;
}
function order$(x) {
  const n = x.length;
  const from = new Array(n);
  const to = new Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  for (let i = 0; i < n; i++) to[i] = i;
  for (let width = 1; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      const middle = Math.min(low + width, n);
      const high = Math.min(low + 2 * width, n);
      let i = low;
      let j = middle;
      for (let k = low; k < high; k++) {
        if (i < middle && (j >= high || !(x[from[j]] < x[from[i]]))) {
          to[k] = from[i];
          i++;
        } else {
          to[k] = from[j];
          j++;
        }
      }
    }
    for (let k = 0; k < n; k++) from[k] = to[k];
  }
  return from;
}
function gathered$(x, order) {
  const out = $like(x, order.length);
  for (let i = 0; i < order.length; i++) out[i] = x[order[i]];
  return out;
}
function scattered$(x, order) {
  const out = $like(x, order.length);
  for (let i = 0; i < order.length; i++) out[order[i]] = x[i];
  return out;
}
`;

const vectorToNumber = ["(x: Vector): number"];
const vectorToVector = ["<V extends Vector>(x: V): V"];

/** Differentiated as it stands: where entries are equal, `$max` and `$min` share the derivative as `ties` say, pair by pair. */
function extreme(name: "max" | "min", sign: "<" | ">", word: string) {
  return {
    name,
    takes: ["vector"],
    value: `(x) {
  const at = best$("${name}", x, (a, b) => a ${sign} b || (a !== a && b === b));
  let most = x[at];
  for (let i = at + 1; i < x.length; i++) if (x[i] === x[at]) most = $${name}(most, x[i]);
  return most;
}`,
    signatures: vectorToNumber,
    note: `The ${word} entry of a vector; of equal ones the first has the whole derivative, unless \`ties\` say otherwise. For two numbers, \`Math.${name}\`.`,
  } as const;
}

function place(name: "argmax" | "argmin", sign: "<" | ">", word: string) {
  return {
    name,
    takes: ["vector"],
    value: `(x) { return best$("${name}", x, (a, b) => a ${sign} b || (a !== a && b === b)); }`,
    signatures: vectorToNumber,
    note: `The index of the ${word} entry, the first of equal ones. It has no derivative.`,
  } as const;
}

/** Sums, norms, extremes, soft maxima, sorting. */
export const reductions: Family = {
  shared,
  functions: [
    {
      name: "sum",
      takes: ["array"],
      value: `(x) { return total$(x); }`,
      rule: {
        frule: `([xDot], x) { return { value: sum(x), tangent: sum(xDot) }; }`,
        rrule: `(x) { return { value: sum(x), pullback: (bar) => [each$(x, () => bar)] }; }`,
      },
      signatures: ["(x: AnyArray): number"],
      note: "The sum of all entries, from the first to the last; 0 of none.",
    },
    {
      name: "mean",
      takes: ["array"],
      value: `(x) { return total$(x) / count$(x); }`,
      rule: {
        frule: `([xDot], x) { return { value: mean(x), tangent: mean(xDot) }; }`,
        rrule: `(x) {
  const n = count$(x);
  return { value: mean(x), pullback: (bar) => [each$(x, () => bar / n)] };
}`,
      },
      signatures: ["(x: AnyArray): number"],
      note: "The mean of all entries; NaN of none.",
    },
    {
      name: "prod",
      takes: ["vector"],
      value: `(x) {
  let product = 1;
  for (let i = 0; i < x.length; i++) product = product * x[i];
  return product;
}`,
      rule: {
        frule: `([xDot], x) { return { value: prod(x), tangent: dot(others$(x), xDot) }; }`,
        rrule: `(x) { return { value: prod(x), pullback: (bar) => [scale(bar, others$(x))] }; }`,
      },
      signatures: vectorToNumber,
      note: "The product of the entries; 1 of none. Its derivative divides by nothing, so that zeros do no harm.",
    },
    {
      name: "cumsum",
      takes: ["vector"],
      value: `(x) {
  const out = $like(x, x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    total += x[i];
    out[i] = total;
  }
  return out;
}`,
      rule: {
        frule: `([xDot], x) { return { value: cumsum(x), tangent: cumsum(xDot) }; }`,
        rrule: `(x) { return { value: cumsum(x), pullback: (bar) => [sumsFromEnd$(bar)] }; }`,
      },
      signatures: vectorToVector,
      note: "The sums of the first 1, 2, … entries.",
    },
    extreme("max", ">", "largest"),
    extreme("min", "<", "smallest"),
    place("argmax", ">", "largest"),
    place("argmin", "<", "smallest"),
    {
      name: "norm",
      takes: ["array", "number"],
      defaults: [2],
      value: `(x, p) {
  if ($kind(x) === "vector") return normOf$(x, p);
  if (p !== 2) throw $fault("array-shapes", "norm", "of a matrix is the Frobenius norm, p = 2; for others take the norm of its entries or of \`svdvals\`");
  return normOf$(flat$(x), p);
}`,
      rule: {
        frule: `([xDot, pDot], x, p) {
  const value = norm(x, p);
  return { value, tangent: total$(both$("dot", xDot, normSlope$(x, value, p), (d, s) => $strong(d, s))) + pDot * inPower$(x, value, p) };
}`,
        rrule: `(x, p) {
  const value = norm(x, p);
  return { value, pullback: (bar) => [scale(bar, normSlope$(x, value, p)), lazy(() => bar * inPower$(x, value, p))] };
}`,
      },
      signatures: ["(x: Vector, p?: number): number", "(x: AnyMatrix): number"],
      note: "The p-norm of a vector (p = 2 unless said; 1, Infinity or any number from 1 on), or the Frobenius norm of a matrix. Its derivative at 0 is taken as 0, and where p < 2 its second derivative at an entry 0 is infinite; for p = Infinity the first largest entry has it.",
    },
    {
      // The slope at p = 1 and 2, which are computed without powers, with the derivative by p that the power has there.
      name: "slopeAtPower",
      takes: ["array", "array", "number", "number"],
      value: `(slope, x, value, p) { return each$(slope, (s) => s); }`,
      rule: {
        frule: `([slopeDot, xDot, valueDot, pDot], slope, x, value, p) {
  return { value: slope, tangent: add(slopeDot, scale(pDot, slopeInPower$(slope, x, value))) };
}`,
        rrule: `(slope, x, value, p) {
  return {
    value: slope,
    pullback: (bar) => [bar, lazy(() => each$(x, () => 0)), 0, lazy(() => inner$(bar, slopeInPower$(slope, x, value)))],
  };
}`,
      },
    },
    {
      name: "logsumexp",
      takes: ["vector"],
      value: `(x) {
  let most = -Infinity;
  for (let i = 0; i < x.length; i++) most = Math.max(most, x[i]);
  if (most === -Infinity || most === Infinity) return most;
  let total = 0;
  for (let i = 0; i < x.length; i++) total += Math.exp(x[i] - most);
  return most + Math.log(total);
}`,
      rule: {
        frule: `([xDot], x) { return { value: logsumexp(x), tangent: dot(softmax(x), xDot) }; }`,
        rrule: `(x) { return { value: logsumexp(x), pullback: (bar) => [scale(bar, softmax(x))] }; }`,
      },
      signatures: vectorToNumber,
      note: "log Σ exp xᵢ, without overflow; −Infinity of none.",
    },
    {
      name: "softmax",
      takes: ["vector"],
      value: `(x) {
  let most = -Infinity;
  for (let i = 0; i < x.length; i++) most = Math.max(most, x[i]);
  const out = $like(x, x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    out[i] = Math.exp(x[i] - most);
    total += out[i];
  }
  for (let i = 0; i < x.length; i++) out[i] = out[i] / total;
  return out;
}`,
      rule: {
        frule: `([xDot], x) {
  const value = softmax(x);
  const level = dot(value, xDot);
  return { value, tangent: mul(value, sub(xDot, level)) };
}`,
        rrule: `(x) {
  const value = softmax(x);
  return { value, pullback: (bar) => { const level = dot(value, bar); return [mul(value, sub(bar, level))]; } };
}`,
      },
      signatures: vectorToVector,
      note: "exp xᵢ / Σ exp xⱼ, without overflow.",
    },
    {
      name: "logSoftmax",
      takes: ["vector"],
      value: `(x) { const level = logsumexp(x); return each$(x, (v) => v - level); }`,
      rule: {
        frule: `([xDot], x) {
  const value = logSoftmax(x);
  const level = dot(exp(value), xDot);
  return { value, tangent: sub(xDot, level) };
}`,
        rrule: `(x) {
  const value = logSoftmax(x);
  return { value, pullback: (bar) => [axpy(-sum(bar), exp(value), bar)] };
}`,
      },
      signatures: vectorToVector,
      note: "xᵢ − logsumexp(x).",
    },
    {
      name: "sort",
      takes: ["vector"],
      value: `(x) { return gathered$(x, order$(x)); }`,
      rule: {
        frule: `([xDot], x) {
  const order = order$(stopGradient(x));
  return { value: gathered$(x, order), tangent: gathered$(xDot, order) };
}`,
        rrule: `(x) {
  const order = order$(stopGradient(x));
  return { value: gathered$(x, order), pullback: (bar) => [scattered$(bar, order)] };
}`,
      },
      signatures: vectorToVector,
      note: "The entries in ascending order, as a new vector; equal ones keep their order.",
    },
  ],
};
