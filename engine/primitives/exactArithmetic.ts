/**
 * Functions whose value must be rounded once although JavaScript offers no such operation.
 */

const word = new Float64Array(1);
const bits = new BigInt64Array(word.buffer);

/** x·y + z with a single rounding (IEEE 754 fusedMultiplyAdd), by exact integers. Slow: some microseconds. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (x === 0 || y === 0 || z === 0 || !Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    return fusedAtEdge(x, y, z);
  }
  const [mx, ex] = decompose(x);
  const [my, ey] = decompose(y);
  const [mz, ez] = decompose(z);
  const product = mx * my;
  const exponent = ex + ey;
  const lowest = Math.min(exponent, ez);
  const sum = (product << BigInt(exponent - lowest)) + (mz << BigInt(ez - lowest));
  if (sum === 0n) return 0;
  return roundScaled(sum, lowest);
}

function fusedAtEdge(x: number, y: number, z: number): number {
  const product = x * y;
  if (z !== 0 || x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) {
    return Number.isFinite(x) && Number.isFinite(y) && !Number.isFinite(z) ? z : product + z;
  }
  // z is a zero: the product, which keeps its sign even where it underflows to zero.
  return product;
}

/** x = mantissa·2^exponent with an integer mantissa; x finite and not 0. */
function decompose(x: number): readonly [mantissa: bigint, exponent: number] {
  word[0] = x;
  const pattern = bits[0]!;
  const biased = Number((pattern >> 52n) & 0x7ffn);
  const fraction = pattern & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return [x < 0 ? -mantissa : mantissa, Math.max(biased, 1) - 1075];
}

/** m·2^e rounded to the nearest double, ties to even. */
function roundScaled(m: bigint, e: number): number {
  const magnitude = m < 0n ? -m : m;
  const length = magnitude.toString(2).length;
  // Doubles end at 2^−1074: fewer bits are kept where the result is subnormal.
  const drop = Math.max(length - 53, -1074 - e, 0);
  const rounded = drop === 0 ? magnitude : roundHalfEven(magnitude, BigInt(drop));
  const value = scaleByPowerOfTwo(Number(rounded), e + drop);
  return m < 0n ? -value : value;
}

function roundHalfEven(x: bigint, drop: bigint): bigint {
  const kept = x >> drop;
  const rest = x - (kept << drop);
  const half = 1n << (drop - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) return kept + 1n;
  return kept;
}

/** x·2ⁿ with one rounding; n is cut to an integer. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  let exponent = Math.trunc(n);
  if (Number.isNaN(exponent)) return NaN;
  let scaled = x;
  // Upward steps are exact until they overflow. Downward, all but the last must stay among normal numbers.
  for (; exponent > 1000 && Number.isFinite(scaled) && scaled !== 0; exponent -= 1000) scaled *= 2 ** 1000;
  if (exponent >= -1000) return scaled * 2 ** Math.min(exponent, 1000);
  return scaleFarDown(scaled, exponent);
}

function scaleFarDown(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const own = Math.floor(Math.log2(Math.abs(x)));
  if (own + exponent < -1080) return x < 0 ? -0 : 0;
  // Bring x near 1 exactly first (in two steps: it may be near the ends of the range), then scale once.
  const half = Math.trunc(-own / 2);
  const centered = x * 2 ** half * 2 ** (-own - half);
  const target = exponent + own;
  return centered * 2 ** -1000 * 2 ** (target + 1000);
}

/** x − 2πk for the whole k that brings it nearest to 0: by the library's own exact reduction inside sin and cos. */
export function nearestTurn(x: number): number {
  return Math.abs(x) < 3 ? x : Math.atan2(Math.sin(x), Math.cos(x));
}
