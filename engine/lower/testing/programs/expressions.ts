/** What is evaluated when, and what the operators give. */
import { numbers, program, type SmallProgram } from "../smallProgram.ts";

export const order: readonly SmallProgram[] = [
  program(
    "reads a variable before the right side assigns it",
    "const f = (x) => { let y = x; return y + (y = 10) * y; };",
    ...numbers,
  ),
  program(
    "compound assignment reads its place first",
    "const f = (x) => { let y = x; y += (y = 3) + y; return y; };",
    ...numbers,
  ),
  program(
    "the index of a compound assignment is evaluated once",
    "function f(x) { const a = [x, 2, 3]; let i = 0; a[i++] += 10; a[i++] *= 4; return [a[0], a[1], a[2], i]; }",
    ...numbers,
  ),
  program(
    "array, then index, then value",
    "function f(x) { const log = []; const at = (i) => { log.push(i); return i; }; const a = [x, x]; a[at(1)] = at(7) + a[at(0)]; return log.concat(a); }",
    ...numbers,
  ),
  program(
    "postfix gives the old value and prefix the new",
    "const f = (x) => { let i = x; return [i++, i, ++i, i--, --i, i]; };",
    ...numbers,
  ),
  program(
    "arguments are evaluated from left to right",
    "const f = (x) => { let i = x; const g = (a, b, c) => a * 100 + b * 10 + c; return g(i++, i++, i++); };",
    ...numbers,
  ),
  program(
    "surplus arguments are evaluated and dropped",
    "const f = (x) => { let i = x; const g = (a) => a; return g(1, i++, i++) + i; };",
    ...numbers,
  ),
  program(
    "an assignment is an expression",
    "const f = (x) => { let a, b; a = b = x * 2; return a + b; };",
    ...numbers,
  ),
  program(
    "the comma operator evaluates all",
    "const f = (x) => { let i = x; return (i++, i++, i); };",
    ...numbers,
  ),
  program(
    "short circuits skip effects",
    "const f = (x) => { let n = 0; const t = () => { n++; return true; }; x > 1 && t(); x > 1 || t(); const c = x > 0 && t() && x < 2; return [n, c]; };",
    ...numbers,
  ),
  program(
    "defaults are evaluated in order and see earlier parameters",
    "const f = (x) => { const g = (a, b = a + 1, c = b * 2) => [a, b, c]; return [g(x), g(x, 5), g(x, undefined, 7)]; };",
    ...numbers,
  ),
];

export const arithmetic: readonly SmallProgram[] = [
  program(
    "remainders keep the sign of the dividend",
    "const f = (x) => [x % 2, -x % 3, x % -1.5, 5 % x];",
    ...numbers,
  ),
  program(
    "powers, with negative and zero bases",
    "const f = (x) => [x ** 2, x ** 0.5, x ** -1, 2 ** x, 0 ** x, (-2) ** 3];",
    ...numbers,
  ),
  program(
    "bits are those of 32-bit integers",
    "const f = (x) => [x | 0, x & 6, x ^ 9, ~x, x << 3, x >> 1, x >>> 1, 4294967297 | x];",
    ...numbers,
    [4e9],
    [-5e9],
  ),
  program("negative zero survives", "const f = (x) => [-x, 0 * x, x * -1, Math.sign(x), 1 / x];", ...numbers),
  program(
    "booleans count in arithmetic",
    "const f = (x) => [(x > 0) + 1, +(x < 1), -(x > 2), (x > 0) * x];",
    ...numbers,
  ),
  program(
    "comparisons with NaN are false",
    "const f = (x) => [x < NaN, x > NaN, x === NaN, x !== NaN, !(x < 1), x >= 1];",
    ...numbers,
  ),
  program("truth of numbers", "const f = (x) => [x ? 1 : 2, !x, !!x, x || 7, x && 8];", ...numbers),
  program(
    "max and min of any number of arguments",
    "const f = (x) => [Math.max(), Math.min(), Math.max(x), Math.max(1, x, 2), Math.min(x, 0, -1, 3), Math.max(...[x, 4, 2])];",
    ...numbers,
  ),
  program(
    "hypot of many",
    "const f = (x) => [Math.hypot(x), Math.hypot(x, 2), Math.hypot(x, 2, 3), Math.hypot(1e200, x, 1e200)];",
    ...numbers,
  ),
  program(
    "rounding",
    "const f = (x) => [Math.floor(x), Math.ceil(x), Math.round(x), Math.trunc(x), Math.fround(x / 3)];",
    ...numbers,
  ),
  program(
    "questions about numbers",
    "const f = (x) => [Number.isInteger(x), Number.isFinite(1 / x), Number.isNaN(x), Number.isSafeInteger(x * 1e16), isNaN(x)];",
    ...numbers,
  ),
  program(
    "constants of Math and Number",
    "const f = (x) => [Math.PI * x, Number.EPSILON, Number.MAX_SAFE_INTEGER, Infinity, -Infinity, NaN];",
    ...numbers,
  ),
];
