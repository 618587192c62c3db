/** Bessel functions of the first kind of whole order. */

const highestOrder = 2000;

/**
 * J_n(x), to 1e-13 relative; near its zeros to 1e-15·√(2/πx) absolute. For whole n from −2000 to 2000, NaN for other n.
 */
export function besselj(n: number, x: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > highestOrder || Number.isNaN(x)) return NaN;
  if (n < 0) return (n % 2 === 0 ? 1 : -1) * besselj(-n, x);
  if (x < 0) return (n % 2 === 0 ? 1 : -1) * besselj(n, -x);
  if (x === Infinity) return 0;
  if (x * x <= 4 * (n + 1)) return bySeries(n, x);
  return x >= 25 && x >= n ? upwards(n, x) : downwards(n, x);
}

export function besselj0(x: number): number {
  return besselj(0, x);
}

export function besselj1(x: number): number {
  return besselj(1, x);
}

/** Σ (−1)ᵏ (x/2)^(n+2k) / (k!·(n+k)!), where its terms only fall. */
function bySeries(n: number, x: number): number {
  const half = x / 2;
  let term = 1;
  for (let k = 1; k <= n; k++) term *= half / k;
  let sum = term;
  for (let k = 1; ; k++) {
    term *= (-half * half) / (k * (n + k));
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

/** From J₀ and J₁ by J_(m+1) = (2m/x)·J_m − J_(m−1): stable while m ≤ x. */
function upwards(n: number, x: number): number {
  let [before, current] = [asymptotic(0, x), asymptotic(1, x)];
  if (n === 0) return before;
  for (let m = 1; m < n; m++) [before, current] = [current, ((2 * m) / x) * current - before];
  return current;
}

/** Miller's algorithm: the recurrence downwards from an arbitrary start, scaled by J₀ + 2·ΣJ_(2k) = 1. */
function downwards(n: number, x: number): number {
  const start = 2 * Math.ceil((Math.max(n, x) + 50 + Math.cbrt(Math.max(n, x)) * 6) / 2);
  let [above, current] = [0, 1e-280];
  let wanted = 0;
  let norm = 0;
  for (let m = start; m > 0; m--) {
    if (m === n) wanted = current;
    if (m % 2 === 0) norm += 2 * current;
    [above, current] = [current, ((2 * m) / x) * current - above];
    if (Math.abs(current) > 1e250) {
      const shrink = 1e-250;
      [above, current, wanted, norm] = [above * shrink, current * shrink, wanted * shrink, norm * shrink];
    }
  }
  norm += current;
  return (n === 0 ? current : wanted) / norm;
}

/** Hankel's expansion of J₀ and J₁ for x ≥ 25; the phase by sums of sine and cosine, so that it is never rounded. */
function asymptotic(order: 0 | 1, x: number): number {
  const mu = 4 * order * order;
  let [p, q] = [0, 0];
  let term = 1;
  for (let k = 0; k < 40 && Math.abs(term) > 1e-18; k++) {
    const sign = k % 4 < 2 ? 1 : -1;
    if (k % 2 === 0) p += sign * term;
    else q += sign * term;
    term *= (mu - (2 * k + 1) ** 2) / (8 * (k + 1) * x);
  }
  const [sine, cosine] = [Math.sin(x), Math.cos(x)];
  const wave =
    order === 0 ? p * (cosine + sine) - q * (sine - cosine) : p * (sine - cosine) + q * (sine + cosine);
  return wave / (Math.sqrt(Math.PI) * Math.sqrt(x));
}
