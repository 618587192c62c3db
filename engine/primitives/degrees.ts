/**
 * Trigonometric functions of degrees, of multiples of π, and the sinc function. The argument is reduced before it
 * becomes inexact, so that sind(180), sinpi(1) and cosd(90) are exact zeros.
 */
import type { Value } from "../ir/types.ts";
import { between, integersBetween, binary, unary, type Traits } from "./define.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";
import { acot, acsc, asec, oneMinusSquare, onePlusSquare, outerRoot } from "./trigonometric.ts";
import { sincDerivative } from "./sinc.ts";

const perDegree = Math.PI / 180;
const perRadian = 180 / Math.PI;

/** sin(2πx/turn): x is reduced by exact remainders to an eighth of a turn, and only then scaled to radians. */
function sineOf(x: number, turn: number): number {
  const r = x % turn;
  const folded = Math.abs(r) > turn / 2 ? r - Math.sign(r) * turn : r;
  const a = Math.abs(folded);
  const magnitude = firstQuadrantSine(Math.min(a, turn / 2 - a), turn);
  return folded < 0 ? -magnitude : magnitude;
}

/** cos(2πx/turn), likewise. */
function cosineOf(x: number, turn: number): number {
  const r = Math.abs(x % turn);
  const a = Math.min(r, turn - r);
  const quarter = turn / 4;
  return a <= quarter ? firstQuadrantSine(quarter - a, turn) : -firstQuadrantSine(a - quarter, turn);
}

/** For 0 ≤ a ≤ turn/4. A twelfth and an eighth of a turn give what is exact, or equal in sine and cosine. */
function firstQuadrantSine(a: number, turn: number): number {
  if (a * 12 === turn) return 0.5;
  if (a * 8 === turn) return Math.SQRT1_2;
  const scale = (2 * Math.PI) / turn;
  return a * 8 < turn ? Math.sin(a * scale) : Math.cos((turn / 4 - a) * scale);
}

const sind = (x: number): number => sineOf(x, 360);
const cosd = (x: number): number => cosineOf(x, 360);
const tand = (x: number): number => sind(x) / cosd(x);
const sinpi = (x: number): number => sineOf(x, 2);
const cospi = (x: number): number => cosineOf(x, 2);

const branch: Traits = { cost: 24, domain: [between(10, 80)] };
const inside: Traits = { cost: 22, singular: true, domain: [between(-0.95, 0.95)] };
const outside: Traits = { cost: 22, singular: true, domain: [between(1.05, 5)] };
const circle: Traits = { cost: 16, domain: [between(-400, 400)] };

function perDegreeTimes(b: FormulaBuilder, x: Value): Value {
  return b.mul(b.constant(perDegree), x);
}
function overRoot(b: FormulaBuilder, numerator: number, x: Value): Value {
  return b.div(b.constant(numerator), b.prim("sqrt", oneMinusSquare(b, x)));
}

const direct: readonly ScalarPrimitive[] = [
  unary("sind", sind, (b, x) => perDegreeTimes(b, b.prim("cosd", x)), circle),
  unary("cosd", cosd, (b, x) => b.neg(perDegreeTimes(b, b.prim("sind", x))), circle),
  unary("tand", tand, (b, _x, r) => perDegreeTimes(b, onePlusSquare(b, r)), {
    cost: 24,
    domain: [between(-80, 80)],
  }),
  unary(
    "cotd",
    (x) => 1 / tand(x),
    (b, _x, r) => b.neg(perDegreeTimes(b, onePlusSquare(b, r))),
    branch,
  ),
  unary(
    "secd",
    (x) => 1 / cosd(x),
    (b, x, r) => perDegreeTimes(b, b.mul(r, b.prim("tand", x))),
    branch,
  ),
  unary(
    "cscd",
    (x) => 1 / sind(x),
    (b, x, r) => b.neg(perDegreeTimes(b, b.mul(r, b.prim("cotd", x)))),
    branch,
  ),
];

const inverse: readonly ScalarPrimitive[] = [
  unary(
    "asind",
    (x) => Math.asin(x) * perRadian,
    (b, x) => overRoot(b, perRadian, x),
    inside,
  ),
  unary(
    "acosd",
    (x) => Math.acos(x) * perRadian,
    (b, x) => overRoot(b, -perRadian, x),
    inside,
  ),
  unary(
    "atand",
    (x) => Math.atan(x) * perRadian,
    (b, x) => b.div(b.constant(perRadian), onePlusSquare(b, x)),
    { cost: 18 },
  ),
  unary(
    "acotd",
    (x) => acot(x) * perRadian,
    (b, x) => b.div(b.constant(-perRadian), onePlusSquare(b, x)),
    {
      cost: 22,
      domain: [between(0.2, 3)],
    },
  ),
  unary(
    "asecd",
    (x) => asec(x) * perRadian,
    (b, x) => b.div(b.constant(perRadian), outerRoot(b, x)),
    outside,
  ),
  unary(
    "acscd",
    (x) => acsc(x) * perRadian,
    (b, x) => b.div(b.constant(-perRadian), outerRoot(b, x)),
    outside,
  ),
];

const multiples: readonly ScalarPrimitive[] = [
  unary("sinpi", sinpi, (b, x) => b.mul(b.constant(Math.PI), b.prim("cospi", x)), { cost: 16 }),
  unary("cospi", cospi, (b, x) => b.neg(b.mul(b.constant(Math.PI), b.prim("sinpi", x))), { cost: 16 }),
  /** sin πx / πx, 1 at 0. */
  unary(
    "sinc",
    (x) => sincDerivative(0, x),
    (b, x) => b.prim("sincDerivative", b.constant(1), x),
    { cost: 20 },
  ),
  /** The n-th derivative of sinc, so that it can be differentiated again at 0 too. */
  binary(
    "sincDerivative",
    sincDerivative,
    [0, (b, n, x) => b.prim("sincDerivative", b.add(n, b.constant(1)), x)],
    {
      cost: 40,
      domain: [integersBetween(0, 4), between(-3, 3)],
    },
  ),
];

export const degrees: readonly ScalarPrimitive[] = [...direct, ...inverse, ...multiples];
