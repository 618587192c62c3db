/** Sums, products, quotients, remainders, powers, and choices between numbers. */
import type { Value } from "../ir/types.ts";
import { between, binary, infix, integersBetween, kink, nary, prefix, ternary, unary } from "./define.ts";
import type { FormulaBuilder, Partial, ScalarPrimitive } from "./primitive.ts";
import { fusedMultiplyAdd, nearestTurn, scaleByPowerOfTwo } from "./exactArithmetic.ts";

const add = binary("add", (x, y) => x + y, [1, 1], { emit: infix("+"), cost: 1 });
const sub = binary("sub", (x, y) => x - y, [1, (b) => b.constant(-1)], { emit: infix("-"), cost: 1 });
const mul = binary("mul", (x, y) => x * y, [(_b, _x, y) => y, (_b, x) => x], { emit: infix("*"), cost: 1 });

/** ∂x = 1/y, ∂y = −r/y. */
const div = binary(
  "div",
  (x, y) => x / y,
  [(b, _x, y) => b.div(b.constant(1), y), (b, _x, y, r) => b.neg(b.div(r, y))],
  {
    emit: infix("/"),
    cost: 4,
    singular: true,
    regularFor: ([, y]) => y !== undefined && y !== 0,
    domain: [between(-3, 3), between(0.2, 3)],
  },
);

const neg = unary(
  "neg",
  (x) => -x,
  (b) => b.constant(-1),
  { emit: prefix("-"), cost: 1 },
);

/** 0·y = x·0 = 0 whatever the other is, ∞ and NaN included; the product otherwise. Closed under differentiation. */
const strongMul = binary(
  "strongMul",
  (x, y) => (x === 0 || y === 0 ? 0 : x * y),
  [(_b, _x, y) => y, (_b, x) => x],
  { cost: 2, singular: true },
);

/** ∂x = p·x^(p−1), 0 for p = 0; ∂p = r·ln x, which for x = 0 is 0 where p > 0 and NaN elsewhere. */
const pow = binary("pow", Math.pow, [powerByBase, powerByExponent], {
  cost: 20,
  singular: true,
  regularFor: ([x, p]) => (x !== undefined && x > 0) || (p !== undefined && (p >= 1 || p === 0)),
  domain: [between(0.2, 3), between(-3, 3)],
});

function powerByBase(b: FormulaBuilder, x: Value, p: Value): Value {
  const exponent = b.literal(p);
  if (exponent === 0 || exponent === 1) return b.constant(exponent);
  if (exponent === 2) return b.mul(p, x);
  if (exponent === 3) return b.mul(p, b.mul(x, x));
  const lower = b.prim("pow", x, b.sub(p, b.constant(1)));
  return exponent === undefined ? b.prim("strongMul", p, lower) : b.mul(p, lower);
}

function powerByExponent(b: FormulaBuilder, x: Value, p: Value, r: Value): Value {
  const slope = (c: FormulaBuilder): Value => c.prim("strongMul", r, c.prim("log", x));
  const base = b.literal(x);
  if (base !== undefined && base !== 0) return slope(b);
  const positive = (c: FormulaBuilder): Value =>
    c.choose(c.test("gt", p, c.constant(0)), slope, (d) => d.constant(NaN));
  return b.choose(b.test("eq", x, b.constant(0)), positive, slope);
}

/** Remainder as JavaScript's %, with the sign of x. ∂y = −trunc(x/y), from the result so that it is exact. */
const mod = binary("mod", (x, y) => x % y, [1, minusQuotient], {
  emit: infix("%"),
  cost: 8,
  domain: [between(0, 10), between(0.7, 3)],
  kinks: [kink("% where the quotient is whole", "the derivative from above", (x, y) => x % y === 0)],
});

/** Remainder with the sign of y (Julia's and Python's). ∂y = −⌊x/y⌋. */
const floorMod = binary("floorMod", floorRemainder, [1, minusQuotient], {
  cost: 8,
  domain: [between(-10, 10), between(0.7, 3)],
  kinks: [kink("mod where the quotient is whole", "the derivative from above", (x, y) => x % y === 0)],
});

function minusQuotient(b: FormulaBuilder, x: Value, y: Value, r: Value): Value {
  return b.prim("round", b.div(b.sub(r, x), y));
}

function floorRemainder(x: number, y: number): number {
  const remainder = x % y;
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
}

const fma = ternary("fma", fusedMultiplyAdd, [(_b, _x, y) => y, (_b, x) => x, 1], { cost: 20 });
const muladd = ternary("muladd", (x, y, z) => x * y + z, [(_b, _x, y) => y, (_b, x) => x, 1], { cost: 2 });
const inv = unary(
  "inv",
  (x) => 1 / x,
  (b, _x, r) => b.neg(b.mul(r, r)),
  { cost: 4, singular: true, domain: [between(0.2, 3)] },
);
const abs2 = unary(
  "abs2",
  (x) => x * x,
  (b, x) => b.mul(b.constant(2), x),
  { cost: 1 },
);

const abs = unary("abs", Math.abs, (b, x) => b.prim("sign", x), {
  cost: 1,
  singular: true,
  kinks: [kink("abs at 0", "0", (x) => x === 0)],
});
const sign = unary("sign", Math.sign, 0, { cost: 1, kinks: [kink("sign at 0", "0", (x) => x === 0)] });

/** |x| with the sign of y (that of −0 is negative). ∂x = ±1 as the signs agree or not. */
const copysign = binary(
  "copysign",
  withSign,
  [(b, x, y) => b.prim("copysign", b.constant(1), b.prim("sameSign", x, y)), 0],
  {
    cost: 2,
    kinks: [kink("copysign at x = 0", "by the sign bit of x", (x) => x === 0)],
  },
);
/** 1 where the sign bits agree, −1 where not; the derivative of copysign. */
const sameSign = binary("sameSign", (x, y) => withSign(1, x) * withSign(1, y), [0, 0], { cost: 2 });

function withSign(x: number, y: number): number {
  const negative = y < 0 || Object.is(y, -0);
  return negative ? -Math.abs(x) : Math.abs(x);
}

const max = binary("max", Math.max, [indicator("gt", 1, 0), indicator("gt", 0, 1)], {
  cost: 1,
  singular: true,
  kinks: [kink("max of equal arguments", "the second argument", (x, y) => x === y)],
});
const min = binary("min", Math.min, [indicator("le", 1, 0), indicator("le", 0, 1)], {
  cost: 1,
  singular: true,
  kinks: [kink("min of equal arguments", "the first argument", (x, y) => x === y)],
});

function indicator(
  test: "gt" | "le",
  yes: number,
  no: number,
): (b: FormulaBuilder, x: Value, y: Value) => Value {
  return (b, x, y) =>
    b.choose(
      b.test(test, x, y),
      (c) => c.constant(yes),
      (c) => c.constant(no),
    );
}

/** x kept within [low, high]; a bound takes the derivative where x is strictly beyond it. */
const clamp = ternary(
  "clamp",
  (x, low, high) => (x < low ? low : high < x ? high : x),
  [
    (b, x, low, high) =>
      b.choose(b.test("lt", x, low), zero, (c) => c.choose(c.test("lt", high, x), zero, one)),
    (b, x, low) => b.choose(b.test("lt", x, low), one, zero),
    (b, x, low, high) =>
      b.choose(b.test("lt", x, low), zero, (c) => c.choose(c.test("lt", high, x), one, zero)),
  ],
  {
    cost: 2,
    singular: true,
    domain: [between(-3, 3), between(-2, -1), between(1, 2)],
    kinks: [
      kink("clamp at a bound", "the argument, not the bound", (x, low, high) => x === low || x === high),
    ],
  },
);

function zero(b: FormulaBuilder): Value {
  return b.constant(0);
}
function one(b: FormulaBuilder): Value {
  return b.constant(1);
}

/** √(Σxᵢ²). ∂xᵢ = xᵢ/r, the subgradient 0 at the origin. */
function hypotOfArity(arity: number): ScalarPrimitive {
  const partial =
    (index: number): Partial =>
    (b, args, r) =>
      b.choose(b.test("eq", r, b.constant(0)), zero, (c) => c.div(args[index]!, r));
  return nary(
    arity === 2 ? "hypot" : `hypot${arity}`,
    arity,
    Math.hypot,
    Array.from({ length: arity }, (_, index) => partial(index)),
    {
      emit: { form: "call", callee: "Math.hypot" },
      cost: 10,
      singular: true,
      kinks: [kink("hypot at the origin", "0", (...args) => args.every((x) => x === 0))],
    },
  );
}

/** x·2ⁿ with one rounding. */
const ldexp = binary("ldexp", scaleByPowerOfTwo, [(b, _x, n) => b.prim("ldexp", b.constant(1), n), 0], {
  cost: 4,
  domain: [between(-3, 3), integersBetween(-8, 8)],
});

const rem2pi = unary("rem2pi", nearestTurn, 1, {
  cost: 40,
  kinks: [kink("rem2pi at odd multiples of π", "1", (x) => Math.abs(nearestTurn(x)) === Math.PI)],
});

export const arithmetic: readonly ScalarPrimitive[] = [
  add,
  sub,
  mul,
  div,
  mod,
  floorMod,
  neg,
  pow,
  strongMul,
  fma,
  muladd,
  inv,
  abs,
  abs2,
  sign,
  copysign,
  sameSign,
  max,
  min,
  clamp,
  ...[2, 3, 4, 5, 6, 7, 8].map(hypotOfArity),
  ldexp,
  rem2pi,
];
