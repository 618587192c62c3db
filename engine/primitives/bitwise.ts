/** Operations on 32-bit integers, as JavaScript has them. They have no derivative: it is 0. */
import { binary, infix, integersBetween, prefix, unary, type Traits } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";

const integers: Traits = { cost: 1, domain: [integersBetween(-1000, 1000)] };
const shifts: Traits = { cost: 1, domain: [integersBetween(-1000, 1000), integersBetween(0, 31)] };

export const bitwise: readonly ScalarPrimitive[] = [
  binary("and", (x, y) => x & y, [0, 0], { ...integers, emit: infix("&") }),
  binary("or", (x, y) => x | y, [0, 0], { ...integers, emit: infix("|") }),
  binary("xor", (x, y) => x ^ y, [0, 0], { ...integers, emit: infix("^") }),
  binary("shl", (x, y) => x << y, [0, 0], { ...shifts, emit: infix("<<") }),
  binary("shr", (x, y) => x >> y, [0, 0], { ...shifts, emit: infix(">>") }),
  binary("ushr", (x, y) => x >>> y, [0, 0], { ...shifts, emit: infix(">>>") }),
  unary("not", (x) => ~x, 0, { ...integers, emit: prefix("~") }),
  binary("imul", Math.imul, [0, 0], integers),
  unary("clz32", Math.clz32, 0, integers),
];
