/** Trigonometric functions of radians and their inverses. */
import type { Value } from "../ir/types.ts";
import { between, binary, unary, type Traits } from "./define.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";

export const cot = (x: number): number => 1 / Math.tan(x);
export const sec = (x: number): number => 1 / Math.cos(x);
export const csc = (x: number): number => 1 / Math.sin(x);
export const acot = (x: number): number => Math.atan(1 / x);
/** By √(x² − 1), which is precise at ±1 where 1/x is not. */
export const asec = (x: number): number => Math.atan2(adjacentLeg(x), Math.sign(x));
export const acsc = (x: number): number => Math.atan2(Math.sign(x), adjacentLeg(x));
const adjacentLeg = (x: number): number => Math.sqrt(Math.abs(x) - 1) * Math.sqrt(Math.abs(x) + 1);
const deg2rad = (x: number): number => x * (Math.PI / 180);
const rad2deg = (x: number): number => x * (180 / Math.PI);

const inside: Traits = { singular: true, cost: 20, domain: [between(-0.95, 0.95)] };
const outside: Traits = { singular: true, cost: 20, domain: [between(1.05, 5)] };
/** Between poles. */
const branch: Traits = { cost: 20, domain: [between(0.2, 1.4)] };

/** 1 − x² without cancellation at ±1. */
export function oneMinusSquare(b: FormulaBuilder, x: Value): Value {
  const one = b.constant(1);
  return b.mul(b.sub(one, x), b.add(one, x));
}

/** 1 + x². */
export function onePlusSquare(b: FormulaBuilder, x: Value): Value {
  return b.add(b.constant(1), b.mul(x, x));
}

/** |x|·√(x² − 1), by |x| so that it is +0 and not −0 at −1. */
export function outerRoot(b: FormulaBuilder, x: Value): Value {
  const one = b.constant(1);
  const a = b.prim("abs", x);
  return b.mul(a, b.prim("sqrt", b.mul(b.sub(a, one), b.add(a, one))));
}

function over(b: FormulaBuilder, numerator: number, denominator: Value): Value {
  return b.div(b.constant(numerator), denominator);
}

function overSquaredRadius(b: FormulaBuilder, numerator: Value, y: Value, x: Value): Value {
  const radius = b.prim("hypot", y, x);
  return b.div(b.div(numerator, radius), radius);
}

const direct: readonly ScalarPrimitive[] = [
  unary("sin", Math.sin, (b, x) => b.prim("cos", x)),
  unary("cos", Math.cos, (b, x) => b.neg(b.prim("sin", x))),
  unary("tan", Math.tan, (b, _x, r) => onePlusSquare(b, r), { cost: 16, domain: [between(-1.3, 1.3)] }),
  unary("cot", cot, (b, _x, r) => b.neg(onePlusSquare(b, r)), branch),
  unary("sec", sec, (b, x, r) => b.mul(r, b.prim("tan", x)), branch),
  unary("csc", csc, (b, x, r) => b.neg(b.mul(r, b.prim("cot", x))), branch),
];

const inverse: readonly ScalarPrimitive[] = [
  unary("asin", Math.asin, (b, x) => over(b, 1, b.prim("sqrt", oneMinusSquare(b, x))), inside),
  unary("acos", Math.acos, (b, x) => over(b, -1, b.prim("sqrt", oneMinusSquare(b, x))), inside),
  unary("atan", Math.atan, (b, x) => over(b, 1, onePlusSquare(b, x)), { cost: 16 }),
  unary("acot", acot, (b, x) => over(b, -1, onePlusSquare(b, x)), { cost: 20, domain: [between(0.2, 3)] }),
  unary("asec", asec, (b, x) => over(b, 1, outerRoot(b, x)), outside),
  unary("acsc", acsc, (b, x) => over(b, -1, outerRoot(b, x)), outside),
  /** Of (y, x): ∂y = x/(x²+y²), ∂x = −y/(x²+y²); the squares may overflow or vanish where the quotient does not. */
  binary(
    "atan2",
    Math.atan2,
    [(b, y, x) => overSquaredRadius(b, x, y, x), (b, y, x) => b.neg(overSquaredRadius(b, y, y, x))],
    { cost: 24, singular: true, domain: [between(0.3, 3), between(-3, 3)] },
  ),
];

const units: readonly ScalarPrimitive[] = [
  unary("deg2rad", deg2rad, (b) => b.constant(Math.PI / 180), { cost: 1 }),
  unary("rad2deg", rad2deg, (b) => b.constant(180 / Math.PI), { cost: 1 }),
];

export const trigonometric: readonly ScalarPrimitive[] = [...direct, ...inverse, ...units];
